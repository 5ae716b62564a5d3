/* The search field, the sheet of filters, and the line that tells what is shown. */
const searchField = byId("search");
const sheet = byId("filter-sheet");
const foundLine = byId("found");
const chips = byId("chips");
const TITLES = new Map([["source", "Source"], ["kind", "Kind of source"], ["naming", "Naming"], ["form", "Form"],
  ["act", "Act"], ["voice", "Voice"], ["article", "Article"]]);
const SWITCHES = new Map([["links", "Only what agrees or differs"], ["own", "Without the outlet’s own voice"],
  ["bare", "Without what claims are about"]]);
const USEFUL = new Map([["links", () => linked.size > 0], ["own", () => data.nodes.some((node) => node.attrib.kind === "article")],
  ["bare", () => data.nodes.some((node) => node.attrib.kind === "subject")]]);
const boxes = new Map();

function labelFor(name, value) {
  if (name === "source") return nameOf(nodes.get(value) || { attrib: { label: value } });
  if (name === "article") return reports.has(value) ? data.headlines[reports.get(value).number] : value;
  const table = { kind: "source_kind", voice: "voice", form: "form" }[name];
  return value === "silence" ? "no answer" : String(shown(table || name, value)).split(":")[0];
}

/* How many makings have each value, in the order of the values' first appearance. */
function valuesOf(name) {
  const counts = new Map();
  for (const making of makings) {
    for (const value of READ.get(name)(making)) counts.set(value, (counts.get(value) || 0) + 1);
  }
  return counts;
}

function buildSheet() {
  const parts = [];
  const extra = make("fieldset");
  extra.append(make("legend", "Show"));
  for (const [name, title] of SWITCHES) if (USEFUL.get(name)()) extra.append(checkbox(name, "yes", title));
  if (!data.edges.some((edge) => edge.attrib.confidence !== undefined)) parts.push(extra);
  else parts.push(extra, slider());
  for (const name of TITLES.keys()) {
    const counts = valuesOf(name);
    if (counts.size < 2) continue;
    const group = make("fieldset", undefined, counts.size > 8 ? "long" : "");
    group.append(make("legend", TITLES.get(name)));
    for (const [value, count] of counts) group.append(checkbox(name, value, labelFor(name, value), count));
    parts.push(group);
  }
  sheet.replaceChildren(...parts);
}

function checkbox(name, value, title, count) {
  const label = make("label");
  const box = make("input");
  box.type = "checkbox";
  box.name = name;
  box.value = value;
  box.addEventListener("change", () => {
    if (SWITCHES.has(name)) change({ [name]: box.checked }, "filters");
    else change({ [name]: [...boxes.get(name)].filter((one) => one.checked).map((one) => one.value) }, "filters");
  });
  if (!boxes.has(name)) boxes.set(name, []);
  boxes.get(name).push(box);
  label.append(box, said("span", title));
  if (count !== undefined) label.append(make("small", String(count)));
  return label;
}

let least = null;
function slider() {
  const group = make("fieldset");
  least = make("input");
  least.type = "range";
  least.id = "least";
  Object.assign(least, { min: "0", max: "1", step: "0.05" });
  const label = make("label");
  label.htmlFor = "least";
  const told = make("output");
  told.id = "least-told";
  label.append("At least this sure: ", told);
  group.append(make("legend", "Confidence"), label, least);
  least.addEventListener("input", () => change({ least: Number(least.value) }, "filters"));
  return group;
}

/* Puts the state into the fields, wherever it came from. */
function fillSheet() {
  for (const [name, all] of boxes) {
    for (const box of all) box.checked = SWITCHES.has(name) ? state[name] : state[name].includes(box.value);
  }
  if (least) {
    least.value = String(state.least);
    byId("least-told").textContent = state.least ? percent(state.least) : "any";
  }
  if (document.activeElement !== searchField) searchField.value = state.find;
}

/* "Showing N of M", each filter with a button that drops it, and how to see the rest. */
function tellShown() {
  const drawn = view.nodes.size;
  const whole = data.nodes.length;
  const some = drawn < whole;
  foundLine.textContent = !drawn ? "Nothing found" : some ? `Showing ${drawn.toLocaleString("en")} of ${whole.toLocaleString("en")}` : "";
  const parts = [];
  const chip = (text, changes) => parts.push(pressable(`${text} ×`, () => change(changes, "chips"), "chip"));
  if (state.find.trim()) chip(`“${state.find.trim()}”`, { find: "" });
  if (state.focus) chip(`around ${nameOf(nodes.get(state.focus))}`, { focus: "" });
  for (const [name, title] of SWITCHES) if (state[name]) chip(title, { [name]: false });
  if (state.least) chip(`at least ${percent(state.least)}`, { least: 0 });
  for (const name of TITLES.keys()) {
    for (const value of state[name]) chip(labelFor(name, value), { [name]: state[name].filter((one) => one !== value) });
  }
  if (parts.length > 1) parts.push(pressable("Show everything", () => change({ ...cleared() }, "chips"), "chip"));
  if (view.limited) {
    parts.unshift(make("span", "Search or filter to see others, or"),
      pressable(`show all ${view.matching.toLocaleString("en")}`, () => change({ all: true }, "chips"), "chip more"));
  }
  chips.replaceChildren(...parts);
  byId("state").hidden = !some && !parts.length;
}

function cleared() {
  const { find, focus, least: none, links, own, bare, source, kind, naming, form, act, voice, article } = BLANK;
  searchField.value = "";
  return { find, focus, least: none, links, own, bare, source, kind, naming, form, act, voice, article };
}

let typing = 0;
searchField.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => change({ find: searchField.value }, "search"), data.nodes.length > 500 ? 200 : 40);
});
searchField.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  clearTimeout(typing);
  change({ find: searchField.value }, "search");
  const there = order.filter((id) => view.nodes.has(id));
  const first = there.find((id) => view.hits && view.hits.has(id)) || there[0];
  if (first) change({ choose: first }, "search");
});

// a sheet closes when something else is used
document.addEventListener("click", (event) => {
  for (const drop of document.querySelectorAll("details.drop[open]")) {
    if (!drop.contains(event.target) && event.target.isConnected) drop.open = false;
  }
});
