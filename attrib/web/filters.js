/* Which nodes and edges are shown. A making is one source of one claim or silence; a node that is
   in no making stands for itself. A making is shown where it passes every bound of the state. */
const rankOf = new Map(order.map((id, rank) => [id, rank]));
const makings = makingsOf();

function makingsOf() {
  const found = [];
  const seen = new Set();
  for (const edge of data.edges) {
    const [speaker, words] = [nodes.get(edge.from), nodes.get(edge.to)];
    if (!isSpeaker(speaker) || !isWords(words)) continue;
    found.push({ edge, speaker, words });
    seen.add(speaker.id).add(words.id);
  }
  for (const node of data.nodes) {
    if (seen.has(node.id)) continue;
    if (isSpeaker(node)) found.push({ edge: null, speaker: node, words: null });
    if (isWords(node)) found.push({ edge: null, speaker: null, words: node });
  }
  const rank = (making) => rankOf.get((making.words || making.speaker).id);
  return found.sort((one, other) => rank(one) - rank(other));
}

const voiceOf = (words) => (words.attrib.kind === "silence" ? "silence" : words.attrib.voice);

/* What each filter reads from a making; undefined is never among the chosen. */
const READ = new Map([
  ["source", ({ speaker }) => speaker && speaker.attrib.kind !== "article" ? [speaker.id] : []],
  ["kind", ({ speaker }) => speaker && speaker.attrib.kind === "source" ? [speaker.attrib.source_kind || "not known"] : []],
  ["naming", ({ speaker }) => speaker && speaker.attrib.kind !== "article" ? [speaker.attrib.naming || "not named at all"] : []],
  ["form", ({ edge }) => edge && edge.attrib.form ? [edge.attrib.form] : []],
  ["act", ({ edge }) => edge && edge.attrib.act ? [edge.attrib.act] : []],
  ["voice", ({ words }) => words ? [voiceOf(words)] : []],
  ["article", ({ edge, words, speaker }) => articlesOf(edge || words || speaker)],
]);

const linked = new Set(data.edges.filter((edge) => LINKS.has(edge.attrib.kind)
  && isWords(nodes.get(edge.from))).flatMap((edge) => [edge.from, edge.to]));

function passes(making, bounds, found) {
  for (const [name, chosen] of bounds) {
    if (!READ.get(name)(making).some((value) => chosen.has(value))) return false;
  }
  const { edge, speaker, words } = making;
  if (state.least && !(edge && edge.attrib.confidence >= state.least)) return false;
  if (state.own && (words ? words.attrib.voice === "outlet" : speaker.attrib.kind === "article")) return false;
  if (state.links && !(words && linked.has(words.id))) return false;
  return found === null || [edge, speaker, words].some((item) => item && found.has(item.id));
}

/* ---- search ---- */

const SAID = ["name", "text", "role", "affiliation", "source_kind", "channel", "cue", "outlet", "title", "why", "about"];
let searchable = null;
function searchWords() {
  searchable = new Map([...data.nodes, ...data.edges].map((item) => [item.id, fold([
    ...SAID.map((name) => (typeof item.attrib[name] === "string" ? item.attrib[name] : "")),
    ...sourcesOf(item).flatMap(({ source }) => source.mentions.map((mention) => mention.text)),
  ].join("\n"))]));
}

/* Ids of what the wanted words are in; a claim is found by what it is about, too. */
function finds(wanted) {
  if (searchable === null) searchWords();
  const found = new Set();
  for (const [id, words] of searchable) if (words.includes(wanted)) found.add(id);
  for (const id of Array.from(found)) {
    const node = nodes.get(id);
    if (node && !isSpeaker(node) && !isWords(node)) for (const edge of incoming.get(id)) found.add(edge.from);
  }
  return found;
}

/* ---- focus ---- */

/* A source, what it says, who says the same or otherwise, and who passes it on. */
function neighbourhood(id) {
  const around = new Set([id]);
  const both = (of) => outgoing.get(of).concat(incoming.get(of));
  const step = (of) => both(of).map((edge) => (edge.from === of ? edge.to : edge.from));
  for (const other of step(id)) {
    around.add(other);
    if (isWords(nodes.get(other)) || !isSpeaker(nodes.get(id))) {
      for (const edge of both(other)) {
        const far = edge.from === other ? edge.to : edge.from;
        if (LINKS.has(edge.attrib.kind) || isSpeaker(nodes.get(far))) around.add(far);
      }
    }
  }
  return around;
}

/* ---- together ---- */

function shownNow() {
  const bounds = Array.from(READ.keys()).filter((name) => state[name].length)
    .map((name) => [name, new Set(state[name])]);
  const wanted = fold(state.find.trim());
  const hits = wanted ? finds(wanted) : null;
  const near = state.focus ? neighbourhood(state.focus) : null;
  const bounded = bounds.length > 0 || hits !== null || near !== null || state.least > 0 || state.own || state.links;
  let matching = makings.filter((making) => passes(making, bounds, hits));
  if (near) {
    matching = matching.filter(({ speaker, words }) => (words ? near.has(words.id) : near.has(speaker.id))
      && (!speaker || near.has(speaker.id) || linked.has(words.id)));
  }
  const all = gathered(matching, bounded);
  const limited = !state.all && all.size > data.limit;
  const drawn = limited ? gathered(upTo(matching, data.limit), true) : all;
  const lines = new Set(drawnEdges.filter((edge) => drawn.has(edge.from) && drawn.has(edge.to)).map((edge) => edge.id));
  if (bounded) {
    const kept = new Set(matching.map(({ edge }) => edge && edge.id));
    for (const { edge } of makings) if (edge && !kept.has(edge.id)) lines.delete(edge.id);
  }
  return {
    nodes: drawn, edges: lines, hits, limited, bounded, matching: all.size,
    rows: bounded ? new Set(matching.map(({ edge, words }) => (edge || words || { id: "" }).id)) : null,
  };
}

function upTo(list, most) {
  const ids = new Set();
  const taken = [];
  for (const making of list) {
    for (const item of [making.speaker, making.words]) if (item) ids.add(item.id);
    if (ids.size > most) break;
    taken.push(making);
  }
  return taken;
}

/* The nodes of makings, with who relays them and what they are about. */
function gathered(list, bounded) {
  const ids = new Set();
  for (const { speaker, words } of list) {
    if (speaker) ids.add(speaker.id);
    if (words) ids.add(words.id);
  }
  const chosen = new Set(state.source);
  for (const edge of data.edges) {
    if (edge.attrib.kind === "relays" && ids.has(edge.to) && (!chosen.size || chosen.has(edge.from))) ids.add(edge.from);
  }
  for (const node of data.nodes) {
    if (isSpeaker(node) || isWords(node) || state.bare) continue;
    if (!bounded || incoming.get(node.id).some((edge) => ids.has(edge.from))) ids.add(node.id);
  }
  return ids;
}
