/* What the reader has chosen, and its likeness in the URL's fragment. A list without entries
   sets no bound. Only what differs from the beginning is written. */
const BLANK = {
  choose: "", find: "", focus: "", view: "graph", read: "", sort: "", least: 0,
  links: false, own: false, bare: false, all: false,
  source: [], kind: [], naming: [], form: [], act: [], voice: [], article: [],
};
let state = { ...BLANK };
const listeners = [];

function parsed(fragment) {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const found = { ...BLANK };
  for (const [name, blank] of Object.entries(BLANK)) {
    if (!given.has(name)) continue;
    if (Array.isArray(blank)) found[name] = given.getAll(name);
    else if (typeof blank === "boolean") found[name] = given.get(name) === "yes";
    else if (typeof blank === "number") found[name] = Math.min(1, Math.max(0, Number(given.get(name)) || 0));
    else found[name] = given.get(name);
  }
  if (!nodes.has(found.choose) && !edges.has(found.choose)) found.choose = "";
  if (!nodes.has(found.focus)) found.focus = "";
  if (found.view !== "table") found.view = "graph";
  return found;
}

function fragmentOf(of) {
  const written = new URLSearchParams();
  for (const [name, blank] of Object.entries(BLANK)) {
    const value = of[name];
    if (Array.isArray(blank)) for (const one of value) written.append(name, one);
    else if (value !== blank) written.set(name, value === true ? "yes" : String(value));
  }
  return written.toString();
}

/* Takes in the changes and tells all listeners: what is now, what was, and from where it came. */
function change(changes, from) {
  const before = state;
  state = { ...state, ...changes };
  const fragment = fragmentOf(state);
  if (fragment !== location.hash.slice(1)) {
    history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
  }
  for (const listener of listeners) listener(state, before, from);
}

window.addEventListener("hashchange", () => change(parsed(location.hash), "address"));
