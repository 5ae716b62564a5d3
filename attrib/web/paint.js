/* Colours and strokes: what a node and an edge look like, and how they are put on the canvas. */
const FACE = "Arial, Helvetica, sans-serif";
const EDGE_FONT = 12;
const LEADING = 1.1;
let paint = new Map();

function mix() {
  const style = getComputedStyle(document.documentElement);
  const value = (name, part) => style.getPropertyValue(`--${name}-${part}`).trim();
  const names = new Set(data.nodes.concat(data.edges).map((item) => item.hue).concat("page", "subject", "quiet"));
  paint = new Map(Array.from(names, (name) => [name, { ink: value(name, "ink"), soft: value(name, "soft") }]));
}

/* A mix of two #rrggbb: an own colour stays one where shapes overlap, which transparency does not. */
function blend(one, other, share) {
  const part = (hex, at) => parseInt(hex.slice(at, at + 2), 16);
  return `#${[1, 3, 5].map((at) => Math.round(part(one, at) * share + part(other, at) * (1 - share))
    .toString(16).padStart(2, "0")).join("")}`;
}

/* What a node looks like; `tone` is "plain", "dim" or "lit". */
function nodeLook(node, tone) {
  const { ink, soft } = paint.get(node.hue);
  const page = paint.get("page");
  const of = node.attrib;
  const filled = of.kind === "article";
  const fill = filled ? ink : isSpeaker(node) || tone === "lit" ? soft : page.soft;
  const thin = of.voice === "outlet" || !(isSpeaker(node) || isWords(node));
  const dim = tone === "dim";
  const vague = of.kind === "nobody" || of.kind === "silence" || of.naming === "unnamed" || of.resolved === false;
  return {
    stroke: dim ? blend(ink, page.soft, 0.35) : ink,
    fill: dim ? blend(fill, page.soft, 0.25) : fill,
    text: dim ? blend(page.ink, page.soft, 0.5) : filled ? page.soft : page.ink,
    width: (thin ? 1 : 2) + (tone === "lit" ? 1 : 0),
    dash: vague ? [6, 4] : [],
    sign: dim ? blend(ink, page.soft, 0.4) : ink,
  };
}

function edgeLook(edge, tone) {
  const quiet = QUIET.has(edge.attrib.kind);
  const { ink } = paint.get(quiet && tone === "lit" ? "subject" : edge.hue);
  const page = paint.get("page");
  return {
    stroke: blend(ink, page.soft, tone === "dim" ? 0.28 : 1),
    width: edge.width + (tone === "lit" ? 0.75 : 0),
    dash: edge.dashes || [],
    arrow: !LINKS.has(edge.attrib.kind) && !quiet,
    faded: edge.attrib.kind === "about" && tone !== "lit",
    label: edge.label,
  };
}

/* Many long lines to what claims are about would be a thicket: until one of their ends is chosen or
   pointed at, they are seen where they begin and end only. */
const LONG = 45;
function strokeOf(ctx, look, curve) {
  const [start, end] = [curve[0], curve[curve.length - 1]];
  if (!look.faded || Math.abs(start.y - end.y) < LONG) return look.stroke;
  const across = ctx.createLinearGradient(start.x, 0, end.x, 0);
  const page = paint.get("page").soft;
  for (const [at, share] of [[0, 1], [0.38, 0], [0.5, 0], [1, 1]]) {
    across.addColorStop(at, share ? look.stroke : `${page}00`);
  }
  return across;
}

/* The label of an edge stands on its curve; on a narrow canvas there is no room for it. */
function labelOf(edge, look, curve) {
  if (!look.label || layout === 1) return null;
  const at = pointOn(curve, edge.ports[layout][3]);
  const text = look.label;
  const width = text.length * EDGE_FONT * 0.55 + 4;
  if (curve.length < 4) return { ...at, text, width };
  // beside the arrowhead, not on it
  const far = Math.abs(curve[3].x - curve[0].x) / 2 - data.curve.head - 4 - width / 2;
  const middle = (curve[0].x + curve[3].x) / 2;
  const x = far > 0 ? Math.max(middle - far, Math.min(middle + far, at.x)) : middle;
  return { x, y: at.y, text, width };
}

function linesOf(box, look, node) {
  const centred = isSpeaker(node);
  const step = box.font * LEADING;
  const first = box.y - (box.lines.length - 1) * step / 2;
  const x = centred ? box.x : box.x - box.width / 2 + box.padding + (isWords(node) ? 0 : 6);
  return box.lines.map((text, number) => ({ text, x, y: first + number * step, centred, strong: number < box.strong }));
}

/* Tags on the upper edge of a claim's box: what lowers its certainty. */
function signsOf(node, box) {
  const found = [];
  let right = box.x + box.width / 2 - 8;
  for (const text of node.signs) {
    const width = text.length * 5.7 + 10;
    found.push({ text, x: right - width, y: box.y - box.height / 2 - 9, width, height: 14 });
    right -= width + 4;
  }
  return found;
}

function paintNode(ctx, node, tone) {
  const box = boxOf(node);
  const look = nodeLook(node, tone);
  const outline = new Path2D(outlineOf(node, box));
  ctx.fillStyle = look.fill;
  ctx.fill(outline);
  ctx.strokeStyle = look.stroke;
  ctx.lineWidth = look.width;
  ctx.setLineDash(look.dash);
  ctx.stroke(outline);
  ctx.setLineDash([]);
  ctx.fillStyle = look.text;
  ctx.textBaseline = "middle";
  for (const line of linesOf(box, look, node)) {
    ctx.font = `${line.strong ? "bold " : ""}${box.font}px ${FACE}`;
    ctx.textAlign = line.centred ? "center" : "left";
    ctx.fillText(line.text, line.x, line.y, box.width - 4);
  }
  paintSigns(ctx, signsOf(node, box), look);
}

function paintSigns(ctx, signs, look) {
  if (!signs.length) return;
  ctx.font = `italic 11px ${FACE}`;
  ctx.textAlign = "center";
  for (const sign of signs) {
    ctx.fillStyle = paint.get("page").soft;
    ctx.strokeStyle = look.sign;
    ctx.lineWidth = 1;
    const outline = new Path2D(rounded(sign.x, sign.y, sign.x + sign.width, sign.y + sign.height, 6));
    ctx.fill(outline);
    ctx.stroke(outline);
    ctx.fillStyle = look.sign;
    ctx.fillText(sign.text, sign.x + sign.width / 2, sign.y + sign.height / 2 + 0.5);
  }
}

function paintEdge(ctx, edge, tone) {
  if (UNSEEN.has(edge.attrib.kind) && tone !== "lit") return;
  const look = edgeLook(edge, tone);
  const curve = curveOf(edge);
  ctx.strokeStyle = strokeOf(ctx, look, curve);
  ctx.lineWidth = look.width;
  ctx.setLineDash(look.dash);
  ctx.stroke(new Path2D(path(curve)));
  ctx.setLineDash([]);
  if (look.arrow) {
    const [tip, one, other] = headOf(curve);
    ctx.fillStyle = look.stroke;
    ctx.beginPath();
    ctx.moveTo(tip.x, tip.y);
    ctx.lineTo(one.x, one.y);
    ctx.lineTo(other.x, other.y);
    ctx.fill();
  }
}

/* After all lines, so that none runs over another's label. */
function paintLabels(ctx) {
  for (const id of view.edges) {
    const [edge, tone] = [edges.get(id), toneOf(id)];
    if (!edge.label || (UNSEEN.has(edge.attrib.kind) && tone !== "lit")) continue;
    const look = edgeLook(edge, tone);
    const label = labelOf(edge, look, curveOf(edge));
    if (label) paintLabel(ctx, label, look);
  }
}

function paintLabel(ctx, label, look) {
  ctx.font = `${EDGE_FONT}px ${FACE}`;
  const width = ctx.measureText(label.text).width + 4;
  ctx.fillStyle = paint.get("page").soft;
  ctx.fillRect(label.x - width / 2, label.y - EDGE_FONT * 0.6, width, EDGE_FONT * 1.2);
  ctx.fillStyle = look.stroke;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(label.text, label.x, label.y);
}
