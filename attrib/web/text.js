/* The article's side: which article is open, which of its words are lit. */
const pane = document.querySelector(".texts");
const switchBox = byId("reading");
const articleElements = Array.from(document.querySelectorAll(".texts article"));
const articleIds = data.reports.map((report) => report.article.id);
const pieces = Array.from(document.querySelectorAll(".texts [data-s]"), (element) => ({
  element,
  article: articleIds[Number(element.closest("article").dataset.article)],
  start: Number(element.dataset.s),
  end: Number(element.dataset.e),
}));
const pieceOf = new Map(pieces.map((piece) => [piece.element, piece]));
const piecesOf = new Map(articleIds.map((id) => [id, []]));
for (const piece of pieces) piecesOf.get(piece.article).push(piece);

const openArticle = () => (articleIds.includes(state.read) ? state.read : articleIds[0]);

function showArticle() {
  const open = articleIds.indexOf(openArticle());
  articleElements.forEach((element, number) => { element.hidden = number !== open; });
  if (switchBox) switchBox.value = String(open);
}

/* The words of what a choice is tied to: of a source what it says, of a claim who says it. */
function tiedTo(item, article) {
  if (edges.has(item.id)) return [nodes.get(item.from), nodes.get(item.to)].flatMap((end) => spansIn(end, article));
  const around = outgoing.get(item.id).concat(incoming.get(item.id)).filter((edge) => !UNDRAWN.has(edge.attrib.kind));
  return around.flatMap((edge) => {
    const end = nodes.get(edge.from === item.id ? edge.to : edge.from);
    return [edge, ...(isWords(end) ? [end] : [])].flatMap((one) => spansIn(one, article));
  });
}

let litPieces = [];
let nearPieces = [];
/* Lights the words of a choice and scrolls to the first of them; only what belongs to it keeps its
   colour. */
function lightText(chosen, scroll) {
  for (const piece of litPieces) piece.element.classList.remove("lit");
  for (const { element } of nearPieces) element.classList.remove("near");
  litPieces = [];
  nearPieces = [];
  pane.classList.toggle("choosing", chosen !== null);
  if (!chosen) return;
  const article = openArticle();
  const spans = spansIn(chosen, article);
  litPieces = piecesOf.get(article).filter((piece) => covers(spans, piece));
  for (const piece of litPieces) piece.element.classList.add("lit");
  const tied = tiedTo(chosen, article);
  nearPieces = piecesOf.get(article).filter((piece) => covers(tied, piece));
  for (const { element } of nearPieces) element.classList.add("near");
  if (!litPieces.length || !scroll) return;
  into(litPieces[0].element);
  // paragraphs that were never seen have no true height until they come into view
  if (pane.classList.contains("many")) requestAnimationFrame(() => litPieces.length && into(litPieces[0].element));
}

/* Scrolls inside the pane only: on a phone the page stays where the reader is. */
function into(element) {
  if (pane.scrollHeight <= pane.clientHeight) return;
  const [inner, outer] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (inner.top < outer.top + 20 || inner.bottom > outer.bottom - 60) {
    pane.scrollTop += inner.top - outer.top - outer.height / 4;
  }
}

/* Underlines the pieces that the searched words are in. */
function markHits() {
  const wanted = fold(state.find.trim());
  for (const piece of piecesOf.get(openArticle())) {
    piece.folded = piece.folded || fold(piece.element.textContent);
    piece.element.classList.toggle("hit", wanted !== "" && piece.folded.includes(wanted));
  }
}

/* Words can be in several spans: the shortest of them is meant, and what a claim is about only
   where nothing else is. */
function itemAt(piece) {
  let best = null;
  let least = Infinity;
  for (const item of [...data.nodes, ...data.edges]) {
    if (!articlesOf(item).includes(piece.article)) continue;
    const weight = item.attrib.kind === "subject" || QUIET.has(item.attrib.kind) || LINKS.has(item.attrib.kind) ? 1e9 : 0;
    for (const [start, end] of spansIn(item, piece.article)) {
      if (start <= piece.start && end >= piece.end && end - start + weight < least) {
        least = end - start + weight;
        best = item;
      }
    }
  }
  return best;
}

pane.addEventListener("click", (event) => {
  const piece = pieceOf.get(event.target);
  if (!piece || String(getSelection())) return;
  const item = itemAt(piece);
  if (item) change({ choose: item.id }, "text");
});
if (switchBox) {
  switchBox.addEventListener("change", () => change({ read: articleIds[Number(switchBox.value)] }, "switch"));
}
