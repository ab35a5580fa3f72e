// The form: what is being written, the question it is for, who writes. The page works without the script.
const DOUBLE_TAP_MS = 700;
const radios = [...form.querySelectorAll("[type=radio]")];
const people = [...document.querySelectorAll("#person [name]")];
const moved = byId("moved");
const hint = byId("hint");
const count = byId("count");
const who = byId("who");
const advice = hint.textContent;
const nobody = who && (who.dataset.nobody || who.textContent);
let sentAt = 0;
let typed = true;

// The same as the server: what is counted here is what is kept there.
const CONTROL = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]/gu;
const SEEN = /[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Zs}\u034f\u115f\u1160\u2800\u3164\uffa0\ufe00-\ufe0f]/u;
function clean(text) {
  const cleaned = text.replace(/\r\n?/g, "\n").replace(CONTROL, "").trim().normalize();
  return SEEN.test(cleaned) ? cleaned : "";
}
function size(text) {
  // Before 2021 browsers can't part a text as people see it: marks belong to the letter before.
  const parts = Intl.Segmenter ? [...new Intl.Segmenter().segment(text)] : text.match(/\P{M}/gu) || [];
  return parts.length;
}
function isGood(text, where) {
  if (text && size(text) <= page.longest) return true;
  tell(text ? words.too_long.replace("{length}", size(text)) : words.empty, "wrong");
  where.setAttribute("aria-invalid", true);
  where.focus();
  return false;
}
function tell(sentence, tone) {
  say.className = tone || "";
  if (say.textContent !== sentence) put(say, sentence);
  field.setAttribute("aria-invalid", tone === "wrong");
}

const chosen = () => radios.find((radio) => radio.checked);
const current = () => radios.find((radio) => radio.value === room.question);
function choose(radio) {
  radio.checked = true;
  form.dataset.n = radio.dataset.n;
  moved.hidden = true;
  paintDoor();
  onInput();
}
// Follows the room, unless something is being written.
function follow() {
  const radio = current();
  moved.hidden = true;
  if (!radio || radio === chosen()) return;
  const sentence = words.moved.replace("{number}", radio.dataset.n);
  if (field.value.trim()) {
    put(moved.firstElementChild, sentence);
    moved.hidden = false;
  } else {
    choose(radio);
    tell(sentence);
  }
}
// Why nothing is taken in, as the name of the words that say so.
const shut = () => room.door !== "open" ? room.door : takes(chosen().value) ? "" : "question_closed";
function paintDoor() {
  const why = shut();
  // What was told of the door no longer holds.
  if (!why && !byId("door").hidden && say.className === "wrong") tell("");
  put(byId("door"), words[why]);
  byId("door").hidden = !why;
  byId("questions").hidden = !room.free || radios.length < 2;
  for (const radio of radios) radio.setAttribute("aria-describedby", room.closed.includes(radio.value) ? "shut" : "");
}
// The revealed wall is drawn by the server, with and without the script.
async function paintWall() {
  const wall = byId("wall");
  byId("board").hidden = room.board === null;
  if (wall.dataset.turn === String(room.board) || !byId("board").open) return;
  wall.dataset.turn = room.board;
  const response = await fetch(base + "/board", { headers: { Accept: "text/html" } }).catch(() => ({}));
  // Escaped there, as every page is.
  if (response.ok) wall.innerHTML = (await response.text()).split("<div id=\"wall\">")[1].split("</div>")[0];
  else wall.dataset.turn = "";
}

const draft = () => field.value && { text: field.value, question: chosen().value };
function onInput() {
  const length = size(clean(field.value));
  count.dir = "ltr";
  put(count, length + " / " + page.longest);
  count.className = length > page.longest ? "wrong" : "";
  put(hint, length < page.advised ? advice : words.long);
  if (field.value) keep("draft", draft());
  else drop("draft");
}
function onSubmit() {
  const text = clean(field.value);
  const radio = chosen();
  const why = shut();
  // The second tap of a double one says nothing; "sent" must not stand under a field sent empty.
  if (!text && !typed && performance.now() - sentAt < DOUBLE_TAP_MS || !isGood(text, field)) return;
  // During a pause it is taken in and waits; what is closed may stay so, and the text is left to its author.
  if (why && why !== "paused") return tell(words[why], "wrong");
  // One after the last, even if the phone's clock was put back.
  const at = notes().reduce((moment, note) => Math.max(moment, note.at + 1), Date.now());
  const note = { key: newKey(), text: text, at: at, phone: phone(), person: person() };
  keepNote(note, { question: radio.value, number: radio.dataset.n, state: "waiting" });
  sentAt = performance.now();
  field.value = "";
  typed = false;
  tell("note/" + note.key in memory ? words.unkept : why ? words.waiting : words.sending);
  onInput();
  if (!moved.hidden) follow();
  paint();
  pump();
}

// Who writes: only if the meeting asks, and kept on the phone for the next time.
function person() {
  const given = {};
  people.forEach((one) => { given[one.name] = one.value.trim(); });
  return given;
}
function onPerson() {
  // Another meeting may ask for more.
  keep("/person", { ...recall("/person"), ...person() });
  paintPerson();
}
function paintPerson() {
  const said = people.map((one) => one.selectedOptions ? one.value && one.selectedOptions[0].text : one.value.trim());
  if (who) put(who, said.filter(Boolean).join(" · ") || nobody);
}
function onNext() {
  forget();
  people.forEach((one) => { one.value = ""; });
  field.value = "";
  choose(current() || chosen());
  paintPerson();
  keep("leaving", true);
  leave();
  listen();
  paint();
  tell(words.next, "good");
  field.focus();
  window.scrollTo(0, 0);
}
// What a plain form left in cookies goes with the next word from the laptop.
async function leave() {
  if (!recall("leaving")) return;
  const answer = await ask("/next", {}).catch(() => ({}));
  if (answer.status) drop("leaving");
}

// Post-its sent while the script was not there.
function adopt(item, rank) {
  const key = item.dataset.key;
  const looks = item.className.split(" ");
  const radio = radios.find((one) => "n" + one.dataset.n === looks[1]);
  item.remove();
  if (recall("leaving") || !radio || noteOf(key)) return;
  const text = item.querySelector(".text").textContent;
  keepNote({ key: key, text: text, number: radio.dataset.n, question: radio.value, state: looks[2], at: Date.now() - rank });
}
function restore() {
  const kept = recall("draft");
  const given = recall("/person") || {};
  people.forEach((one) => { one.value = given[one.name] || one.value; });
  if (!kept || field.value) return;
  field.value = kept.text;
  choose(radios.find((one) => one.value === kept.question) || chosen());
}
function bind() {
  on(form, "submit", onSubmit);
  on(field, "input", () => {
    typed = true;
    if (say.className) tell("");
    onInput();
  });
  radios.forEach((radio) => on(radio, "change", () => choose(radio)));
  people.forEach((one) => on(one, "input", onPerson));
  on(byId("next"), "submit", onNext);
  on(byId("across"), "submit", cross);
  on(byId("copy"), "click", copy);
  on(byId("board"), "toggle", paintWall);
  on(byId("go"), "click", () => {
    choose(current());
    field.focus();
  });
  on(window, "online", () => {
    failures = 0;
    check();
  });
  on(window, "storage", paint);
  on(window, "pagehide", release);
  on(window, "pageshow", check);
  on(document, "visibilitychange", () => document.hidden || check());
  // Nothing but this page holds what storage refused.
  on(window, "beforeunload", (event) => {
    if (unsent().some((note) => "note/" + note.key in memory)) event.preventDefault();
  });
}

[...list.children].forEach(adopt);
takeIn();
restore();
bind();
apply(room);
onInput();
paintPerson();
paint();
leave();
listen();
pump();
setInterval(watch, 1000);
