/* What the panel tells of a choice: who, what, how, how certain, by what way, and why. */

function percent(share) {
  return share === undefined ? "" : `${Math.round(share * 100)} in 100`;
}

function quoted(words) {
  return (words || []).map((word) => `“${word}”`).join(", ");
}

/* The sentences that the words stand in, with what was said, by whom, the cue and what lowers the
   certainty told apart. */
function quotation(article, [start, end], roles, hue) {
  const cuts = new Set([start, end]);
  for (const [spans] of roles) {
    for (const span of spans) for (const cut of span) if (cut > start && cut < end) cuts.add(cut);
  }
  const ordered = Array.from(cuts).sort((one, other) => one - other);
  const quote = said("blockquote", undefined, `ink-${hue}`);
  for (let number = 0; number + 1 < ordered.length; number += 1) {
    const piece = { start: ordered[number], end: ordered[number + 1] };
    let inner = document.createTextNode(slice(article, piece.start, piece.end));
    for (const [spans, name] of roles) {
      if (!covers(spans, piece)) continue;
      const wrapper = document.createElement(name);
      wrapper.append(inner);
      inner = wrapper;
    }
    quote.append(inner);
  }
  return quote;
}

/* Several contexts of one article as one. */
function union(contexts) {
  return [Math.min(...contexts.map((pair) => pair[0])), Math.max(...contexts.map((pair) => pair[1]))];
}

function quotationOf(words, makers) {
  const of = words.attrib;
  const here = makers.filter((edge) => edge.attrib.article === of.article && edge.context);
  const gather = (name) => here.flatMap((edge) => edge.attrib[name] || []);
  const signs = ["hedge_spans", "negation_spans", "condition_spans", "when_spans"].flatMap((name) => of[name] || []);
  const roles = [[signs, "em"], [of.spans, "mark"], [gather("source_spans"), "b"], [gather("cue_spans"), "u"]];
  return quotation(of.article, union([...here.map((edge) => edge.context), words.context]), roles, words.hue);
}

/* What lowers or turns a claim, in the words of the article. */
function certaintyOf(of) {
  return [
    ["hedged by", quoted(of.hedges)],
    ["negated by", quoted(of.negations) || (of.polarity === "negated" ? "its own words" : "")],
    ["on condition", quoted(of.conditions)],
    ["does", (of.senses || []).join(", ")],
    ["accuses", quoted(of.accused)],
  ];
}

/* Who carried the words before the article had them: the outermost first. */
function relayOf(edge) {
  const chain = [];
  const report = reports.get(edge.attrib.article);
  let at = attributionOf(edge);
  const seen = new Set();
  while (at && at.relayed_by && !seen.has(at.id)) {
    seen.add(at.id);
    at = report.attributions.get(at.relayed_by);
    if (at) chain.unshift(at.sources.map((id) => report.sources.get(id).name).join(" and ") || "source not named");
  }
  return chain.length ? [...chain, nameOf(nodes.get(edge.from))].join(" → ") : "";
}

/* Why these words are taken for this source. */
function whyOf(edge) {
  const speaker = nodes.get(edge.from);
  if (speaker.attrib.kind === "nobody") return "the text does not say who";
  const lines = [];
  for (const { article, source } of sourcesOf(speaker)) {
    if (article !== edge.attrib.article) continue;
    for (const mention of source.mentions) {
      if (!(edge.attrib.source_spans || []).some(([start, end]) => start < mention.end && end > mention.start)) continue;
      const full = mention.of && mention.of.text !== mention.text ? `, matched with “${mention.of.text}”` : "";
      lines.push(said("span", `“${mention.text}”: ${shown("how", mention.how)}${full}`, "line"));
    }
  }
  return lines;
}

function attributionFacts(edge, words) {
  const by = edge.attrib;
  const silent = words.attrib.kind === "silence";
  const whole = attributionOf(edge);
  return facts([
    [silent ? "asked" : "who", chooser(edge.from)],
    ["answer", silent ? words.attrib.silence_kind : ""],
    ["about", silent ? words.attrib.about : ""],
    ["act", by.act], ["form", shown("form", by.form)], ["cue", by.cue && quoted([by.cue])],
    ["tone", whole && shown("strength", whole.strength)],
    ...certaintyOf(words.attrib),
    ["where", by.channel], ["when", by.when || words.attrib.when],
    ["relayed", relayOf(edge)],
    ["confidence", percent(by.confidence)],
    ["why", by.kind === "states" ? "no other source is named for it" : whyOf(edge)],
  ]);
}

function warning(of) {
  return of.unsure ? [make("p", "Unsure: check the text.", "warn")] : [];
}

function tellWords(node) {
  const of = node.attrib;
  const makers = makersOf(node);
  const names = [...new Set(makers.map((edge) => nameOf(nodes.get(edge.from))))].join(" and ");
  const kind = of.voice === "outlet" ? "stated by the article, on nobody else’s word" : of.kind === "claim" ? "claim of" : "no answer";
  const told = [make("p", kind, "kind"), said("h2", of.kind === "silence" ? `${names}: ${of.silence_kind}` : names || "The text names nobody"),
    quotationOf(node, makers)];
  for (const edge of makers) told.push(attributionFacts(edge, node), ...warning(edge.attrib));
  if (!makers.length) told.push(facts(certaintyOf(of)));
  return [...told, ...tellMore(node), ...tellLinks(node), ...tellFindings(node)];
}

/* Subjects, figures and dates of a claim; of several articles, which one it is from. */
function tellMore(node) {
  const of = node.attrib;
  const aside = outgoing.get(node.id).filter((edge) => edge.attrib.kind === "about")
    .flatMap((edge, number) => [number ? ", " : "", chooser(edge.to)]);
  const figure = (one) => (one.of && !one.text.includes(one.of) ? `${one.text} (${one.of})` : one.text);
  const date = (one) => (one.value && one.value !== one.text ? `${one.text} (${one.value})` : one.text);
  return [facts([
    ["speaks of", aside],
    ["figures", (of.figures || []).map(figure).join(", ")],
    ["times in it", (of.dates || []).map(date).join(", ")],
    ["article", data.reports.length > 1 ? data.headlines[reports.get(of.article).number] : ""],
  ])];
}

const RELATION = new Map([["same", "the same as"], ["differs", "differs from"],
  ["maybe the same", "maybe the same as"], ["unanswered", "leaves unanswered"]]);
function tellLinks(node) {
  const around = outgoing.get(node.id).concat(incoming.get(node.id));
  const told = new Map();
  for (const edge of around) {
    if (!RELATION.has(edge.attrib.kind)) continue;
    const line = said("span", undefined, "line");
    line.append(chooser(edge.from === node.id ? edge.to : edge.from));
    if (edge.attrib.why) line.append(said("small", ` ${edge.attrib.why}`));
    const relation = relationOf(edge, node);
    told.set(relation, [...(told.get(relation) || []), line]);
  }
  return told.size ? [facts(Array.from(told))] : [];
}

function relationOf(edge, node) {
  if (edge.attrib.kind === "unanswered" && edge.to === node.id) return "unanswered by";
  return RELATION.get(edge.attrib.kind);
}

/* What the audit says of it. */
function tellFindings(node) {
  const found = (node.attrib.alone || [node.id]).flatMap((id) => {
    const cut = id.indexOf("/");
    const { audit } = reports.get(id.slice(0, cut)) || {};
    return audit ? audit.findings.filter((one) => !one.suppressed && one.of.includes(id.slice(cut + 1))) : [];
  });
  if (!found.length) return [];
  const list = make("ul");
  list.append(...found.map((one) => said("li", one.message)));
  return [make("h3", "To look at"), list];
}

function tellEdge(edge) {
  const of = edge.attrib;
  const [start, end] = [nodes.get(edge.from), nodes.get(edge.to)];
  if (isSpeaker(start) && isWords(end)) {
    const quote = quotationOf(end, [edge]);
    return [make("p", shown("edge", of.kind), "kind"), said("h2", nameOf(start)), ...warning(of), quote,
      facts([["what", chooser(edge.to)]]), attributionFacts(edge, end), ...tellMore(end), ...tellFindings(end)];
  }
  const quote = edge.context ? [quotation(of.article, edge.context, [[of.spans || of.content_spans || [], "mark"],
    [of.source_spans || [], "b"], [of.cue_spans || [], "u"]], edge.hue)] : [];
  return [make("h2", shown("edge", of.kind)), ...warning(of), ...quote, facts([
    ["one", chooser(edge.from)], ["other", chooser(edge.to)], ["how", of.reason || ""], ["why", of.why],
    ["confidence", percent(of.confidence)],
  ])];
}

function tellSource(node) {
  const of = node.attrib;
  const kind = of.kind === "source" ? shown("source_kind", of.source_kind) || "kind not known" : shown("kind", of.kind);
  const told = [make("p", [kind, of.naming].filter(Boolean).join(", "), "kind"), said("h2", nameOf(node)),
    facts([
      ["role", of.role], ["of", of.affiliation], ["stands", shown("standing", of.standing)],
      ["how many", of.count > 1 ? String(of.count) : ""], ["told of it", shown("specificity", of.specificity)],
      ["anonymous", quoted(of.anonymity)], ["because", of.anonymity_reason],
      ["published", of.published], ["authors", (of.authors || []).join(", ")], ["address", of.url],
      ["mentions", mentionsOf(node)],
    ])];
  if (of.resolved === false) told.push(make("p", "The text does not say who this is.", "warn"));
  const near = pressable(state.focus === node.id ? "Show everything again" : "Only this and what it touches",
    () => change({ focus: state.focus === node.id ? "" : node.id }, "panel"));
  near.id = "focus";
  told.push(near, sayingsOf(node));
  return [...told, ...tellLinks(node), ...tellFindings(node)];
}

/* Each wording once, with what makes it a mention. */
function mentionsOf(node) {
  const found = new Map();
  for (const { source } of sourcesOf(node)) {
    for (const { text, how } of source.mentions) found.set(text, how);
  }
  return Array.from(found, ([text, how]) => {
    const line = said("span", `“${text}” `, "line");
    line.append(make("small", shown("how", how)));
    return line;
  });
}

/* A cue such as a colon says nothing to a reader. */
const wordsOf = (cue) => (/\p{L}/u.test(cue || "") ? cue : "");

function sayingsOf(node) {
  const list = make("ul");
  const around = outgoing.get(node.id).filter((edge) => isWords(nodes.get(edge.to)) || edge.attrib.kind === "relays");
  for (const edge of around) {
    const line = make("li");
    const of = edge.attrib;
    const how = [wordsOf(of.cue) || of.label, of.channel, of.unsure ? "unsure" : ""].filter(Boolean).join(", ");
    line.append(said("small", `${how}: `), chooser(edge.to));
    list.append(line);
  }
  return list;
}

function tellSubject(node) {
  const list = make("ul");
  for (const edge of incoming.get(node.id)) {
    const line = make("li");
    const who = [...new Set(makersOf(nodes.get(edge.from)).map((maker) => nameOf(nodes.get(maker.from))))].join(" and ");
    line.append(said("small", `${who}: `), chooser(edge.from));
    list.append(line);
  }
  const is = outgoing.get(node.id).filter((edge) => edge.attrib.kind === "is").map((edge) => chooser(edge.to));
  return [make("p", `claims are about it: ${shown("subject_kind", node.attrib.subject_kind)}`, "kind"), said("h2", nameOf(node)),
    facts([["is also a source", is]]), list, ...tellLinks(node)];
}

function tellNode(node) {
  if (isSpeaker(node)) return tellSource(node);
  return isWords(node) ? tellWords(node) : tellSubject(node);
}

/* With nothing chosen: how to begin, and everyone who speaks. */
function tellAll() {
  const list = make("ul", undefined, "everyone");
  for (const id of order) {
    const node = nodes.get(id);
    if (!view.nodes.has(id) || !isSpeaker(node)) continue;
    const said = outgoing.get(id).filter((edge) => nodes.get(edge.to).attrib.kind === "claim").length;
    const line = make("li", undefined, `ink-${node.hue}`);
    const silent = outgoing.get(id).some((edge) => edge.attrib.kind === "silent about");
    line.append(chooser(id), make("small", said ? ` ${said} ${said === 1 ? "claim" : "claims"}` : silent ? " no answer" : ""));
    list.append(line);
  }
  return [make("p", "Choose a box, an arrow or coloured words in the text. You see here who said it, how, and where it stands.", "hint"),
    make("h2", "Who speaks"), list];
}
