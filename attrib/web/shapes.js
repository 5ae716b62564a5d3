/* Geometry alone: where boxes stand once some are hidden, how edges run, what outline a kind has.
   Canvas and SVG draw from the same. */
let layout = 0; // 0 wide, 1 narrow: which of the two places that Python computed
let moved = new Map(); // where the reader has dragged a box
let lifts = new Map(); // by how much a box moves up where those above are hidden

function baseOf(node) {
  const [x, y, width, height, font, padding, lines, strong] = node.boxes[layout];
  return { x, y, width, height, font, padding, lines, strong };
}

function boxOf(node) {
  const base = baseOf(node);
  const at = moved.get(node.id) || { x: base.x, y: base.y - (lifts.get(node.id) || 0) };
  return { ...base, ...at };
}

/* Closes the empty rows that hidden boxes leave; the order and the columns stay. */
const ROW = 40;
function closeGaps(ids) {
  const stack = Array.from(ids, (id) => ({ id, ...baseOf(nodes.get(id)) }))
    .sort((one, other) => one.y - one.height / 2 - other.y + other.height / 2);
  lifts = new Map();
  let [floor, lift] = [stack.length ? stack[0].y - stack[0].height / 2 : 0, 0];
  for (const { id, y, height } of stack) {
    const gap = y - height / 2 - floor;
    if (gap > ROW) lift += gap - ROW;
    lifts.set(id, lift);
    floor = Math.max(floor, y + height / 2);
  }
}

function swingOf(start, end) {
  return Math.min(data.curve.most, data.curve.arc + Math.abs(end.y - start.y) / 16);
}

/* The Bézier points of an edge: four in the gutter between columns, three around a column. */
function curveOf(edge) {
  const [start, end] = [boxOf(nodes.get(edge.from)), boxOf(nodes.get(edge.to))];
  const [leave, arrive, more, , bend] = edge.ports[layout];
  const { leave: out } = data.curve;
  if (Math.abs(start.x - end.x) < 1) {
    const side = baseOf(nodes.get(edge.from)).x <= 0 ? -1 : 1;
    const swing = swingOf(start, end) + more;
    const x = start.x + side * (Math.max(start.width, end.width) / 2 + 2 * swing);
    return [
      { x: start.x + side * start.width / 2, y: start.y },
      { x, y: (start.y + end.y) / 2 },
      { x: end.x + side * end.width / 2, y: end.y },
    ];
  }
  const side = start.x < end.x ? 1 : -1;
  const first = { x: start.x + side * start.width / 2, y: start.y + leave };
  const last = { x: end.x - side * end.width / 2, y: end.y + arrive };
  const reach = last.x - first.x;
  return [first, { x: first.x + out * reach, y: first.y }, { x: last.x - bend * reach, y: last.y }, last];
}

/* De Casteljau. */
function pointOn(curve, share) {
  let points = curve;
  while (points.length > 1) {
    points = points.slice(1).map((point, at) => ({
      x: points[at].x + (point.x - points[at].x) * share,
      y: points[at].y + (point.y - points[at].y) * share,
    }));
  }
  return points[0];
}

const STEPS = 16;
function distanceTo(edge, x, y) {
  const curve = curveOf(edge);
  let least = Infinity;
  let last = curve[0];
  for (let step = 1; step <= STEPS; step += 1) {
    const next = pointOn(curve, step / STEPS);
    least = Math.min(least, toSegment(last, next, x, y));
    last = next;
  }
  return least;
}

function toSegment(one, other, x, y) {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const along = Math.min(1, Math.max(0, ((x - one.x) * dx + (y - one.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - one.x - along * dx, y - one.y - along * dy);
}

const path = (curve) => {
  const at = (point) => `${round(point.x)} ${round(point.y)}`;
  const [start, ...rest] = curve;
  return `M${at(start)} ${rest.length === 3 ? "C" : "Q"}${rest.map(at).join(" ")}`;
};
const round = (number) => Math.round(number * 10) / 10;

/* The arrowhead at the end of a curve, as the points of a triangle. */
function headOf(curve) {
  const tip = curve[curve.length - 1];
  const before = curve[curve.length - 2];
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  const { head } = data.curve;
  const corner = (turn) => ({
    x: tip.x - head * 1.25 * Math.cos(angle + turn), y: tip.y - head * 1.25 * Math.sin(angle + turn),
  });
  return [tip, corner(0.42), corner(-0.42)];
}

/* Sources are round, claims square with a turned corner, silences square, subjects are tags. */
function outlineOf(node, { x, y, width, height }) {
  const [left, top, right, bottom] = [x - width / 2, y - height / 2, x + width / 2, y + height / 2].map(round);
  const kind = node.attrib.kind;
  if (kind === "source" || kind === "nobody") return rounded(left, top, right, bottom, Math.min(18, height / 2));
  if (kind === "claim" || kind === "silence") return rounded(left, top, right, bottom, 2);
  if (kind === "article") return `M${left} ${top}H${right}V${bottom}H${left}Z`;
  const notch = Math.min(9, height / 3);
  return `M${left} ${y}L${left + notch} ${top}H${right}V${bottom}H${left + notch}Z`;
}

function rounded(left, top, right, bottom, radius) {
  return `M${left + radius} ${top}H${right - radius}A${radius} ${radius} 0 0 1 ${right} ${top + radius}`
    + `V${bottom - radius}A${radius} ${radius} 0 0 1 ${right - radius} ${bottom}`
    + `H${left + radius}A${radius} ${radius} 0 0 1 ${left} ${bottom - radius}`
    + `V${top + radius}A${radius} ${radius} 0 0 1 ${left + radius} ${top}Z`;
}
