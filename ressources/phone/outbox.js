// Sending: one at a time, oldest first, again and again under the same key, in one tab of the phone at once.
const PAUSES_S = [1, 2, 4, 8, 15, 30];
const ANSWER_S = 10;
const LEASE_MS = 15000;
const MOST_KEPT = 40;
const tab = newKey();
let pumping = false;
let failures = 0;
let timer = 0;

async function ask(where, fields, token) {
  const abort = new AbortController();
  const alarm = setTimeout(() => abort.abort(), ANSWER_S * 1000);
  const options = { signal: abort.signal, cache: "no-store", headers: { Accept: "application/json", "X-Phone": token || phone() } };
  if (fields) {
    Object.assign(options, { method: "POST", body: told(fields), keepalive: true });
    options.headers["Content-Type"] = "application/json";
  }
  try {
    const response = await fetch(base + where, options);
    // Not JSON: another page answers at this address, such as a hotel's Wi-Fi.
    const body = await response.json().catch(() => null);
    return { status: response.status, body: body || {}, pause_s: Number(response.headers.get("Retry-After")) };
  } finally { clearTimeout(alarm); }
}

const takes = (question) => room.door === "open" && !room.closed.includes(question);
const due = () => unsent().reverse().filter((note) => !isWaiting(note) || takes(note.question));
const step = (note) => note.key + note.state + told(note.change);

// Refused for good, whoever asks again: not "gone elsewhere", not "later".
const isRefused = (answer) => answer.status >= 400 && answer.status < 500 && ![404, 408, 409, 421, 429].includes(answer.status)
  && answer.body.sentence;

const askAgain = (note) => keepNote(note, { state: "waiting", sentence: undefined, cause: undefined });
async function deliver(note) {
  const isNew = isWaiting(note);
  const first = { key: note.key, question: note.question, text: note.text };
  // Where there is a quota, the laptop counts what this person sent on it by that.
  if (room.quota) first.own = notes().filter((one) => one.phone === note.phone && one.question === note.question).map((one) => one.key).join(".");
  const answer = await ask(isNew ? "" : "/notes/" + note.key, isNew ? { ...first, ...note.person } : note.change, note.phone);
  const body = answer.body;
  // While the answer was on its way, it may have been corrected again.
  const now = noteOf(note.key) || note;
  if (body.cause === "gone") {
    // An older copy of the laptop's base was put back.
    keepNote(now, { state: "waiting" });
  } else if (answer.status === 200 && body.key === note.key && body.state) {
    const isDone = !isNew && told(now.change) === told(note.change);
    keepNote(now, { state: body.state, text: body.text || now.text, change: isDone ? undefined : now.change });
  } else if (isRefused(answer)) {
    if (!note.hidden) tell(body.sentence, "wrong");
    if (isNew) keepNote(now, { state: "refused", sentence: body.sentence, cause: body.cause, change: undefined });
    else {
      if (note.change.text && !note.hidden) giveBack(note.change.text);
      keepNote(now, { change: undefined, changeable: false });
    }
  } else throw Object.assign(new Error(), answer);
  if (now.hidden && !isUnsent(now)) dropNote(now);
  return body.sentence || words.was_sent;
}

// Two tabs share what is to be sent. There are no Web Locks on plain http: both may take the lease at the same instant
// and send the same post-it, which its key makes harmless; before the next one, the tab that lost it sees so and waits.
function lease() {
  const held = recall("lease") || {};
  const left_ms = held.until - Date.now();
  if (held.tab !== tab && left_ms > 0 && left_ms <= LEASE_MS) {
    timer = setTimeout(pump, 1000);
    return false;
  }
  keep("lease", { tab: tab, until: Date.now() + LEASE_MS });
  return true;
}
function release() {
  if ((recall("lease") || {}).tab === tab) drop("lease");
}

async function pump() {
  clearTimeout(timer);
  if (pumping || !due().length || !lease()) return;
  pumping = true;
  const failure = await sendAll();
  pumping = false;
  release();
  if (failure) retry(failure);
  notes().filter((note) => !isUnsent(note) && note.state !== "refused").slice(MOST_KEPT).forEach(dropNote);
}
async function sendAll() {
  const tried = new Set();
  let failure = null;
  let note = null;
  while ((note = due().find((one) => !tried.has(step(one))))) {
    tried.add(step(note));
    if (!lease()) break;
    try {
      const done = await deliver(note);
      failures = 0;
      if (!note.hidden && say.className !== "wrong") tell(done, "good");
    } catch (error) {
      failure = error;
      // It answered for this one only: the next may pass. Otherwise it is away, or wants a pause.
      if (!error.status) show(false);
      if (error.status !== 409) break;
    }
    paint();
  }
  return failure;
}
function retry(failure) {
  const pause_s = failure.pause_s || PAUSES_S[Math.min(failures, PAUSES_S.length - 1)];
  failures += 1;
  tell((failure.body || {}).sentence || words.no_network);
  if (failure.status === 409) check();
  timer = setTimeout(pump, pause_s * 1000 * (1 + Math.random() / 4));
  paint();
}
