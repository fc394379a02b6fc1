// The explorer's drawing. Everything it can do is also in the page's tables; it needs no framework.
"use strict";

const root = document.getElementById("explorer");
const told = root.querySelector("#told");
const say = (key, values = {}) =>
  Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), root.dataset[`word${key}`]);
const cap = Number(root.dataset.cap);
const step = Number(root.dataset.next);
// Link types of each thing by IRI, asked for once.
const known = new Map();
let selected = root.dataset.node;

root.hidden = false;
const cy = cytoscape({
  container: root.querySelector("#canvas"),
  style: look(),
  layout: { name: "preset" },
  minZoom: 0.1,
  maxZoom: 3,
});

// Colours are the page's own, so that both themes fit.
function look() {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  return [
    { selector: "node", style: {
      "label": "data(label)", "font-size": 11, "color": colour("--text"), "text-wrap": "ellipsis", "text-max-width": 150,
      "text-valign": "bottom", "text-margin-y": 4, "width": 18, "height": 18, "background-color": colour("--calm-back"),
      "border-width": 2, "border-color": colour("--link"),
      "text-background-color": colour("--panel"), "text-background-opacity": 0.8,
    } },
    { selector: "node.chosen", style: { "background-color": colour("--mark"), "border-color": colour("--focus"), "border-width": 4 } },
    { selector: "edge", style: {
      "label": "data(label)", "font-size": 9, "color": colour("--soft"), "width": 1.2, "line-color": colour("--soft"),
      "target-arrow-color": colour("--soft"), "target-arrow-shape": "triangle", "arrow-scale": 0.8, "curve-style": "bezier",
      "text-rotation": "autorotate", "min-zoomed-font-size": 8,
      "text-background-color": colour("--panel"), "text-background-opacity": 0.8,
    } },
  ];
}

async function fetched(address, options) {
  const answer = await fetch(address, { headers: { Accept: "application/json", "Content-Type": "application/json" }, ...options });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function addressOf(path, values) {
  const address = new URL(path, location.href);
  for (const [name, value] of Object.entries(values)) address.searchParams.set(name, value);
  return address;
}

// What goes wrong is said on the page; the drawing stays as it was.
async function attempt(work) {
  root.setAttribute("aria-busy", "true");
  try {
    await work();
  } catch {
    told.textContent = say("Failed");
  } finally {
    root.removeAttribute("aria-busy");
  }
}

async function linksOf(iri) {
  if (!known.has(iri)) known.set(iri, await fetched(addressOf(root.dataset.links, { node: iri })));
  return known.get(iri);
}

function addThing(thing, position) {
  if (cy.getElementById(thing.iri).empty()) {
    cy.add({ group: "nodes", data: { id: thing.iri, label: thing.label, kind: thing.kind, lang: thing.lang, page: thing.page }, position });
  }
}

function addLink(iri, type, other) {
  const [source, target] = type.direction === "in" ? [other, iri] : [iri, other];
  const id = `${source} ${type.property} ${target}`;
  if (cy.getElementById(id).empty()) {
    cy.add({ group: "edges", data: { id, source, target, label: type.label, property: type.property } });
  }
}

// How many things at a link type are on the canvas already.
function drawnAt(iri, type) {
  const side = type.direction === "in" ? "target" : "source";
  return cy.getElementById(iri).connectedEdges().filter((edge) => edge.data(side) === iri && edge.data("property") === type.property).length;
}

async function expand(iri, type) {
  const room = Math.floor((cap - cy.elements().length) / 2);
  if (room < 1) {
    told.textContent = say("Cap");
    return;
  }
  const asked = {
    node: iri, property: type.property, direction: type.direction, limit: Math.min(step, room),
    shown: cy.nodes().map((node) => node.id()),
  };
  const found = await fetched(root.dataset.expand, { method: "POST", body: JSON.stringify(asked) });
  const begin = cy.getElementById(iri).position();
  const alone = cy.nodes().length === 1;
  const reach = Math.max(130, 22 * found.things.length);
  cy.batch(() => {
    found.things.forEach((thing, index) => {
      const turn = (2 * Math.PI * index) / found.things.length;
      addThing(thing, { x: begin.x + reach * Math.cos(turn), y: begin.y + reach * Math.sin(turn) });
      addLink(iri, type, thing.iri);
    });
    for (const other of found.present) addLink(iri, type, other);
  });
  if (alone) cy.fit(undefined, 50);
  else arrange();
  told.textContent = say("Added", { n: found.things.length });
  if (cy.elements().length + 2 > cap) told.textContent += " " + say("Cap");
  await select(iri);
}

// A force layout is for small graphs; a larger one keeps its places, new things round their origin.
function arrange() {
  const small = cy.nodes().length <= 150;
  const name = small ? "cose" : "concentric";
  cy.layout({ name, animate: false, randomize: false, nodeRepulsion: () => 400000, idealEdgeLength: () => 120, nodeOverlap: 40, numIter: 1500, padding: 40 }).run();
}

async function select(iri) {
  const node = cy.getElementById(iri);
  if (node.empty()) return;
  selected = iri;
  cy.nodes().removeClass("chosen");
  node.addClass("chosen");
  const heading = root.querySelector("#selected");
  heading.textContent = node.data("label");
  heading.lang = node.data("lang");
  root.querySelector("#selected-kind").textContent = node.data("kind");
  const open = root.querySelector('[data-do="open"]');
  open.href = node.data("page");
  open.hidden = new URL(open.href).pathname === location.pathname;
  root.querySelector('[data-do="start"]').href = addressOf(root.dataset.self, { node: iri });
  listShown();
  const { links } = await linksOf(iri);
  if (selected === iri) listTypes(iri, links);
}

function listTypes(iri, links) {
  const rows = links.map((type) => {
    const drawn = drawnAt(iri, type);
    const left = Math.min(step, type.count - drawn);
    const name = element("th", `${say(type.direction === "in" ? "From" : "To")} ${type.label}`);
    name.scope = "row";
    name.lang = type.lang;
    const count = element("td", say("Shown", { n: drawn, m: type.count }));
    const cell = element("td");
    if (left > 0) {
      const button = element("button", say("More", { n: left }));
      button.type = "button";
      button.dataset.property = type.property;
      button.dataset.direction = type.direction;
      button.setAttribute("aria-label", `${name.textContent}: ${button.textContent}`);
      button.addEventListener("click", () => attempt(() => expand(iri, type)));
      cell.append(button);
    }
    return row(name, count, cell);
  });
  const body = root.querySelector("#types tbody");
  body.replaceChildren(...(rows.length ? rows : [row(element("td", say("None")))]));
}

// The table that is equal to the canvas.
function listShown() {
  const rows = cy.nodes().map((node) => {
    const button = element("button", node.data("label"));
    button.type = "button";
    button.lang = node.data("lang");
    button.title = say("Select");
    button.addEventListener("click", () => attempt(() => select(node.id())));
    const name = element("td");
    name.append(button);
    const links = element("td", node.connectedEdges().map((edge) => {
      const outward = edge.source().id() === node.id();
      const other = outward ? edge.target() : edge.source();
      return `${say(outward ? "To" : "From")} ${edge.data("label")}: ${other.data("label")}`;
    }).slice(0, 12).join("; "));
    const line = row(name, element("td", node.data("kind")), links);
    line.setAttribute("aria-selected", String(node.id() === selected));
    return line;
  });
  root.querySelector("#shown tbody").replaceChildren(...rows);
  root.querySelector("#count").textContent = say("Canvas", { n: cy.nodes().length, m: cy.edges().length });
}

function element(name, text = "") {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function row(...cells) {
  const made = document.createElement("tr");
  made.append(...cells);
  return made;
}

async function remove() {
  const node = cy.getElementById(selected);
  if (node.empty() || cy.nodes().length < 2) return;
  const next = node.neighborhood("node").first().id() ?? cy.nodes().not(node).first().id();
  told.textContent = say("Removed", { name: node.data("label") });
  node.remove();
  await select(next);
}

function beside(way) {
  const ids = cy.nodes().map((node) => node.id());
  return ids[(ids.indexOf(selected) + way + ids.length) % ids.length];
}

const keys = {
  ArrowRight: () => select(beside(1)),
  ArrowLeft: () => select(beside(-1)),
  Enter: () => root.querySelector("#types button")?.focus(),
  Delete: remove,
  f: () => cy.fit(undefined, 40),
  "+": () => cy.zoom(cy.zoom() * 1.25),
  "-": () => cy.zoom(cy.zoom() / 1.25),
};

root.querySelector("#canvas").addEventListener("keydown", (event) => {
  const work = keys[event.key];
  if (!work || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  attempt(async () => work());
});
root.querySelector('[data-do="fit"]').addEventListener("click", () => cy.fit(undefined, 40));
root.querySelector('[data-do="arrange"]').addEventListener("click", arrange);
root.querySelector('[data-do="remove"]').addEventListener("click", () => attempt(remove));
cy.on("tap", "node", (event) => attempt(() => select(event.target.id())));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(look()));

attempt(async () => {
  const { thing } = await linksOf(selected);
  addThing(thing, { x: 0, y: 0 });
  cy.zoom(1);
  cy.center();
  await select(selected);
});
