/* Elements. All that comes from an article becomes a text node, never markup. */
function make(name, text, className) {
  const element = document.createElement(name);
  if (text !== undefined && text !== null) element.textContent = text;
  if (className) element.className = className;
  return element;
}

/* For words of the article, whose direction is their own. */
function said(name, text, className) {
  const element = make(name, text, className);
  element.dir = "auto";
  return element;
}

function pressable(text, act, className) {
  const button = make("button", text, className);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

/* A button that chooses a node or an edge. */
function chooser(id, text) {
  const item = nodes.get(id);
  const button = said("button", text === undefined ? nameOf(item) : text, "link");
  button.type = "button";
  button.dataset.choose = id;
  return button;
}

/* A list of terms and facts; what is unknown is left out. */
function facts(pairs) {
  const list = make("dl");
  for (const [term, value] of pairs) {
    if (value === undefined || value === null || value === "") continue;
    const parts = Array.isArray(value) ? value : [value];
    if (!parts.length) continue;
    const fact = said("dd");
    fact.append(...parts);
    list.append(make("dt", term), fact);
  }
  return list;
}

const byId = (id) => document.getElementById(id);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");
