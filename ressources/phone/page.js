"use strict";
// The page works without this script; with it a post-it is kept on the phone before it is sent, and sent
// again under the same key until the laptop says that it is on its disk.
(() => {
if (!window.fetch || !window.AbortController || !window.crypto) return;
const byId = (id) => document.getElementById(id);
const page = JSON.parse(byId("page").textContent);
const words = page.words;
const form = byId("form"), field = byId("text"), count = byId("count"), say = byId("say");
const moved = byId("moved"), link = byId("link");
const radios = Array.from(form.querySelectorAll("input[type=radio]"));
const PAUSES_S = [1, 2, 4, 8, 15, 30];
const ANSWER_S = 10, POLL_S = 5, CHECK_S = 30, DOUBLE_TAP_MS = 700, MOST_KEPT = 40;

// What the phone keeps. Storage may be refused (private windows) or full: then memory has to do.
const memory = {};
const prefix = "atelier/" + page.code + "/";
function keep(name, value) {
  try { localStorage.setItem(prefix + name, value); delete memory[name]; } catch (error) { memory[name] = value; }
}
function recall(name) {
  if (name in memory) return memory[name];
  try { return localStorage.getItem(prefix + name); } catch (error) { return null; }
}
function drop(name) {
  delete memory[name];
  try { localStorage.removeItem(prefix + name); } catch (error) { /* nothing was kept */ }
}
function names() {
  const found = new Set(Object.keys(memory));
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const name = localStorage.key(i);
      if (name.startsWith(prefix)) found.add(name.slice(prefix.length));
    }
  } catch (error) { /* memory only */ }
  return Array.from(found);
}

// Own post-its: one entry each, so that two tabs never overwrite one another.
function notes() {
  const found = [];
  for (const name of names()) {
    if (!name.startsWith("note/")) continue;
    try { found.push(JSON.parse(recall(name))); } catch (error) { drop(name); }
  }
  return found.filter(Boolean).sort((a, b) => b.at - a.at);
}
function keepNote(note, changes) { keep("note/" + note.key, JSON.stringify(Object.assign(note, changes))); }
const waiting = () => notes().filter((note) => note.state === "waiting");

function newKey() {
  // Not crypto.randomUUID: it does not exist on plain http.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode.apply(null, bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}

// The same as domain/text.py: what is counted here is what is kept there.
const CONTROL = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]/gu;
const SEEN = /[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Zs}\u034f\u115f\u1160\u2800\u3164\uffa0\ufe00-\ufe0f]/u;
function clean(text) {
  const cleaned = text.replace(/\r\n?/g, "\n").replace(CONTROL, "").trim();
  return SEEN.test(cleaned) ? cleaned : "";
}
const length = (text) => Array.from(text).length;

function tell(sentence, tone) {
  say.className = tone || "";
  say.textContent = sentence;
  field.setAttribute("aria-invalid", tone === "wrong");
}

function paint() {
  const own = notes();
  const list = byId("own");
  byId("mine").hidden = own.length === 0;
  list.textContent = "";
  for (const note of own) {
    const item = document.createElement("li");
    item.className = "note n" + note.number + " " + note.state;
    const text = document.createElement("span");
    text.dir = "auto";
    text.textContent = note.text;
    const state = document.createElement("span");
    state.className = "state";
    state.textContent = words[note.state];
    item.append(text, state);
    if (note.state === "refused") item.append(refusal(note));
    list.append(item);
  }
}
function refusal(note) {
  const line = document.createElement("p");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.take_back;
  button.onclick = () => {
    field.value = field.value ? field.value + "\n" + note.text : note.text;
    drop("note/" + note.key);
    paint();
    onInput();
    field.focus();
  };
  line.append(note.sentence + " ", button);
  return line;
}

// The question: follows the room, unless something is being written.
let current = page.state.question, open = page.state.open;
const chosen = () => radios.find((radio) => radio.checked);
function choose(radio) {
  radio.checked = true;
  form.dataset.n = radio.dataset.n;
}
function follow(id) {
  const radio = radios.find((one) => one.value === id);
  const before = chosen();
  moved.hidden = true;
  if (!radio || radio === before) return;
  const sentence = words.moved.replace("{number}", radio.dataset.n);
  if (field.value.trim() === "") {
    choose(radio);
    tell(sentence);
  } else {
    moved.firstElementChild.textContent = sentence;
    moved.hidden = false;
  }
}
function setOpen(now) {
  open = now;
  byId("closed").hidden = now;
}

function onInput() {
  const size = length(clean(field.value));
  count.textContent = size + " / " + page.longest;
  count.className = size > page.longest ? "over" : "";
  if (field.value) keep("draft", JSON.stringify({ text: field.value, question: chosen() && chosen().value }));
  else drop("draft");
}

// Sending: one at a time, oldest first, again and again under the same key.
let sending = false, failures = 0, timer = 0, sentAt = 0, typed = true;
function onSubmit(event) {
  event.preventDefault();
  const text = clean(field.value);
  if (!text) {
    // The second tap of a double one says nothing; "sent" must not stand under a field sent empty.
    if (typed || Date.now() - sentAt > DOUBLE_TAP_MS) tell(words.empty, "wrong");
    return;
  }
  if (length(text) > page.longest) return tell(words.too_long.replace("{length}", length(text)), "wrong");
  if (!open) return tell(words.closed, "wrong");
  const radio = chosen();
  keepNote({ key: newKey(), text: text, at: Date.now() }, {
    question: radio ? radio.value : page.state.question, number: radio ? radio.dataset.n : form.dataset.n, state: "waiting",
  });
  sentAt = Date.now();
  field.value = "";
  onInput();
  typed = false;
  tell(words.sending);
  if (!moved.hidden) follow(current);
  paint();
  pump();
}

async function ask(path, options) {
  const abort = new AbortController();
  const alarm = setTimeout(() => abort.abort(), ANSWER_S * 1000);
  try {
    const response = await fetch(path, Object.assign({ signal: abort.signal, cache: "no-store" }, options));
    let body = null;
    // Not JSON: another page answers at this address, such as a hotel's Wi-Fi.
    try { body = await response.json(); } catch (error) { /* null says so */ }
    return { status: response.status, body: body, pause_s: Number(response.headers.get("Retry-After")) || 0 };
  } finally { clearTimeout(alarm); }
}
async function send(note) {
  const answer = await ask(page.path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ key: note.key, question: note.question, text: note.text }),
  });
  const body = answer.body || {};
  if (answer.status === 200 && body.state && body.key === note.key) keepNote(note, { state: body.state });
  else if ([400, 413, 415, 422].includes(answer.status) && body.sentence) {
    keepNote(note, { state: "refused", sentence: body.sentence });
    tell(body.sentence, "wrong");
  } else throw Object.assign(new Error("not yet"), { answered: true, pause_s: answer.pause_s, sentence: body.sentence });
}
async function pump() {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  const tried = new Set();
  let note, failure = null;
  while ((note = waiting().reverse().find((one) => !tried.has(one.key)))) {
    tried.add(note.key);
    try {
      await send(note);
      failures = 0;
    } catch (error) {
      failure = error;
      // The laptop answered: the next post-it may pass. It did not: neither will.
      if (!error.answered) { show(false); break; }
    }
    paint();
  }
  sending = false;
  if (failure) {
    const pause_s = failure.pause_s || PAUSES_S[Math.min(failures, PAUSES_S.length - 1)];
    failures += 1;
    tell(failure.sentence || (failures < PAUSES_S.length ? words.no_network : words.unreachable));
    timer = setTimeout(pump, pause_s * 1000 * (1 + Math.random() / 4));
  } else if (note === undefined && say.className !== "wrong" && tried.size) tell(words.was_sent, "good");
  prune();
}
function again() {
  if (waiting().length) pump();
}
function prune() {
  notes().filter((note) => note.state === "sent" || note.state === "withdrawn").slice(MOST_KEPT)
    .forEach((note) => drop("note/" + note.key));
}

// The live link: an event stream, and a slow look at the true state where streams are blocked.
let stream = null, turn = null, checkedAt = 0, listenedAt = 0;
const linked = () => stream !== null && stream.readyState === 1;
function apply(state) {
  setOpen(state.open);
  if (state.question !== current) {
    current = state.question;
    follow(current);
  }
  const news = turn !== null && turn !== state.turn;
  turn = state.turn;
  return news;
}
async function check() {
  checkedAt = Date.now();
  const sent = notes().filter((note) => note.state === "sent" || note.state === "withdrawn").slice(0, MOST_KEPT);
  let answer;
  try {
    answer = await ask(page.path + "/state?keys=" + sent.map((note) => note.key).join("."));
  } catch (error) { return show(false); }
  const state = answer.body;
  if (answer.status !== 200 || !state || !state.notes) return show(false);
  show(true);
  apply(state);
  for (const note of sent) {
    // What the laptop no longer has (an older copy of its base was put back) is sent again.
    const now = state.notes[note.key] || "waiting";
    if (now !== note.state && recall("note/" + note.key)) keepNote(note, { state: now });
  }
  paint();
  again();
}
function show(up) {
  link.textContent = up ? words.linked : words.unlinked;
  link.hidden = false;
}
function listen() {
  if (!window.EventSource) return;
  listenedAt = Date.now();
  stream = new EventSource(page.path + "/events");
  stream.onopen = () => { failures = 0; check(); };
  stream.onmessage = (event) => {
    // Everybody hears of it at once; nobody asks at once.
    if (apply(JSON.parse(event.data))) setTimeout(check, Math.random() * 1000);
  };
  stream.onerror = () => check();
}

function start() {
  Array.from(byId("own").children).forEach((item, rank) => {
    const key = item.dataset.key;
    if (recall("note/" + key)) return;
    const [, n, state] = item.className.split(" ");
    const radio = radios.find((one) => "n" + one.dataset.n === n);
    keepNote({ key: key, number: n.slice(1), state: state }, {
      question: radio ? radio.value : page.state.question, text: item.firstElementChild.textContent, at: Date.now() - rank,
    });
  });
  let draft = null;
  try { draft = JSON.parse(recall("draft")); } catch (error) { drop("draft"); }
  if (draft && !field.value) {
    field.value = draft.text;
    const radio = radios.find((one) => one.value === draft.question);
    if (radio) choose(radio);
  }
  form.addEventListener("submit", onSubmit);
  form.addEventListener("change", (event) => {
    if (event.target.type === "radio") { choose(event.target); moved.hidden = true; onInput(); }
  });
  field.addEventListener("input", () => { typed = true; onInput(); });
  moved.querySelector("button").onclick = () => {
    choose(radios.find((one) => one.value === current));
    moved.hidden = true;
    onInput();
    field.focus();
  };
  window.addEventListener("online", again);
  window.addEventListener("storage", paint);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) check(); });
  setInterval(() => {
    if (stream && stream.readyState === 2 && Date.now() - listenedAt > POLL_S * 1000) listen();
    if (!document.hidden && Date.now() - checkedAt > (linked() ? CHECK_S : POLL_S) * 1000) check();
  }, 1000);
  onInput();
  paint();
  listen();
  again();
  if (!window.EventSource) check();
}
start();
})();
