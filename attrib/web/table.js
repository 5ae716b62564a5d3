/* The table: the same as the graph, a row for each source of each claim or silence. Built when it
   is first looked at, since a large one takes a while. */
const tableView = byId("table-view");
const tabs = new Map([["graph", byId("graph-tab")], ["table", byId("table-tab")]]);
let tableRows = null;
let tableBody = null;
let linkTable = null;
const headCells = new Map();

const keyOf = (row) => row.edge || row.words;

function buildTable() {
  const table = make("table");
  const head = make("tr");
  for (const [name, title] of Object.entries(data.columns)) {
    const cell = make("th");
    cell.scope = "col";
    cell.append(pressable(title, () => change({ sort: state.sort === name ? `-${name}` : name }, "table"), "sort"));
    headCells.set(name, cell);
    head.append(cell);
  }
  const top = make("thead");
  top.append(head);
  tableBody = make("tbody");
  const caption = make("caption", "Who says what. Press a heading to sort by it.");
  table.append(caption, top, tableBody);
  linkTable = make("table");
  tableView.replaceChildren(table, linkTable);
  tableRows = new Map(data.rows.map((row, number) => [row, rowElement(row, number)]));
}

/* Claims that agree or differ, and sources that pass others on: a second table. */
function fillLinks() {
  const there = data.relations.filter((one) => view.rows === null || view.edges.has(one.edge));
  const head = make("tr");
  const body = make("tbody");
  for (const title of ["One", "How", "Other", "Why"]) {
    const cell = make("th", title);
    cell.scope = "col";
    head.append(cell);
  }
  for (const one of there) {
    const row = make("tr");
    const how = make("td");
    how.append(edges.has(one.edge) ? linkChooser(one) : one.relation);
    row.append(said("td", one.one), how, said("td", one.other), said("td", one.why));
    body.append(row);
  }
  const top = make("thead");
  top.append(head);
  linkTable.replaceChildren(make("caption", "What is linked"), top, body);
  linkTable.hidden = there.length === 0;
}

function linkChooser({ edge, relation, one, other }) {
  const button = make("button", relation, "link");
  button.type = "button";
  button.dataset.choose = edge;
  button.setAttribute("aria-label", `${relation}: ${one.slice(0, 80)}, ${other.slice(0, 80)}`);
  return button;
}

function rowElement(row, number) {
  const element = make("tr");
  element.dataset.row = String(number);
  for (const name of Object.keys(data.columns)) {
    const cell = said("td", undefined, name);
    if (name === "who" && row.speaker) cell.append(chooser(row.speaker, row.who));
    else if (name === "what") cell.append(chooser(row.words, row.what));
    else if (name === "act" && row.edge) cell.append(edgeChooser(row));
    else cell.textContent = row[name];
    element.append(cell);
  }
  return element;
}

function edgeChooser(row) {
  const button = said("button", row.act, "link");
  button.type = "button";
  button.dataset.choose = row.edge;
  button.setAttribute("aria-label", `${row.act}: how ${row.who} said it`);
  return button;
}

/* The rows that pass the filters, in the order chosen. */
function rowsNow() {
  const there = data.rows.filter((row) => view.rows === null || view.rows.has(keyOf(row)));
  const backwards = state.sort.startsWith("-");
  const name = state.sort.replace(/^-/, "");
  if (!Object.keys(data.columns).includes(name)) return there;
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  // what is unknown comes last either way
  const compare = (one, other) => {
    const [first, second] = [one[name], other[name]];
    if (!first || !second) return (first ? 0 : 1) - (second ? 0 : 1);
    return collator.compare(first, second) * (backwards ? -1 : 1);
  };
  return there.slice().sort(compare);
}

function fillTable() {
  if (state.view !== "table") return;
  putRows();
  for (const [name, cell] of headCells) {
    const sorted = state.sort.replace(/^-/, "") === name;
    cell.ariaSort = sorted ? (state.sort.startsWith("-") ? "descending" : "ascending") : "none";
  }
  markRows(false);
}

function markRows(scroll) {
  if (tableRows === null) return;
  const item = chosenItem();
  let first = null;
  for (const [row, element] of tableRows) {
    const chosen = item !== null && [row.words, row.edge, row.speaker].includes(item.id);
    element.classList.toggle("chosen", chosen);
    if (chosen && !first && element.isConnected) first = element;
  }
  if (first && scroll && state.view === "table") first.scrollIntoView({ block: "nearest" });
}

/* ---- the tabs ---- */

function showView() {
  for (const [name, tab] of tabs) {
    const open = state.view === name;
    tab.setAttribute("aria-selected", String(open));
    tab.tabIndex = open ? 0 : -1;
    byId(`${name}-view`).hidden = !open;
  }
}

for (const [name, tab] of tabs) {
  tab.addEventListener("click", () => change({ view: name }, "tabs"));
  tab.addEventListener("keydown", (event) => {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    event.preventDefault();
    const other = name === "graph" ? "table" : "graph";
    change({ view: other }, "tabs");
    tabs.get(other).focus();
  });
}
byId("to-table").addEventListener("click", (event) => {
  event.preventDefault();
  change({ view: "table" }, "tabs");
  tableView.focus();
});

function putRows() {
  if (tableRows === null) buildTable();
  tableBody.replaceChildren(...rowsNow().map((row) => tableRows.get(row)));
  fillLinks();
}
