// The live link: an event stream, and a slow look at the true state where streams are blocked.
const POLL_S = 5;
const CHECK_S = 30;
const LOST_S = 15;
let room = page.state;
let stream = null;
let listenedAt = 0;
let checkedAt = 0;
let checking = false;
let heard = 0;
let lostAt = 0;
const now_s = () => performance.now() / 1000;
const isLost = () => lostAt > 0 && now_s() - lostAt > LOST_S;

function apply(state) {
  const before = room;
  room = state;
  if (state.addresses) keep("addresses", state.addresses);
  // Other questions, other words, more asked of people: drawn anew, and what was written is kept.
  if (state.form !== page.state.form && !field.value && !Object.keys(memory).length) location.reload();
  if (state.quota !== before.quota) notes().filter((note) => note.cause === "quota").forEach(askAgain);
  if (state.question !== before.question) follow();
  paintDoor();
  paintWall();
  return state.turn !== before.turn;
}
async function check() {
  if (checking) return;
  checking = true;
  checkedAt = now_s();
  const before = heard;
  try {
    const asked = notes().filter((note) => !isWaiting(note) && note.state !== "refused").slice(0, MOST_KEPT);
    const answer = await ask("/state?keys=" + asked.map((note) => note.key).join("."));
    const states = answer.body.notes;
    if (answer.status !== 200 || !states) throw new Error();
    show(true);
    // What came by the stream meanwhile is newer than the answer.
    if (before === heard) apply(answer.body);
    asked.forEach((note) => learn(note.key, states[note.key]));
  } catch (error) { show(false); }
  checking = false;
  paint();
  if (!lostAt) pump();
}
function learn(key, now) {
  const note = noteOf(key);
  // What the laptop no longer has (an older copy of its base was put back) is sent again.
  if (note) keepNote(note, now ? { state: now.state, text: now.text, changeable: now.changeable } : { state: "waiting" });
}
function show(up) {
  lostAt = up ? 0 : lostAt || now_s();
  byId("link").hidden = up;
  form.dataset.link = up ? "up" : "down";
}
function listen() {
  if (!window.EventSource) return;
  if (stream) stream.close();
  listenedAt = now_s();
  stream = new EventSource(base + "/events?phone=" + phone());
  stream.onopen = () => {
    failures = 0;
    check();
  };
  stream.onmessage = (event) => {
    heard += 1;
    // Everybody hears of it at once; nobody asks at once.
    if (apply(JSON.parse(event.data))) setTimeout(check, Math.random() * 1000);
    paint();
    pump();
  };
  stream.onerror = check;
}
function watch() {
  const state = stream ? stream.readyState : 0;
  if (state === 2 && now_s() - listenedAt > POLL_S) listen();
  if (!document.hidden && now_s() - checkedAt > (state === 1 ? CHECK_S : POLL_S)) check();
}
