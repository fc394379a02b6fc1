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
const colours = new Map();
let selected = root.dataset.node;
const COLOURS = 10;
// Measures of a thing's box, in the drawing's own units.
const WIDTH = 150;
const UNITS = 23;
const LINES = 3;
const LINE = 15;
const GAP = 14;
const COLUMN = 10;

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
  const styles = getComputedStyle(document.documentElement);
  const colour = (name) => styles.getPropertyValue(name).trim();
  const kinds = Array.from({ length: COLOURS }, (_, number) => ({
    selector: `node[colour=${number}]`, style: { "background-color": colour(`--kind-${number}`) },
  }));
  return [
    { selector: "node", style: {
      "label": "data(lines)", "font-size": 12, "font-family": styles.fontFamily, "color": colour("--text"), "text-wrap": "wrap",
      "text-max-width": WIDTH, "line-height": 1.2, "text-valign": "center", "text-halign": "center",
      "shape": "round-rectangle", "width": WIDTH, "height": "data(height)",
      "border-width": 1, "border-color": colour("--soft"),
    } },
    ...kinds,
    { selector: "node.chosen", style: { "border-color": colour("--focus"), "border-width": 4 } },
    { selector: "edge", style: {
      "width": 1.2, "line-color": colour("--soft"), "target-arrow-color": colour("--soft"), "target-arrow-shape": "triangle",
      "arrow-scale": 0.8, "curve-style": "bezier", "font-size": 11, "font-family": styles.fontFamily, "color": colour("--text"),
      "text-background-color": colour("--back"), "text-background-opacity": 0.9, "text-background-padding": 2,
    } },
    { selector: "edge.told, edge:selected", style: { "label": "data(label)", "width": 2.5, "line-color": colour("--link"), "target-arrow-color": colour("--link"), "z-index": 9 } },
  ];
}

// A name in lines that fit its box: broken at spaces, or anywhere in Chinese, whose letters are twice as wide.
function inLines(name) {
  const lines = [""];
  const wide = (text) => [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/u.test(letter) ? 2 : 1), 0);
  for (const piece of name.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]{1,22}|\s+/gu) ?? [name]) {
    if (wide(lines.at(-1) + piece) <= UNITS) lines[lines.length - 1] += piece;
    else lines.push(piece.trimStart());
  }
  const kept = lines.slice(0, LINES);
  if (lines.length > LINES) kept[LINES - 1] = `${kept[LINES - 1].trimEnd()}…`;
  return kept;
}

// One colour for each kind in the order in which they come; the last one is for all others.
function colourOf(kind) {
  if (!colours.has(kind)) colours.set(kind, Math.min(colours.size, COLOURS - 1));
  return colours.get(kind);
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
  if (!cy.getElementById(thing.iri).empty()) return;
  const lines = inLines(thing.label);
  cy.add({ group: "nodes", position, data: {
    id: thing.iri, label: thing.label, kind: thing.kind, lang: thing.lang, page: thing.page,
    lines: lines.join("\n"), height: lines.length * LINE + 12, colour: colourOf(thing.kind),
  } });
}

// Places in columns beside a thing: where its links lead on the right, where they come from on the left.
// On a narrow screen they are in pairs below and above it.
function placesBeside(origin, count, way) {
  if (isNarrow()) {
    return Array.from({ length: count }, (_, index) => ({
      x: origin.x + (count === 1 ? 0 : index % 2 ? 0.5 : -0.5) * (WIDTH + GAP),
      y: origin.y + way * (LINES * LINE + 50 + Math.floor(index / 2) * (LINES * LINE + GAP)),
    }));
  }
  const columns = Math.ceil(count / COLUMN);
  const rows = Math.ceil(count / columns);
  return Array.from({ length: count }, (_, index) => {
    const column = Math.floor(index / rows);
    const inColumn = Math.min(rows, count - column * rows);
    return {
      x: origin.x + way * (WIDTH + 90 + column * (WIDTH + 30)),
      y: origin.y + ((index % rows) - (inColumn - 1) / 2) * (LINES * LINE + GAP),
    };
  });
}

function isNarrow() {
  return root.querySelector("#canvas").clientWidth < 2.5 * WIDTH;
}

// The same, moved outwards until they lie on nothing that is drawn.
function freePlaces(origin, count, way) {
  const boxes = cy.nodes().map((node) => node.position());
  const taken = (place) => boxes.some((box) => Math.abs(box.x - place.x) < WIDTH + GAP && Math.abs(box.y - place.y) < LINES * LINE + GAP);
  const step = isNarrow() ? { x: 0, y: way * (LINES * LINE + GAP) } : { x: way * (WIDTH + 30), y: 0 };
  for (let start = { ...origin }; ; start = { x: start.x + step.x, y: start.y + step.y }) {
    const places = placesBeside(start, count, way);
    if (!places.some(taken)) return places;
  }
}

// Push boxes apart until none lies on another; what was there before keeps its place if it can.
function separate(fixed = cy.collection()) {
  const nodes = cy.nodes().toArray();
  const boxes = nodes.map((node) => ({ ...node.position(), h: node.data("height"), still: fixed.contains(node) }));
  for (let round = 0; round < 60; round += 1) {
    let moved = false;
    for (let i = 0; i < boxes.length; i += 1) {
      for (let j = i + 1; j < boxes.length; j += 1) {
        const [one, two] = [boxes[i], boxes[j]];
        const overX = WIDTH + GAP - Math.abs(one.x - two.x);
        const overY = (one.h + two.h) / 2 + GAP - Math.abs(one.y - two.y);
        if (overX <= 0.5 || overY <= 0.5) continue;
        moved = true;
        const axis = overX < overY ? "x" : "y";
        const over = axis === "x" ? overX : overY;
        const way = one[axis] === two[axis] ? 1 : Math.sign(two[axis] - one[axis]);
        const share = one.still === two.still ? 0.5 : one.still ? 0 : 1;
        one[axis] -= way * over * share;
        two[axis] += way * over * (1 - share);
      }
    }
    if (!moved) break;
  }
  cy.batch(() => nodes.forEach((node, index) => node.position({ x: boxes[index].x, y: boxes[index].y })));
}

// Never larger than life, so that a few things are not blown up.
function fit() {
  cy.fit(undefined, 30);
  if (cy.zoom() > 1.1) {
    cy.zoom(1.1);
    cy.center();
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
  const before = cy.nodes();
  const places = freePlaces(cy.getElementById(iri).position(), found.things.length, type.direction === "in" ? -1 : 1);
  cy.batch(() => {
    found.things.forEach((thing, index) => {
      addThing(thing, places[index]);
      addLink(iri, type, thing.iri);
    });
    for (const other of found.present) addLink(iri, type, other);
  });
  separate(before);
  fit();
  told.textContent = say("Added", { n: found.things.length });
  if (cy.elements().length + 2 > cap) told.textContent += " " + say("Cap");
  await select(iri);
}

// A force layout is for small graphs; a larger one is put on circles round the most linked.
function arrange() {
  const small = cy.nodes().length <= 150;
  const name = small ? "cose" : "concentric";
  cy.layout({ name, animate: false, fit: false, randomize: false, nodeRepulsion: () => 900000, idealEdgeLength: () => 160, nodeOverlap: 60, numIter: 1000, padding: 40, minNodeSpacing: 30 }).run();
  separate();
  fit();
}

// The first picture: a thing and some of what it is linked to, of each link type.
async function begin() {
  const found = await fetched(addressOf(root.dataset.start, { node: selected }));
  known.set(selected, { thing: found.thing, links: found.links });
  const room = found.things.slice(0, Math.floor((cap - 1) / 2));
  const types = room.map((thing) => found.links[thing.link]);
  cy.batch(() => {
    addThing(found.thing, { x: 0, y: 0 });
    for (const way of ["in", "out"]) {
      const here = [...new Map(room.filter((_, index) => types[index].direction === way).map((thing) => [thing.iri, thing])).values()];
      placesBeside({ x: 0, y: 0 }, here.length, way === "in" ? -1 : 1).forEach((place, index) => addThing(here[index], place));
    }
    room.forEach((thing, index) => addLink(selected, types[index], thing.iri));
  });
  separate(cy.getElementById(selected));
  fit();
  if (room.length < found.total) told.textContent = say("Started", { n: room.length, m: found.total });
  else if (found.total) told.textContent = say("StartedAll", { m: found.total });
  await select(selected);
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
    const links = listed(node.connectedEdges().map((edge) => {
      const outward = edge.source().id() === node.id();
      const other = outward ? edge.target() : edge.source();
      return `${say(outward ? "To" : "From")} ${edge.data("label")}: ${other.data("label")}`;
    }));
    const line = row(name, element("td", node.data("kind")), links);
    line.setAttribute("aria-selected", String(node.id() === selected));
    return line;
  });
  root.querySelector("#shown tbody").replaceChildren(...rows);
  listKinds();
  root.querySelector("#count").textContent = say("Canvas", { n: cy.nodes().length, m: cy.edges().length });
}

// A cell with all of some texts; many are folded under their number.
function listed(texts) {
  const cell = element("td");
  const list = element("ul");
  list.append(...texts.map((text) => element("li", text)));
  if (texts.length > 3) {
    const fold = element("details");
    fold.append(element("summary", String(texts.length)), list);
    cell.append(fold);
  } else if (texts.length) cell.append(list);
  return cell;
}

// The colours that are on the canvas, with their kinds.
function listKinds() {
  const drawn = new Map();
  cy.nodes().forEach((node) => {
    const number = node.data("colour");
    const word = number === COLOURS - 1 && colours.size > COLOURS ? say("Rest") : node.data("kind") || say("Rest");
    drawn.set(word, { number, count: (drawn.get(word)?.count ?? 0) + 1 });
  });
  root.querySelector("#legend").replaceChildren(...[...drawn].map(([word, { number, count }]) => {
    const entry = element("li", `${word} (${count})`);
    const key = element("span");
    key.className = `key kind-${number}`;
    entry.prepend(key);
    return entry;
  }));
}

function tellEdge(edge) {
  const [one, other] = [edge.source().data("label"), edge.target().data("label")];
  told.textContent = say("Edge", { one, link: edge.data("label"), other });
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
  Enter: () => (root.querySelector("#types button") ?? root.querySelector('[data-do="open"]')).focus(),
  Delete: remove,
  f: fit,
  "+": () => cy.zoom(cy.zoom() * 1.25),
  "-": () => cy.zoom(cy.zoom() / 1.25),
};

root.querySelector("#canvas").addEventListener("keydown", (event) => {
  const work = keys[event.key];
  if (!work || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  attempt(async () => work());
});
root.querySelector('[data-do="fit"]').addEventListener("click", fit);
root.querySelector('[data-do="arrange"]').addEventListener("click", arrange);
root.querySelector('[data-do="remove"]').addEventListener("click", () => attempt(remove));
cy.on("tap", "node", (event) => attempt(() => select(event.target.id())));
cy.on("tap", "edge", (event) => tellEdge(event.target));
cy.on("mouseover", "edge", (event) => event.target.addClass("told"));
cy.on("mouseover", "node", (event) => event.target.connectedEdges().addClass("told"));
cy.on("mouseout", "node, edge", () => cy.edges().removeClass("told"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(look()));

attempt(begin);
