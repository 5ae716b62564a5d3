/* The page begins here: everything follows from the state. */
const LEGEND = [
  ["source", "source"], ["vague", "source without a name", () => data.nodes.some((node) => node.attrib.naming === "unnamed" || node.attrib.kind === "nobody")],
  ["claim", "what it says"], ["joint", "said by several together", () => data.nodes.some((node) => node.hue === "joint")],
  ["silence", "did not answer", () => data.nodes.some((node) => node.attrib.kind === "silence")],
  ["article", "the article itself"], ["stated", "stated by it alone", () => data.nodes.some((node) => node.attrib.voice === "outlet")],
  ["subject", "what it is about", () => data.nodes.some((node) => node.attrib.kind === "subject")],
  ["line direct", "quoted word for word", () => data.edges.some((edge) => edge.attrib.form === "direct")],
  ["line mixed", "partly quoted", () => data.edges.some((edge) => edge.attrib.form === "mixed")],
  ["line", "paraphrased", () => data.edges.some((edge) => edge.attrib.form === "indirect")],
  ["line unsure", "unsure (?)", () => data.edges.some((edge) => edge.attrib.unsure)],
  ["line same", "agree, or one repeats", () => data.edges.some((edge) => edge.attrib.kind === "same")],
  ["line differs", "differ", () => data.edges.some((edge) => edge.attrib.kind === "differs")],
  ["line maybe", "maybe the same", () => data.edges.some((edge) => edge.attrib.kind === "maybe the same")],
];

function buildLegend() {
  byId("legend").replaceChildren(...LEGEND.filter(([, , there]) => !there || there()).map(([look, text]) => {
    const item = make("li", text);
    item.prepend(look.startsWith("line") ? make("i", undefined, look) : keyOfShape(look));
    item.firstChild.setAttribute("aria-hidden", "true");
    return item;
  }));
}

/* The outline of a kind, small, as the graph has it. */
function keyOfShape(look) {
  const kind = { vague: "source", joint: "claim", stated: "claim" }[look] || look;
  const outline = outlineOf({ attrib: { kind } }, { x: 13, y: 8, width: 23, height: 13 });
  return svg("svg", { class: `key ${look}`, viewBox: "0 0 26 16" }, svg("path", { d: outline }));
}

/* What of the state changes what is shown; the rest only lights it. */
const SHOWING = ["find", "focus", "least", "links", "own", "bare", "all", ...READ.keys()];
const sameValue = (one, other) => one === other || (Array.isArray(one) && one.join("\n") === other.join("\n"));

function follow(now, before, from) {
  const refiltered = from === "start" || SHOWING.some((name) => !sameValue(now[name], before[name]));
  const article = articleFor(from === "switch" ? null : chosenItem());
  if (article !== now.read) {
    change({ read: article }, from);
    return;
  }
  if (from === "switch" || from === "start" || now.read !== before.read) showArticle();
  if (network && now.view !== before.view && before.view === "graph") keepCamera();
  showView();
  if (refiltered) {
    view = shownNow();
    fillSheet();
    if (network === null) build();
    else {
      lay();
      begin();
    }
    tellShown();
    markHits();
  } else if (now.read !== before.read) markHits();
  if (refiltered || now.sort !== before.sort || now.view !== before.view) fillTable();
  if (now.view !== before.view && now.view === "graph") restoreCamera();
  if (refiltered || now.choose !== before.choose || now.read !== before.read) chosenChanged(from, refiltered && now.choose === before.choose);
}

function chosenChanged(from, quietly) {
  select();
  light();
  const item = chosenItem();
  lightText(item, from !== "text" && !quietly);
  if (!quietly || !item || from === "start") tell();
  markRows(from !== "button");
  if (item && from !== "graph" && !quietly) reveal(endsOf(item));
}

mix();
buildLegend();
buildSheet();
listeners.push(follow);
state = parsed(location.hash);
view = shownNow();
follow(state, BLANK, "start");
begin();
light();
byId("larger").addEventListener("click", () => zoom(1.25));
byId("smaller").addEventListener("click", () => zoom(0.8));
byId("all").addEventListener("click", showAll);
byId("tidy").addEventListener("click", tidy);
dark.addEventListener("change", () => {
  mix();
  network.redraw();
});
document.documentElement.dataset.ready = "yes";
// for whoever wants to go on from here in the browser's console
window.claimGraph = { network, data, boxOf, curveOf, nodes, edges };
