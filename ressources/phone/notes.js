// The list of own post-its, with their true state. An item that somebody is busy with is left as it is.
const list = byId("own");
const signs = new Map();

const stateOf = (note) => !note.change ? note.state : note.change.text ? "waiting" : "leaving";
const textOf = (note) => note.change && note.change.text || note.text;
const isChangeable = (note) => ["sent", "shown", "waiting"].includes(stateOf(note)) && note.changeable !== false && takes(note.question);

function paint() {
  const waiting = unsent();
  const own = notes().filter((note) => !note.hidden);
  const before = waiting.filter((note) => note.hidden).length;
  byId("mine").hidden = !own.length;
  byId("before").hidden = !before;
  put(byId("before"), words.before + " " + before);
  if (isLost() && waiting.length) offerCrossing();
  else byId("across").hidden = true;
  const items = {};
  for (const item of [...list.children]) {
    items[item.dataset.key] = item;
    if (!own.some((note) => note.key === item.dataset.key)) item.remove();
  }
  own.forEach((note, rank) => {
    const item = itemOf(note, items[note.key]);
    if (list.children[rank] !== item) list.insertBefore(item, list.children[rank] || null);
  });
}
function itemOf(note, old) {
  const sign = told(note) + isChangeable(note);
  if (old && (signs.get(note.key) === sign || old.querySelector("[open]"))) return old;
  signs.set(note.key, sign);
  const item = byId("blank").content.firstElementChild.cloneNode(true);
  const part = (name) => item.querySelector(name);
  item.dataset.key = note.key;
  item.className = "note n" + note.number + " " + stateOf(note);
  part(".text").textContent = part("textarea").value = textOf(note);
  put(part(".state"), words[stateOf(note)]);
  put(part(".why"), note.sentence || "");
  if (!isChangeable(note)) item.firstElementChild.replaceWith(row(part("summary")));
  if (note.state !== "refused") part(".refusal").remove();
  if (old) {
    const hadFocus = old.contains(document.activeElement);
    old.replaceWith(item);
    if (hadFocus) (part("summary") || field).focus();
  }
  return item;
}
function row(summary) {
  const line = document.createElement("p");
  line.append(...summary.childNodes);
  return line;
}
function giveBack(text) {
  field.value = field.value ? field.value + "\n" + text : text;
  onInput();
}

// Correct, withdraw: kept on the phone first, as anything that is to be sent.
on(list, "submit", (event) => {
  const item = event.target.closest("li");
  const note = noteOf(item.dataset.key);
  const parts = event.target.elements;
  const text = parts.text && clean(parts.text.value);
  if (!note || parts.text && !isGood(text, parts.text)) return;
  item.querySelectorAll("[open]").forEach((one) => { one.open = false; });
  if (parts.action.value === "back") {
    dropNote(note);
    giveBack(note.text);
    field.focus();
  } else if (text !== textOf(note)) {
    keepNote(note, { change: { action: parts.action.value, text: text } });
    tell(words.sending);
    pump();
  }
  paint();
});
list.addEventListener("toggle", paint, true);
