// What the phone keeps. Storage may be refused (private windows) or full: then memory has to do.
// A name that begins with "/" is for every meeting at this address, any other one for this meeting.
const byId = (id) => document.getElementById(id);
const put = (node, text) => { node.textContent = text; };
const on = (target, type, listener) => target.addEventListener(type, (event) => {
  if (type === "submit") event.preventDefault();
  listener(event);
});
const page = JSON.parse(byId("page").textContent);
const words = page.words;
const base = "/" + page.code;
const form = byId("form");
const field = byId("text");
const say = byId("say");
const told = (value) => JSON.stringify(value);
const memory = {};
const folder = "atelier/" + page.code + "/";
const place = (name) => name[0] === "/" ? "atelier" + name : folder + name;
function drop(name) {
  delete memory[name];
  try { localStorage.removeItem(place(name)); } catch (error) { return; }
}
function keep(name, value) {
  const text = told(value);
  try {
    localStorage.setItem(place(name), text);
    delete memory[name];
  } catch (error) { memory[name] = text; }
}
function recall(name) {
  try { return JSON.parse(name in memory ? memory[name] : localStorage.getItem(place(name))); } catch (error) { return null; }
}
function stored() {
  try { return Object.keys(localStorage).filter((name) => name.startsWith("atelier/")); } catch (error) { return []; }
}

function newKey() {
  // Not crypto.randomUUID: it does not exist on plain http.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode.apply(null, bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}
function phone() {
  if (!recall("/phone")) keep("/phone", newKey());
  return recall("/phone");
}

// Own post-its: one entry each, so that two tabs never overwrite one another.
function notes() {
  const names = stored().filter((name) => name.startsWith(folder)).map((name) => name.slice(folder.length));
  return [...new Set(names.concat(Object.keys(memory)))].filter((name) => name.startsWith("note/"))
    .map(recall).filter(Boolean).sort((a, b) => b.at - a.at);
}
const noteOf = (key) => recall("note/" + key);
const keepNote = (note, changes) => keep("note/" + note.key, Object.assign(note, changes));
const dropNote = (note) => drop("note/" + note.key);
const isWaiting = (note) => note.state === "waiting";
const isUnsent = (note) => isWaiting(note) || !!note.change;
const unsent = () => notes().filter(isUnsent);

// For the next person at a shared tablet: only what is still to be sent stays, out of sight, until it is.
function forget() {
  // Post-its last: where the phone is full, one is marked only once something else has gone.
  for (const name of stored().sort((a, b) => a.includes("/note/") - b.includes("/note/"))) {
    const note = name.includes("/note/") && JSON.parse(localStorage.getItem(name));
    if (note && isUnsent(note)) localStorage.setItem(name, told({ ...note, hidden: true }));
    else if (!name.endsWith("/addresses")) localStorage.removeItem(name);
  }
  for (const name of Object.keys(memory)) {
    const note = recall(name);
    if (note && note.key && isUnsent(note)) keepNote(note, { hidden: true });
    else delete memory[name];
  }
}
