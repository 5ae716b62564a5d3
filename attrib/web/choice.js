/* The choice: one node or edge, the same in graph, text, table and panel. */
const panel = byId("choice");
const chosenItem = () => nodes.get(state.choose) || edges.get(state.choose) || null;

/* What stands out beside a choice. */
function litBy(item) {
  const ids = new Set([item.id]);
  if (edges.has(item.id)) return ids.add(item.from).add(item.to);
  const around = outgoing.get(item.id).concat(incoming.get(item.id));
  for (const edge of around) ids.add(edge.id).add(edge.from).add(edge.to);
  if (isWords(item)) for (const edge of relaysOf(item)) ids.add(edge.id).add(edge.from);
  if (!isSpeaker(item)) return ids;
  for (const edge of around) {
    for (const other of incoming.get(edge.to)) {
      if (isSpeaker(nodes.get(other.from))) ids.add(other.id).add(other.from);
    }
  }
  return ids;
}

/* By whom the words were passed on. */
function relaysOf(words) {
  return makersOf(words).flatMap((making) => incoming.get(making.from).filter((edge) => edge.attrib.kind === "relays"
    && edge.attrib.attribution === making.attrib.attribution && edge.attrib.article === making.attrib.article));
}

function light() {
  const item = chosenItem();
  lit = item ? litBy(item) : null;
  network.redraw();
}

function tell() {
  const item = chosenItem();
  document.documentElement.classList.toggle("chosen", item !== null);
  if (!item) {
    panel.replaceChildren(...tellAll());
    return;
  }
  const close = pressable("×", () => change({ choose: "" }, "panel"), "close");
  close.setAttribute("aria-label", "Let go of the choice");
  const there = pressable("See it in the text", () => litPieces[0]?.element.scrollIntoView({ block: "center" }), "to-text");
  panel.replaceChildren(close, ...(nodes.has(item.id) ? tellNode(item) : tellEdge(item)), there);
  panel.scrollTop = 0;
}

/* The ends of an edge, or the node itself. */
function endsOf(item) {
  return nodes.has(item.id) ? [item.id] : [item.from, item.to];
}

function select() {
  const item = chosenItem();
  const there = item && (nodes.has(item.id) ? view.nodes : view.edges).has(item.id);
  if (!there) network.unselectAll();
  else if (nodes.has(item.id)) network.selectNodes([item.id], false);
  else network.setSelection({ nodes: [], edges: [item.id] }, { highlightEdges: false });
}

/* A chosen item of another article opens that article. */
function articleFor(item) {
  return item && !articlesOf(item).includes(openArticle()) ? item.attrib.article : state.read;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-choose]");
  if (button) change({ choose: button.dataset.choose }, "button");
});

/* ---- the keyboard on the graph ---- */

function step(by) {
  const there = order.filter((id) => view.nodes.has(id));
  if (!there.length) return;
  const item = chosenItem();
  const at = item ? there.indexOf(nodes.has(item.id) ? item.id : item.to) : -1;
  const next = at < 0 ? (by > 0 ? 0 : there.length - 1) : at + by;
  change({ choose: there[Math.min(there.length - 1, Math.max(0, next))] }, "keys");
}

/* Along an edge: from words to who says them, and back. */
function across(by) {
  const item = chosenItem();
  if (!item || edges.has(item.id)) return step(by);
  const far = (by > 0 ? outgoing : incoming).get(item.id)
    .filter((edge) => view.edges.has(edge.id) && baseOf(nodes.get(edge.from)).x !== baseOf(nodes.get(edge.to)).x)
    .map((edge) => (by > 0 ? edge.to : edge.from));
  if (far.length) change({ choose: far[0] }, "keys");
}

const KEYS = new Map([
  ["ArrowDown", () => step(1)], ["ArrowUp", () => step(-1)],
  ["ArrowRight", () => across(1)], ["ArrowLeft", () => across(-1)],
  ["+", () => zoom(1.25)], ["-", () => zoom(0.8)], ["0", showAll],
]);
container.addEventListener("keydown", (event) => {
  const act = KEYS.get(event.key);
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const open = document.querySelector("details.drop[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    } else change({ choose: "" }, "keys");
  }
  const typing = ["INPUT", "SELECT", "TEXTAREA"].includes(document.activeElement.tagName);
  if (event.key === "/" && !typing) {
    event.preventDefault();
    byId("search").focus();
  }
});
