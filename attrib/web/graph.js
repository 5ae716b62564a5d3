/* The drawing: vis-network keeps the view and the boxes' places, answers to mouse and fingers, and
   asks our painters to draw. Nothing moves by itself. */
const container = byId("graph");
const nodeSet = new vis.DataSet([]);
const edgeSet = new vis.DataSet([]);
const MARGIN = 16;
const HEADS = 22; // the strip with the columns' headings
const LEGIBLE = [0.9, 1.05]; // least scale to begin with, wide and narrow
const PHONE = 560;
let network = null;
let view = null; // what filters.js says is shown
let lit = null; // ids that stand out, or null where all do
let untouched = true;
let pointed = null; // what the mouse is on

/* A choice dims the rest; what the mouse is on only stands out. */
function toneOf(id) {
  if (lit !== null) return lit.has(id) ? "lit" : "dim";
  return pointed !== null && touches(id) ? "lit" : "plain";
}

function touches(id) {
  const edge = edges.get(id);
  return id === pointed || (edge !== undefined && (edge.from === pointed || edge.to === pointed));
}

/* A node is lit by a choice of it; its neighbours only keep their own look. */
function nodeTone(id) {
  return lit !== null && lit.has(id) && id !== state.choose ? "plain" : toneOf(id);
}

/* vis-network's own drawing and hit-testing give way to ours, on the prototypes: once for all. */
let dressed = { node: false, edge: false };
function dress() {
  const some = (items) => Object.values(items)[0];
  const [node, edge] = [some(network.body.nodes), some(network.body.edges)];
  if (node && !dressed.node) {
    dressed.node = true;
    Object.assign(Object.getPrototypeOf(node), { draw: drawNode, updateBoundingBox: measureNode });
  }
  if (edge && !dressed.edge) {
    dressed.edge = true;
    Object.assign(Object.getPrototypeOf(edge), { draw: drawEdge, drawArrows() {} });
    Object.getPrototypeOf(edge.edgeType).getDistanceToEdge = function (x1, y1, x2, y2, x, y) {
      const own = edges.get(this.options.id);
      const quiet = QUIET.has(own.attrib.kind) && toneOf(own.id) !== "lit";
      return quiet ? Infinity : distanceTo(own, x, y);
    };
  }
}

function drawNode(ctx) {
  measureNode.call(this);
  paintNode(ctx, nodes.get(this.id), nodeTone(this.id));
  return {};
}

function measureNode() {
  const box = boxOf(nodes.get(this.id));
  const [left, top] = [box.x - box.width / 2, box.y - box.height / 2];
  Object.assign(this.shape, { left, top, width: box.width, height: box.height });
  Object.assign(this.shape.boundingBox, { left, top, right: left + box.width, bottom: top + box.height });
}

function drawEdge(ctx) {
  paintEdge(ctx, edges.get(this.id), toneOf(this.id));
}

/* Puts the shown nodes and edges on the canvas, where nothing was dragged at their own places. */
function lay() {
  closeGaps(view.nodes);
  const place = (id) => {
    const { x, y } = boxOf(nodes.get(id));
    return { id, x, y, label: undefined, title: tooltip(nodes.get(id)) };
  };
  nodeSet.remove(nodeSet.getIds().filter((id) => !view.nodes.has(id)));
  edgeSet.remove(edgeSet.getIds().filter((id) => !view.edges.has(id)));
  nodeSet.update(Array.from(view.nodes, place));
  edgeSet.update(Array.from(view.edges, (id) => ({ id, from: edges.get(id).from, to: edges.get(id).to })));
  if (network) dress();
}

function tooltip(item) {
  const of = item.attrib;
  return [of.name || of.text || of.title || of.label, of.when].filter(Boolean).join("\n").slice(0, 600);
}

function build() {
  layout = container.clientWidth && container.clientWidth < PHONE ? 1 : 0;
  lay();
  network = new vis.Network(container, { nodes: nodeSet, edges: edgeSet }, {
    ...data.options,
    nodes: { shape: "box", label: undefined },
    edges: { smooth: false },
  });
  dress();
  // the graph itself takes the focus, and has a name
  container.firstElementChild.removeAttribute("tabindex");
  network.on("afterDrawing", paintLabels);
  network.on("afterDrawing", paintHeads);
  network.on("dragging", (event) => event.nodes.forEach(remember));
  network.on("dragEnd", (event) => event.nodes.forEach(remember));
  network.on("dragStart", () => { untouched = false; });
  network.on("zoom", () => { untouched = false; });
  network.on("hoverNode", ({ node }) => point(node));
  network.on("hoverEdge", ({ edge }) => point(edge));
  network.on("blurNode", () => point(null));
  network.on("blurEdge", () => point(null));
  container.addEventListener("mouseleave", () => point(null));
  network.on("resize", resized);
  network.on("click", (event) => {
    const id = event.nodes.length ? event.nodes[0] : event.edges[0];
    change({ choose: id === undefined ? "" : id }, "graph");
  });
}

function point(id) {
  pointed = id;
  network.redraw();
}

function remember(id) {
  const { x, y } = network.body.nodes[id];
  moved.set(id, { x, y });
  byId("tidy").hidden = false;
}

function resized() {
  const wanted = container.clientWidth < PHONE ? 1 : 0;
  if (!container.clientWidth) return;
  if (wanted !== layout) {
    layout = wanted;
    moved = new Map();
    lay();
    untouched = true;
  }
  // vis-network puts its own view back once this is over
  if (untouched) requestAnimationFrame(begin);
}

/* A canvas that is out of sight has no size, and vis-network loses its view with it. */
let camera = null;
function keepCamera() {
  camera = untouched ? null : { position: network.getViewPosition(), scale: network.getScale() };
}

function restoreCamera() {
  network.setSize("100%", "100%");
  const kept = camera;
  requestAnimationFrame(() => (kept ? network.moveTo(kept) : begin()));
}

/* Headings of the columns, which stay at the top of the canvas. */
function headings() {
  const found = new Map();
  for (const id of view.nodes) {
    const node = nodes.get(id);
    const name = isSpeaker(node) ? "WHO" : isWords(node) ? "SAYS WHAT" : "ABOUT";
    if (!found.has(name)) found.set(name, baseOf(node).x);
  }
  return found;
}

function paintHeads(ctx) {
  const ratio = container.querySelector("canvas").width / container.clientWidth;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  const page = paint.get("page");
  ctx.fillStyle = page.soft;
  ctx.globalAlpha = 0.92;
  ctx.fillRect(0, 0, container.clientWidth, HEADS);
  ctx.globalAlpha = 1;
  ctx.fillStyle = blend(page.ink, page.soft, 0.7);
  ctx.font = `bold 11px ${FACE}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  for (const [name, x] of headings()) ctx.fillText(name, network.canvasToDOM({ x, y: 0 }).x, HEADS / 2);
  ctx.restore();
}

/* ---- the view ---- */

function bounds(ids, arcs) {
  const boxes = ids.map((id) => boxOf(nodes.get(id)));
  const [left, right] = arcs ? [arcRoom((x) => x <= 0), arcRoom((x) => x > 0)] : [0, 0];
  return {
    left: Math.min(...boxes.map((box) => box.x - box.width / 2 - (box.x <= 0 ? left : 0))),
    right: Math.max(...boxes.map((box) => box.x + box.width / 2 + (box.x > 0 ? right : 0))),
    top: Math.min(...boxes.map((box) => box.y - box.height / 2)) - (arcs ? 8 : 0),
    bottom: Math.max(...boxes.map((box) => box.y + box.height / 2)),
  };
}

/* How far arcs and their labels reach out on one side. */
function arcRoom(where) {
  const reach = (edge) => {
    const [start, end] = [baseOf(nodes.get(edge.from)), baseOf(nodes.get(edge.to))];
    return view.edges.has(edge.id) && !UNSEEN.has(edge.attrib.kind) && start.x === end.x && where(start.x) ? swingOf(boxOf(nodes.get(edge.from)), boxOf(nodes.get(edge.to))) + edge.ports[layout][2] + (layout ? 4 : 20) : 0;
  };
  return data.edges.reduce((most, edge) => Math.max(most, reach(edge)), 0);
}

function show(position, scale) {
  network.moveTo({ position, scale, animation: calm.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" } });
}

/* On a phone the whole graph stands on the page, which a finger scrolls, unless it is too long
   for a canvas: https://developer.mozilla.org/docs/Web/HTML/Element/canvas#maximum_canvas_size */
const TALLEST = 3000;
function stretch(wide) {
  const box = bounds(Array.from(view.nodes), true);
  const high = (box.bottom - box.top) * Math.min(1.2, wide / narrowRight(box)) + HEADS + 24;
  const tall = layout === 1 && high < TALLEST;
  const wanted = tall ? `${Math.ceil(high)}px` : "";
  container.classList.toggle("tall", tall);
  if (container.parentElement.style.height === wanted) return;
  container.parentElement.style.height = wanted;
  network.setSize("100%", "100%");
}

/* A phone begins with who and what; what it is about is a swipe away. */
function narrowRight(box) {
  const words = Array.from(view.nodes, (id) => nodes.get(id)).filter(isWords).map(baseOf);
  return Math.max(0, ...words.map(({ x, width }) => x + width / 2)) - box.left || box.right - box.left;
}

/* As much of the graph as stays legible, from its top. */
function begin() {
  untouched = true;
  if (!view.nodes.size || !container.clientWidth) return;
  const margin = layout ? 6 : MARGIN;
  stretch(container.clientWidth - 2 * margin);
  const box = bounds(Array.from(view.nodes), true);
  const [wide, high] = [container.clientWidth - 2 * margin, container.clientHeight - 2 * margin - HEADS];
  if (wide < 1 || high < 1) return;
  if (layout) box.right = box.left + narrowRight(box);
  const fitting = wide / (box.right - box.left);
  const whole = Math.min(fitting, high / (box.bottom - box.top));
  const scale = Math.min(1.2, Math.max(whole, Math.min(LEGIBLE[layout], fitting)));
  const top = box.top + high / scale / 2;
  network.moveTo({ position: { x: (box.left + box.right) / 2, y: top - HEADS / scale / 2 }, scale });
}

function reveal(ids) {
  const there = ids.filter((id) => view.nodes.has(id));
  if (!there.length || !container.clientWidth) return;
  const box = bounds(there, false);
  if (container.classList.contains("tall")) {
    bringUp(network.canvasToDOM({ x: 0, y: box.top }).y);
    return;
  }
  const scale = network.getScale();
  const half = { x: container.clientWidth / scale / 2 - 10, y: container.clientHeight / scale / 2 - HEADS / scale };
  const at = network.getViewPosition();
  const inside = box.left > at.x - half.x && box.right < at.x + half.x
    && box.top > at.y - half.y && box.bottom < at.y + half.y;
  if (!inside) show({ x: layout ? at.x : (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, scale);
}

/* The graph stands on the page as a whole: what is chosen is brought above the panel. */
function bringUp(y) {
  const top = container.getBoundingClientRect().top + y;
  const [first, last] = [innerHeight * 0.2, innerHeight * 0.4];
  if (top < first || top > last) scrollBy({ top: top - first, behavior: calm.matches ? "auto" : "smooth" });
}

function zoom(factor) {
  untouched = false;
  show(network.getViewPosition(), Math.min(3, Math.max(0.05, network.getScale() * factor)));
}

function showAll() {
  untouched = false;
  if (!view.nodes.size) return;
  const box = bounds(Array.from(view.nodes), true);
  const scale = Math.min((container.clientWidth - 20) / (box.right - box.left), (container.clientHeight - HEADS - 20) / (box.bottom - box.top), 1.5);
  show({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 - HEADS / scale / 2 }, scale);
}

function tidy() {
  moved = new Map();
  byId("tidy").hidden = true;
  lay();
  begin();
}

/* A wheel scrolls, as everywhere on a page; with Ctrl it zooms, as everywhere too. */
container.addEventListener("wheel", (event) => {
  if (event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  untouched = false;
  const at = network.getViewPosition();
  const step = (event.deltaMode === 1 ? 18 : 1) / network.getScale();
  network.moveTo({ position: { x: at.x + event.deltaX * step, y: at.y + event.deltaY * step } });
}, { capture: true, passive: false });
