/* What a reader can take from the page: the view as a picture, the table, the data. */

function save(name, type, parts) {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const stem = `claims-${articleIds[0]}`;

/* The canvas as it stands, on the page's colour: a canvas has no ground of its own. */
function takePng() {
  const drawn = container.querySelector("canvas");
  const whole = make("canvas");
  Object.assign(whole, { width: drawn.width, height: drawn.height });
  const ctx = whole.getContext("2d");
  ctx.fillStyle = paint.get("page").soft;
  ctx.fillRect(0, 0, whole.width, whole.height);
  ctx.drawImage(drawn, 0, 0);
  whole.toBlob((blob) => save(`${stem}.png`, "image/png", [blob]), "image/png");
}

const SVG = "http://www.w3.org/2000/svg";
function svg(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/* A part of the drawing, with the same outlines and colours as on the canvas. */
function svgOf({ left, top, width, height }, pixels) {
  const page = paint.get("page");
  const root = svg("svg", {
    xmlns: SVG, viewBox: [left, top, width, height].map(round).join(" "), role: "img",
    width: Math.round(pixels), height: Math.round(pixels * height / width), "font-family": FACE,
  }, svg("title", {}, xmlText(document.title)), svg("desc", {}, `${byId("found").textContent || "All"} ${document.querySelector(".counts").textContent}`));
  root.append(svg("rect", { x: round(left), y: round(top), width: round(width), height: round(height), fill: page.soft }));
  for (const id of view.edges) root.append(...svgEdge(edges.get(id)));
  for (const id of view.nodes) root.append(svgNode(nodes.get(id)));
  for (const id of view.edges) root.append(...svgLabel(edges.get(id)));
  return root;
}

/* What is in sight. */
function svgOfView() {
  const scale = network.getScale();
  const at = network.getViewPosition();
  const [width, height] = [container.clientWidth / scale, container.clientHeight / scale];
  const root = svgOf({ left: at.x - width / 2, top: at.y - height / 2, width, height }, container.clientWidth);
  return new XMLSerializer().serializeToString(root);
}

/* All of it, for paper, whatever is in sight and whatever the screen's colours. */
function drawForPrint() {
  const box = bounds(Array.from(view.nodes), true);
  const [before, chosen] = [paint, lit];
  paint = new Map(Object.entries(data.light).map(([name, [ink, soft]]) => [name, { ink, soft }]));
  lit = null;
  const [left, width] = [box.left - 8, box.right - box.left + 16];
  byId("paper").replaceChildren(...sheetsOf(box.top - 8, box.bottom + 8, width * SHEET)
    .map(([top, bottom]) => svgOf({ left, top, width, height: bottom - top }, 900)));
  [paint, lit] = [before, chosen];
}

/* Where the drawing may be parted so that each part fits a sheet of paper and no box is cut, as
   far as that can be: tops and bottoms. */
const SHEET = 1.35; // height by width, a little less than A4 has between its margins
function sheetsOf(top, bottom, most) {
  const sides = Array.from(view.nodes, (id) => boxOf(nodes.get(id)))
    .map(({ y, height }) => [y - height / 2, y + height / 2]).sort((one, other) => one[0] - other[0]);
  const gaps = [];
  let floor = -Infinity;
  for (const [upper, lower] of sides) {
    if (upper > floor + 1) gaps.push((floor + upper) / 2);
    floor = Math.max(floor, lower);
  }
  const parts = [];
  let start = top;
  while (bottom - start > most) {
    const cut = gaps.filter((gap) => gap > start + most / 3 && gap <= start + most).pop() || start + most;
    parts.push([start, cut]);
    start = cut;
  }
  return [...parts, [start, bottom]];
}

function stroke(look) {
  return { stroke: look.stroke, "stroke-width": look.width, "stroke-dasharray": look.dash.length ? look.dash.join(" ") : "none" };
}

function svgEdge(edge) {
  const tone = toneOf(edge.id);
  if (UNSEEN.has(edge.attrib.kind) && tone !== "lit") return [];
  const look = edgeLook(edge, tone);
  const curve = curveOf(edge);
  const parts = [svg("path", { d: path(curve), fill: "none", ...stroke(look) })];
  if (look.arrow) {
    parts.push(svg("polygon", { points: headOf(curve).map(({ x, y }) => `${round(x)},${round(y)}`).join(" "), fill: look.stroke }));
  }
  return parts;
}

function svgLabel(edge) {
  const look = edgeLook(edge, toneOf(edge.id));
  const label = labelOf(edge, look, curveOf(edge));
  const parts = [];
  if (label) {
    parts.push(svg("rect", { x: round(label.x - label.width / 2), y: round(label.y - 7), width: round(label.width), height: 14, fill: paint.get("page").soft }));
    parts.push(svgText(label.text, { x: round(label.x), y: round(label.y), "font-size": EDGE_FONT, fill: look.stroke, "text-anchor": "middle" }));
  }
  return parts;
}

function svgText(text, attributes) {
  return svg("text", { "dominant-baseline": "central", ...attributes }, text);
}

function svgNode(node) {
  const box = boxOf(node);
  const look = nodeLook(node, nodeTone(node.id));
  const group = svg("g", {}, svg("title", {}, xmlText(nameOf(node))));
  group.append(svg("path", { d: outlineOf(node, box), fill: look.fill, ...stroke(look) }));
  for (const line of linesOf(box, look, node)) {
    group.append(svgText(line.text, {
      x: round(line.x), y: round(line.y), "font-size": box.font, fill: look.text, "text-anchor": line.centred ? "middle" : "start", "font-weight": line.strong ? "bold" : "normal",
    }));
  }
  for (const sign of signsOf(node, box)) {
    group.append(svg("rect", { x: round(sign.x), y: round(sign.y), width: round(sign.width), height: sign.height, rx: 6, fill: paint.get("page").soft, stroke: look.sign }));
    group.append(svgText(sign.text, { x: round(sign.x + sign.width / 2), y: round(sign.y + sign.height / 2), "font-size": 11, "font-style": "italic", fill: look.sign, "text-anchor": "middle" }));
  }
  return group;
}

/* XML cannot carry most control characters, in whatever form. */
function xmlText(text) {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}

/* RFC 4180. A cell that a spreadsheet would take for a formula, whatever it skips before it, begins
   with an apostrophe, by the rule of the CSV files of `attrib graph`:
   https://owasp.org/www-community/attacks/CSV_Injection */
function csvCell(text) {
  const skipped = /^[\p{Cc}\p{Cf}\p{Z}]*/u.exec(text)[0];
  const runs = /[\t\r\n]/.test(skipped) || /^[=+\-@＝＋－＠]/.test(text.slice(skipped.length));
  const guarded = runs ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function csvOfTable() {
  const names = Object.keys(data.columns);
  const lines = [names.map((name) => data.columns[name]), ...rowsNow().map((row) => names.map((name) => row[name]))];
  return lines.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

/* One report as attrib writes it, so that it can be read back; several as a list of reports. */
function jsonOfData() {
  return `${JSON.stringify(data.reports.length === 1 ? data.reports[0] : data.reports, null, 2)}\n`;
}

const TAKES = new Map([
  ["take-png", takePng],
  ["take-svg", () => save(`${stem}.svg`, "image/svg+xml", [svgOfView()])],
  // spreadsheets take UTF-8 for granted only after this mark
  ["take-csv", () => save(`${stem}.csv`, "text/csv", ["\ufeff", csvOfTable()])],
  ["take-json", () => save(`${stem}.json`, "application/json", [jsonOfData()])],
  ["take-link", copyLink],
  ["take-print", () => window.print()],
]);
for (const [id, take] of TAKES) {
  byId(id).addEventListener("click", () => {
    if (id !== "take-link") byId("take").open = false;
    take();
  });
}

/* A page in a file may not use the clipboard in every browser: then the link is shown. */
async function copyLink() {
  const button = byId("take-link");
  try {
    await navigator.clipboard.writeText(location.href);
    button.textContent = "Copied";
  } catch {
    button.textContent = location.href;
  }
}

// a printed page holds the whole graph and the table, too
window.addEventListener("beforeprint", () => {
  if (view.nodes.size) drawForPrint();
  putRows();
});
