/* Ties the article, the graph, the table and the panel together. All that comes from the article
   reaches the page as text nodes or on the canvas, never as markup; what is looked up by an id or
   a word of the article is in a Map, since an object would answer to "constructor". */
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const letters = new Map(data.articles.map((article) => [article.id, Array.from(article.text)]));
  const articleNumber = new Map(data.articles.map((article, number) => [article.id, number]));
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
  const outgoing = new Map(data.nodes.map((node) => [node.id, []]));
  const incoming = new Map(data.nodes.map((node) => [node.id, []]));
  for (const edge of data.edges) {
    outgoing.get(edge.from).push(edge);
    incoming.get(edge.to).push(edge);
  }
  const SPEAKERS = new Set(["source", "nobody", "article"]);
  const LINKS = new Set(["same", "differs"]);
  const words = new Map(Object.entries(data.words).map(([name, table]) => [name, new Map(Object.entries(table))]));
  const shown = (name, value) => words.get(name).get(value) || value;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const container = document.getElementById("graph");
  const choice = document.getElementById("choice");
  const hint = choice.firstElementChild;
  const found = document.getElementById("found");
  const search = document.getElementById("search");

  // ---- text of the article ----

  const pieces = Array.from(document.querySelectorAll(".texts [data-s]"), (element) => ({
    element,
    article: data.articles[Number(element.closest("article").dataset.article)].id,
    start: Number(element.dataset.s),
    end: Number(element.dataset.e),
  }));
  const pieceOf = new Map(pieces.map((piece) => [piece.element, piece]));
  const rows = new Map(
    Array.from(document.querySelectorAll("tr[data-row]"), (row) => [row.dataset.row, row]));

  function slice(article, start, end) {
    return letters.get(article).slice(start, end).join("");
  }

  const SPANS = ["spans", "content_spans", "cue_spans", "source_spans", "about_spans"];
  function spansOf(item) {
    return SPANS.flatMap((name) => item.attrib[name] || []);
  }

  function covers(spans, piece) {
    return spans.some(([start, end]) => start < piece.end && end > piece.start);
  }

  // ---- drawing ----

  function colour(name, part) {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}-${part}`).trim();
  }

  function faded(hex, share) {
    return hex + Math.round(share * 255).toString(16).padStart(2, "0");
  }

  let paint = new Map();
  function mix() {
    const names = new Set(data.nodes.concat(data.edges).map((item) => item.hue).concat("page"));
    paint = new Map(Array.from(names, (name) =>
      [name, { ink: colour(name, "ink"), soft: colour(name, "soft") }]));
  }

  function nodeLook(node, dim) {
    const { ink, soft } = paint.get(node.hue);
    const page = paint.get("page");
    const kind = node.attrib.kind;
    const filled = kind === "article";
    const background = filled ? ink : SPEAKERS.has(kind) ? soft : page.soft;
    const share = dim ? 0.4 : 1;
    const strong = { border: ink, background: filled ? ink : soft };
    return {
      id: node.id,
      color: {
        border: faded(ink, share),
        background: dim ? page.soft : background,
        highlight: strong,
        hover: strong,
      },
      font: { ...node.font, color: faded(filled && !dim ? page.soft : page.ink, dim ? 0.5 : 1) },
    };
  }

  function edgeLook(edge, dim) {
    const { ink } = paint.get(edge.hue);
    const page = paint.get("page");
    const shade = faded(ink, dim ? 0.3 : 1);
    return {
      id: edge.id,
      color: { color: shade, highlight: ink, hover: ink, inherit: false },
      font: { ...edge.font, color: faded(ink, dim ? 0.45 : 1), background: page.soft },
    };
  }

  function tooltip(item) {
    const of = item.attrib;
    return [of.name || of.text || of.label, of.form, of.channel].filter(Boolean).join("\n").slice(0, 600);
  }

  mix();
  const nodeSet = new vis.DataSet(data.nodes.map((node) =>
    ({ ...node, ...nodeLook(node, false), title: tooltip(node) })));
  const edgeSet = new vis.DataSet(data.edges.map((edge) =>
    ({ ...edge, ...edgeLook(edge, false), title: tooltip(edge) })));
  const network = new vis.Network(container, { nodes: nodeSet, edges: edgeSet }, data.options);

  /* Left to itself vis-network lets a curve turn halfway between the centres of two boxes, which is
     inside the wide ones. Here it leaves one box in the middle of its right side, turns in the
     gutter and arrives in the middle of the other's left side; within a column it goes around the
     boxes between. Where boxes were dragged past one another, vis-network's own curve stays. */
  const ARC = 34;
  const HEAD = 8;
  function bend() {
    for (const edge of Object.values(network.body.edges)) {
      const curve = edge.edgeType;
      if (!curve || typeof curve._getViaCoordinates !== "function" || Object.hasOwn(curve, "_getViaCoordinates")) continue;
      const usual = Object.getPrototypeOf(curve);
      const inGutter = (self) => gap(self) > 20;
      const inColumn = (self) => self.from !== self.to && Math.abs(self.from.x - self.to.x) < 1;
      if (edge.options.smooth.type === "cubicBezier") {
        curve._getViaCoordinates = function () {
          if (!inGutter(this)) return usual._getViaCoordinates.call(this);
          return points(this).slice(1, 3);
        };
        curve._findBorderPosition = function (node, ...rest) {
          if (!inGutter(this)) return usual._findBorderPosition.call(this, node, ...rest);
          const [start, , , end] = points(this);
          return node === this.to ? { ...end, t: 1 } : { ...start, t: 0 };
        };
        curve._line = function (...drawn) {
          if (inGutter(this)) {
            const [start, , , end] = points(this);
            this.fromPoint = start;
            this.toPoint = { x: end.x - HEAD, y: end.y };
          }
          usual._line.apply(this, drawn);
        };
        curve.getPoint = function (t, ...rest) {
          return inGutter(this) ? cubic(points(this), t) : usual.getPoint.call(this, t, ...rest);
        };
      } else {
        const side = nodes.get(edge.toId).x > 0 ? 1 : -1;
        curve._getViaCoordinates = function () {
          if (!inColumn(this)) return usual._getViaCoordinates.call(this);
          const reach = Math.max(this.from.shape.width, this.to.shape.width) / 2 + ARC;
          return { x: this.from.x + side * 2 * reach, y: (this.from.y + this.to.y) / 2 };
        };
      }
    }
  }

  /* Edges between the same two boxes run side by side. */
  const beside = new Map();
  for (const all of outgoing.values()) {
    const parallel = new Map(all.map((edge) => [edge.to, []]));
    for (const edge of all) parallel.get(edge.to).push(edge.id);
    for (const ids of parallel.values()) {
      ids.forEach((id, number) => beside.set(id, (number - (ids.length - 1) / 2) * Math.min(15, 40 / ids.length)));
    }
  }

  function points(curve) {
    const shift = beside.get(curve.options.id) || 0;
    const start = { x: curve.from.x + curve.from.shape.width / 2, y: curve.from.y + shift };
    const end = { x: curve.to.x - curve.to.shape.width / 2, y: curve.to.y + shift };
    const middle = (start.x + end.x) / 2;
    return [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end];
  }

  function cubic([one, two, three, four], t) {
    const u = 1 - t;
    const at = (axis) => u * u * u * one[axis] + 3 * u * u * t * two[axis] + 3 * u * t * t * three[axis] + t * t * t * four[axis];
    return { x: at("x"), y: at("y") };
  }

  function gap(curve) {
    return curve.to.x - curve.to.shape.width / 2 - curve.from.x - curve.from.shape.width / 2;
  }
  bend();

  const MARGIN = 16;
  const LEGIBLE = 0.8;
  let untouched = true;

  const arcs = (kinds) => (data.edges.some((edge) => kinds.has(edge.attrib.kind)) ? ARC + 8 : 0);
  const [ARCS_LEFT, ARCS_RIGHT] = [arcs(new Set(["relays"])), arcs(LINKS)];

  function bounds(ids) {
    const boxes = ids.map((id) => network.getBoundingBox(id));
    return {
      left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)),
      top: Math.min(...boxes.map((box) => box.top)), bottom: Math.max(...boxes.map((box) => box.bottom)),
    };
  }

  function show(position, scale) {
    network.moveTo({ position, scale, animation: calm.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" } });
  }

  /* As much of the graph as stays legible, from its top. */
  function begin() {
    if (!nodes.size) return;
    const box = bounds(Array.from(nodes.keys()));
    box.left -= ARCS_LEFT;
    box.right += ARCS_RIGHT;
    const [wide, high] = [container.clientWidth - 2 * MARGIN, container.clientHeight - 2 * MARGIN];
    const fitting = wide / (box.right - box.left);
    const whole = Math.min(fitting, high / (box.bottom - box.top));
    const scale = Math.min(1.25, Math.max(whole, Math.min(LEGIBLE, fitting)));
    const top = whole >= scale ? (box.top + box.bottom) / 2 : box.top + high / scale / 2;
    network.moveTo({ position: { x: (box.left + box.right) / 2, y: top }, scale });
  }

  function reveal(ids) {
    const box = bounds(ids);
    const scale = network.getScale();
    const half = { x: container.clientWidth / scale / 2 - 10, y: container.clientHeight / scale / 2 - 10 };
    const at = network.getViewPosition();
    const inside = box.left > at.x - half.x && box.right < at.x + half.x
      && box.top > at.y - half.y && box.bottom < at.y + half.y;
    if (!inside) show({ x: at.x, y: (box.top + box.bottom) / 2 }, scale);
  }

  function zoom(factor) {
    untouched = false;
    show(network.getViewPosition(), Math.min(3, Math.max(0.05, network.getScale() * factor)));
  }

  function showAll() {
    untouched = false;
    network.fit({ animation: !calm.matches });
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

  // ---- choosing ----

  let chosen = null;
  let hits = null;

  function neighbourhood(item) {
    const ids = new Set([item.id]);
    if (edges.has(item.id)) return ids.add(item.from).add(item.to);
    const around = outgoing.get(item.id).concat(incoming.get(item.id));
    for (const edge of around) ids.add(edge.id).add(edge.from).add(edge.to);
    if (item.attrib.kind === "claim") return ids;
    for (const edge of around) {
      for (const other of incoming.get(edge.to)) if (!LINKS.has(other.attrib.kind)) ids.add(other.id).add(other.from);
    }
    return ids;
  }

  function repaint() {
    const lit = chosen ? neighbourhood(chosen) : hits;
    nodeSet.update(data.nodes.map((node) => nodeLook(node, lit !== null && !lit.has(node.id))));
    edgeSet.update(data.edges.map((edge) => edgeLook(edge,
      lit !== null && !lit.has(edge.id))));
    bend();
  }

  function lightText(scroll) {
    const spans = chosen ? spansOf(chosen) : [];
    let first = null;
    for (const piece of pieces) {
      const lit = chosen !== null && piece.article === chosen.attrib.article && covers(spans, piece);
      piece.element.classList.toggle("lit", lit);
      if (lit && first === null) first = piece.element;
    }
    if (first && scroll) into(first, document.querySelector(".texts"));
  }

  /* Scrolls inside the pane only: on a phone the page stays where the reader is. */
  function into(element, pane) {
    if (pane.scrollHeight <= pane.clientHeight) return;
    const [inner, outer] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
    if (inner.top < outer.top + 20 || inner.bottom > outer.bottom - 60) {
      pane.scrollTop += inner.top - outer.top - outer.height / 4;
    }
  }

  function choose(id, from) {
    chosen = nodes.get(id) || edges.get(id) || null;
    if (chosen && nodes.has(id)) network.selectNodes([id], false);
    else if (chosen) network.setSelection({ nodes: [], edges: [id] }, { highlightEdges: false });
    else network.unselectAll();
    repaint();
    lightText(from !== "text");
    for (const row of rows.values()) row.classList.remove("chosen");
    tell();
    if (!chosen) return;
    const row = rows.get(id) || rows.get(chosen.to);
    if (row) row.classList.add("chosen");
    if (from !== "graph") reveal(edges.has(id) ? [chosen.from, chosen.to] : [id]);
  }

  network.on("click", (event) => {
    const id = event.nodes.length ? event.nodes[0] : event.edges[0];
    choose(id === undefined ? null : id, "graph");
  });
  network.on("dragStart", () => { untouched = false; });
  network.on("zoom", () => { untouched = false; });
  network.on("resize", () => { if (untouched) begin(); });

  /* Words can be in several spans: the shortest of them is meant. */
  document.querySelector(".texts").addEventListener("click", (event) => {
    const piece = pieceOf.get(event.target);
    if (!piece || String(getSelection())) return;
    let best = null;
    let shortest = Infinity;
    for (const item of [...data.nodes, ...data.edges]) {
      if (item.attrib.article !== piece.article) continue;
      for (const [start, end] of spansOf(item)) {
        if (start <= piece.start && end >= piece.end && end - start < shortest) {
          shortest = end - start;
          best = item;
        }
      }
    }
    if (best) choose(best.id, "text");
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-node]");
    if (button) choose(button.dataset.node, "table");
  });
  document.getElementById("larger").addEventListener("click", () => zoom(1.25));
  document.getElementById("smaller").addEventListener("click", () => zoom(0.8));
  document.getElementById("all").addEventListener("click", showAll);

  const order = data.nodes.slice().sort((one, other) => {
    const articles = articleNumber.get(one.attrib.article) - articleNumber.get(other.attrib.article);
    return articles || one.y - other.y || one.x - other.x;
  }).map((node) => node.id);

  function step(by) {
    const at = chosen ? order.indexOf(nodes.has(chosen.id) ? chosen.id : chosen.to) : -1;
    const next = at < 0 ? (by > 0 ? 0 : order.length - 1) : at + by;
    choose(order[Math.min(order.length - 1, Math.max(0, next))], "keys");
  }

  container.addEventListener("keydown", (event) => {
    const keys = new Map([
      ["ArrowDown", () => step(1)], ["ArrowRight", () => step(1)],
      ["ArrowUp", () => step(-1)], ["ArrowLeft", () => step(-1)],
      ["+", () => zoom(1.25)], ["-", () => zoom(0.8)], ["0", showAll],
    ]);
    const act = keys.get(event.key);
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null, "keys");
    if (event.key === "/" && document.activeElement !== search) {
      event.preventDefault();
      search.focus();
    }
  });

  // ---- the panel ----

  function make(name, text, className) {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    if (className) element.className = className;
    element.dir = "auto";
    return element;
  }

  function button(id) {
    const made = make("button", nameOf(nodes.get(id)));
    made.type = "button";
    made.dataset.node = id;
    return made;
  }

  function nameOf(node) {
    const of = node.attrib;
    if (of.kind === "nobody") return "Source not named";
    if (of.kind === "article") return of.outlet ? `${of.outlet} (the article itself)` : "The article itself";
    return of.name || of.text;
  }

  function facts(pairs) {
    const list = make("dl");
    for (const [term, value] of pairs) {
      if (value === undefined || value === null || value === "") continue;
      const fact = make("dd");
      fact.append(value);
      list.append(make("dt", term), fact);
    }
    return list;
  }

  /* The sentences that the words stand in, with what was said, by whom and the cue told apart. */
  function quotation(item, content, hue) {
    const of = item.attrib;
    const [start, end] = item.context;
    const roles = [[content, "mark"], [of.source_spans || [], "b"], [of.cue_spans || [], "u"]];
    const cuts = new Set([start, end]);
    for (const [spans] of roles) {
      for (const span of spans) for (const cut of span) if (cut > start && cut < end) cuts.add(cut);
    }
    const ordered = Array.from(cuts).sort((one, other) => one - other);
    const quote = make("blockquote", undefined, `ink-${hue}`);
    for (let number = 0; number + 1 < ordered.length; number += 1) {
      const piece = { start: ordered[number], end: ordered[number + 1] };
      let inner = document.createTextNode(slice(of.article, piece.start, piece.end));
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

  function percent(share) {
    return `${Math.round(share * 100)} in 100`;
  }

  function warning(of) {
    return of.unsure ? [make("span", "unsure: check the text", "warn")] : [];
  }

  function tellEdge(edge) {
    const of = edge.attrib;
    if (LINKS.has(of.kind)) {
      return [make("h2", of.kind === "same" ? "These say the same" : "These differ"),
        facts([["one", button(edge.from)], ["other", button(edge.to)], ["why", of.why]])];
    }
    if (of.kind === "states") return tellNode(nodes.get(edge.to));
    const title = `${nameOf(nodes.get(edge.from))} ${of.kind}`;
    const about = facts([
      ["who", button(edge.from)], [of.kind === "relays" ? "relays" : "what", button(edge.to)],
      ["act", of.act], ["form", shown("form", of.form)], ["cue", of.cue], ["channel", of.channel],
      ["confidence", of.confidence === undefined ? "" : percent(of.confidence)],
    ]);
    const quote = edge.context ? [quotation(edge, of.content_spans || nodes.get(edge.to).attrib.spans || [], edge.hue)] : [];
    return [make("h2", title), ...warning(of), ...quote, about];
  }

  function tellWords(node) {
    const of = node.attrib;
    const makers = incoming.get(node.id).filter((edge) => !LINKS.has(edge.attrib.kind));
    const names = [...new Set(makers.map((edge) => nameOf(nodes.get(edge.from))))].join(" and ");
    const title = of.kind === "silence" ? `${names}: ${of.silence_kind}` : names || "The text names nobody";
    const told = [make("p", of.voice === "outlet" ? "stated by the article, on nobody else’s word" : of.kind === "claim" ? "claim of" : "no answer", "kind"), make("h2", title)];
    const speaking = makers.length ? makers[0] : null;
    const quoted = speaking && speaking.attrib.source_spans
      ? { ...node, attrib: { ...of, source_spans: makers.flatMap((edge) => edge.attrib.source_spans || []), cue_spans: makers.flatMap((edge) => edge.attrib.cue_spans || []) } }
      : node;
    const union = makers.filter((edge) => edge.context).map((edge) => edge.context).concat([node.context]);
    const context = [Math.min(...union.map((pair) => pair[0])), Math.max(...union.map((pair) => pair[1]))];
    for (const edge of makers) {
      const by = edge.attrib;
      told.push(facts([
        [of.kind === "silence" ? "silent" : "who", button(edge.from)],
        ["act", by.act], ["form", shown("form", by.form)], ["cue", by.cue], ["channel", by.channel],
        ["confidence", by.confidence === undefined ? "" : percent(by.confidence)],
        ["about", of.about],
      ]), ...warning(by));
    }
    told.splice(2, 0, quotation({ ...quoted, context }, of.spans, node.hue));
    for (const edge of outgoing.get(node.id).concat(incoming.get(node.id))) {
      if (!LINKS.has(edge.attrib.kind)) continue;
      const other = edge.from === node.id ? edge.to : edge.from;
      told.push(facts([[edge.attrib.kind === "same" ? "same as" : "differs from", button(other)], ["why", edge.attrib.why]]));
    }
    return told;
  }

  function tellSpeaker(node) {
    const of = node.attrib;
    const kind = [shown("source_kind", of.source_kind) || shown("kind", of.kind), of.naming].filter(Boolean).join(", ");
    const told = [make("p", kind, "kind"), make("h2", nameOf(node)),
      facts([["role", of.role], ["of", of.affiliation], ["published", of.published],
        ["authors", (of.authors || []).join(", ")], ["address", of.url],
        ["mentions", of.spans ? [...new Set(of.spans.map(([start, end]) => slice(of.article, start, end)))].join(" · ") : ""]])];
    if (of.resolved === false) told.push(make("span", "the text does not say who this is", "warn"));
    const list = make("ul");
    for (const edge of outgoing.get(node.id)) {
      const line = make("li");
      const how = [edge.attrib.cue || edge.attrib.label, edge.attrib.channel, edge.attrib.unsure ? "unsure" : ""].filter(Boolean).join(", ");
      line.append(make("small", `${how}: `), button(edge.to));
      list.append(line);
    }
    told.push(list);
    return told;
  }

  function tellNode(node) {
    return SPEAKERS.has(node.attrib.kind) ? tellSpeaker(node) : tellWords(node);
  }

  function tell() {
    if (!chosen) {
      choice.replaceChildren(hint);
      return;
    }
    const close = make("button", "×", "close");
    close.type = "button";
    close.setAttribute("aria-label", "Let go of the choice");
    close.addEventListener("click", () => choose(null, "panel"));
    choice.replaceChildren(close, ...(nodes.has(chosen.id) ? tellNode(chosen) : tellEdge(chosen)));
    choice.scrollTop = 0;
  }

  // ---- finding ----

  function fold(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  /* An edge is found by what is its own: the names in its source's words may be those of others. */
  const SAID = ["name", "text", "label", "role", "affiliation", "source_kind", "act", "form", "channel", "cue", "outlet", "why"];
  const wordsOf = new Map([...data.nodes, ...data.edges].map((item) => [item.id, fold([
    ...SAID.map((name) => item.attrib[name] || ""),
    ...(item.attrib.spans || []).map(([start, end]) => slice(item.attrib.article, start, end)),
  ].join("\n"))]));

  for (const piece of pieces) piece.folded = fold(piece.element.textContent);

  let direct = [];
  function everythingWith(wanted) {
    const matching = new Set(Array.from(wordsOf).filter(([, words]) => words.includes(wanted)).map(([id]) => id));
    direct = order.filter((id) => matching.has(id));
    const shown = new Set(matching);
    for (const edge of data.edges) {
      if (LINKS.has(edge.attrib.kind) && !matching.has(edge.id)) continue;
      if (matching.has(edge.id) || matching.has(edge.from) || matching.has(edge.to)) {
        shown.add(edge.id).add(edge.from).add(edge.to);
      }
    }
    return shown;
  }

  function firstHit() {
    return direct.length ? direct[0] : order.find((id) => hits.has(id));
  }

  function find() {
    const wanted = fold(search.value.trim());
    if (chosen) choose(null, "search");
    for (const piece of pieces) piece.element.classList.toggle("hit", wanted !== "" && piece.folded.includes(wanted));
    if (!wanted) {
      hits = null;
      found.textContent = "";
    } else {
      hits = everythingWith(wanted);
      found.textContent = hits.size ? `${direct.length || hits.size} found` : "nothing found";
      if (hits.size) reveal([firstHit()]);
    }
    for (const [id, row] of rows) row.hidden = hits !== null && !hits.has(id);
    repaint();
  }

  search.addEventListener("input", find);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !hits) return;
    if (hits.size) choose(firstHit(), "search");
  });

  dark.addEventListener("change", () => {
    mix();
    repaint();
  });
  begin();
  // for whoever wants to go on from here in the browser's console
  window.claimGraph = { network, nodes: nodeSet, edges: edgeSet };
  document.documentElement.dataset.ready = "yes";
})();
