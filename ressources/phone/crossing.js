// The way across: a phone keeps its post-its for one address, and the laptop may get another one.
function cross() {
  const host = byId("address").value.trim().replace(/^\w+:\/\//, "").split("/")[0];
  const load = { notes: unsent(), draft: draft(), person: recall("/person") };
  const url = "http://" + host + base + "#carry=" + encodeURIComponent(told(load));
  // In another tab: if nobody answers there, this page and what it keeps are still here.
  if (/^[\w.:[\]-]+$/.test(host)) window.open(url, "_blank", "noopener");
  else byId("address").focus();
}
function offerCrossing() {
  if (!byId("across").hidden) return;
  byId("across").hidden = false;
  put(byId("known"), "");
  for (const address of (recall("addresses") || []).filter((one) => one !== location.host)) {
    const button = document.createElement("button");
    button.className = "small plain";
    put(button, address);
    button.onclick = () => { byId("address").value = address; };
    byId("known").append(button, " ");
  }
}
function copy() {
  const area = byId("copied");
  area.value = unsent().map(textOf).concat(clean(field.value)).join("\n").trim();
  area.hidden = false;
  area.select();
  // Not navigator.clipboard: it does not exist on plain http.
  if (document.execCommand("copy")) tell(words.copied, "good");
}
function takeIn() {
  const found = location.hash.split("#carry=")[1];
  if (!found) return;
  history.replaceState(null, "", base);
  try {
    const load = JSON.parse(decodeURIComponent(found));
    load.notes.filter((note) => /^[\w-]{16,64}$/.test(note.key) && note.text.trim && note.at > 0 && !noteOf(note.key)).forEach((note) => keepNote(note));
    if (load.draft && !recall("draft")) keep("draft", load.draft);
    if (load.person && !recall("/person")) keep("/person", load.person);
  } catch (error) { return; }
}
