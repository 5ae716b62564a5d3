/* What the page was made from, and how to look things up in it. Whatever is looked up by an id or
   a word of the article is in a Map, since an object would answer to "constructor". */
document.documentElement.classList.add("live");
const data = JSON.parse(document.getElementById("data").textContent);
const SPEAKERS = new Set(["source", "nobody", "article"]);
const WORDS = new Set(["claim", "silence"]);
const LINKS = new Set(["same", "differs", "maybe the same"]);
const QUIET = new Set(["about", "is", "unanswered"]);
const UNSEEN = new Set(["unanswered"]); // drawn only where one end is chosen
const UNDRAWN = new Set(["is"]); // it would cross the whole drawing: the panel tells it

const mapOf = (items) => new Map(items.map((item) => [item.id, item]));
const reports = new Map(data.reports.map((report) => [report.article.id, {
  ...report,
  number: data.reports.indexOf(report),
  sources: mapOf(report.sources),
  claims: mapOf(report.claims),
  attributions: mapOf(report.attributions),
  silences: mapOf(report.silences),
}]));
const letters = new Map();
const nodes = mapOf(data.nodes);
const edges = mapOf(data.edges);
const drawnEdges = data.edges.filter((edge) => !UNDRAWN.has(edge.attrib.kind));
const outgoing = new Map(data.nodes.map((node) => [node.id, []]));
const incoming = new Map(data.nodes.map((node) => [node.id, []]));
for (const edge of data.edges) {
  outgoing.get(edge.from).push(edge);
  incoming.get(edge.to).push(edge);
}
const wordTables = new Map(
  Object.entries(data.words).map(([name, table]) => [name, new Map(Object.entries(table))]));

/* What a reader is shown for a value of an attribute. */
function shown(name, value) {
  const table = wordTables.get(name);
  return (table && table.get(value)) ?? value ?? "";
}

/* Offsets are code points, and JavaScript's strings are not. */
function slice(article, start, end) {
  if (!letters.has(article)) letters.set(article, Array.from(reports.get(article).article.text));
  return letters.get(article).slice(start, end).join("");
}

const SPANS = ["spans", "content_spans", "cue_spans", "source_spans", "about_spans"];
function spansIn(item, article) {
  const of = item.attrib;
  if (of.article === article) return SPANS.flatMap((name) => of[name] || []);
  const elsewhere = new Map(Object.entries(of.elsewhere || {}));
  return elsewhere.get(article) || [];
}

function articlesOf(item) {
  return item.attrib.articles || [item.attrib.article];
}

function covers(spans, piece) {
  return spans.some(([start, end]) => start < piece.end && end > piece.start);
}

function isSpeaker(node) {
  return SPEAKERS.has(node.attrib.kind);
}

function isWords(node) {
  return WORDS.has(node.attrib.kind);
}

/* Edges by which a source answers for words. */
function makersOf(node) {
  return incoming.get(node.id).filter((edge) => isSpeaker(nodes.get(edge.from)));
}

function nameOf(node) {
  const of = node.attrib;
  if (of.kind === "nobody") return "Source not named";
  if (of.kind === "article") {
    const name = of.outlet || (data.reports.length > 1 ? data.headlines[reports.get(of.article).number] : "");
    return name ? `${name} (the article itself)` : "The article itself";
  }
  return of.name || of.text || of.label || "";
}

/* The objects of the reports that a source's node stands for: one in each article. */
function sourcesOf(node) {
  return (node.attrib.alone || [node.id]).map((id) => {
    const cut = id.indexOf("/");
    const report = reports.get(id.slice(0, cut));
    return { article: id.slice(0, cut), source: report && report.sources.get(id.slice(cut + 1)) };
  }).filter(({ source }) => source);
}

function attributionOf(edge) {
  const report = reports.get(edge.attrib.article);
  return edge.attrib.attribution === undefined ? undefined : report.attributions.get(edge.attrib.attribution);
}

/* Without case and accents, for searching. */
function fold(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

/* The order in which the keyboard goes: from the top of the drawing, from left to right. */
const order = data.nodes.slice()
  .sort((one, other) => one.boxes[0][1] - other.boxes[0][1] || one.boxes[0][0] - other.boxes[0][0])
  .map((node) => node.id);
