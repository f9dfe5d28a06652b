// Keeps the desk current and copies answers. Without it the desk works by reloading.
"use strict";
const AGES_EVERY_MS = 30000;
const ANSWER_WITHIN_MS = 8000;
const PRESS_WITHIN_MS = 3000;
let running = false;
let again = false;

async function refresh() {
  if (!document.getElementById("case")) { showFound(); return; }
  if (running) { again = true; return; }
  running = true;
  try {
    const answer = await fetch(location.pathname, { credentials: "same-origin", signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    if (answer.ok) swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
    answer.ok ? showFound() : showLost("");
  } catch {
    showLost("");
  }
  running = false;
  if (again) { again = false; refresh(); }
}

// Only parts that differ are replaced, so that a selection, the scroll and an opened list stay.
function swap(fresh) {
  for (const part of document.querySelectorAll("[data-live]")) {
    const newer = fresh.getElementById(part.id);
    if (!newer || newer.innerHTML === part.dataset.seen) continue;
    part.dataset.seen = newer.innerHTML;
    // What it said of the line is over; the look at the start, which finds nothing new, leaves it to be read.
    if (part.id === "waiting") document.getElementById("note")?.remove();
    const focused = part.contains(document.activeElement) && document.activeElement.dataset.testid;
    const opened = part.querySelector("details")?.open;
    part.replaceChildren(...newer.childNodes);
    if (opened && part.querySelector("details")) part.querySelector("details").open = true;
    if (focused) part.querySelector(`[data-testid="${focused}"]`)?.focus();
    enableCopying(part);
  }
  document.title = fresh.title;
}

function enableCopying(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const words = button.textContent;
      const done = await copy(button.dataset.copy);
      button.textContent = done ? "Tersalin" : "Tidak bisa disalin";
      setTimeout(() => { button.textContent = words; }, 1500);
    });
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

// What is shown may be old from now on, and no button works; both are said until the hub is heard again.
function showLost(since) {
  const sign = document.getElementById("offline");
  if (!sign || !sign.hidden) return;
  document.getElementById("offline-since").textContent = since || document.getElementById("clock")?.textContent.slice(-5) || hour();
  sign.hidden = false;
  for (const button of document.querySelectorAll("form button:enabled")) {
    button.disabled = true;
    button.dataset.held = button.textContent;
    if (button.matches(".primary")) button.textContent = "Belum bisa: terputus";
  }
}

function hour() {
  return new Intl.DateTimeFormat("id", { hour: "2-digit", minute: "2-digit" }).format();
}

function showFound() {
  const sign = document.getElementById("offline");
  if (!sign || sign.hidden) return;
  sign.hidden = true;
  for (const button of document.querySelectorAll("[data-held]")) {
    button.disabled = false;
    button.textContent = button.dataset.held;
    delete button.dataset.held;
  }
}

function heard(message) {
  if (message.startsWith("lost")) showLost(message.slice("lost:".length));
  else if (message === "changed" || !document.getElementById("offline").hidden) refresh();
}

function listen() {
  if (window.SharedWorker) {
    const worker = new SharedWorker("/static/live.js");
    worker.port.onmessage = (event) => heard(event.data);
    return;
  }
  follow(heard);
}

// A hub that does not answer would leave the officer before the browser's own page of errors: it is asked first.
async function send(form) {
  try {
    const answer = await fetch("/healthz", { signal: AbortSignal.timeout(PRESS_WITHIN_MS) });
    if (!answer.ok) throw new Error("unwell");
    form.submit();
  } catch {
    delete form.dataset.sent;
    showLost("");
  }
}

// A form pressed twice in a breath is one act; the server would drop the second one anyway.
document.addEventListener("submit", (event) => {
  const form = event.target;
  event.preventDefault();
  if (!form.dataset.sent) send(form);
  form.dataset.sent = "1";
});
// The note answers one press; a reload should not repeat it.
if (location.search) history.replaceState(null, "", location.pathname);
if (document.getElementById("case")) {
  // Before anything is changed here: the first look would else replace all, and load the scan once more.
  for (const part of document.querySelectorAll("[data-live]")) part.dataset.seen = part.innerHTML;
  enableCopying(document);
  setInterval(refresh, AGES_EVERY_MS);
}
if (document.getElementById("offline")) listen();
