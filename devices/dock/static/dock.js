"use strict";

const MOST_SHOWN = 24;
const WHO = { officer: "Petugas", technician: "Teknisi", resident: "Warga" };
const ENDS = { began: "sedang diucapkan", heard: "sampai habis", cut: "terpotong" };
const QR = /^\[QR (.*)\]$/m;
// Where the slips of each printer are, and what stands before their number.
const TRAYS = { slips: "", "spare-slips": "Cadangan · " };
const shown = { slips: "", said: "", views: {} };

const find = (id) => document.getElementById(id);
const at = (state, path) => path.split(".").reduce((part, key) => part?.[key], state);

function element(name, text, properties = {}) {
  return Object.assign(document.createElement(name), { textContent: text }, properties);
}

function put(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

function show(state) {
  document.querySelectorAll("[data-seen]").forEach((place) => showSeen(place, state[place.dataset.seen].seen));
  document.querySelectorAll("button[data-body]").forEach((button) => showSwitch(button, state[button.dataset.device]));
  document.querySelectorAll("[data-show]").forEach((place) => {
    const value = at(state, place.dataset.show) ?? "";
    put(place, place.dataset.words ? JSON.parse(place.dataset.words)[value] ?? value : String(value));
  });
  document.querySelectorAll("[data-counts]").forEach((button) => {
    const left = state[button.form.dataset.device][button.dataset.counts];
    button.setAttribute("aria-pressed", String(left !== null));
  });
  document.querySelectorAll("[data-view]").forEach((image) => {
    const { version } = state[image.dataset.view];
    if (shown.views[image.dataset.view] === version) return;
    shown.views[image.dataset.view] = version;
    image.src = `/api/${image.dataset.view}/view.jpg?${version}`;
  });
  document.querySelectorAll("[data-picture]").forEach((input) => {
    input.parentElement.classList.toggle("chosen", state[input.dataset.picture].paper === "picture");
  });
  showSaid(state.speaker.said);
  const slips = `${state.printer.slips} ${state.spare_printer.slips}`;
  if (slips !== shown.slips) {
    shown.slips = slips;
    showSlips(slips);
  }
}

function showSeen(place, seen) {
  const acts = WHO[seen.who];
  put(place, `${seen.words}${acts ? ` ${acts}: ${seen.mend || "bertindak."}` : ""}`);
  place.classList.toggle("bad", Boolean(acts));
}

// A button of which nothing can be seen in the state is an act, and never down.
function showSwitch(button, now) {
  const wanted = Object.entries(JSON.parse(button.dataset.body));
  if (!wanted.every(([key]) => key in now)) return;
  button.setAttribute("aria-pressed", String(wanted.every(([key, value]) => now[key] === value)));
}

function showSaid(said) {
  const mark = JSON.stringify(said);
  if (mark === shown.said) return;
  shown.said = mark;
  find("silent").hidden = said.length > 0;
  find("said").replaceChildren(...said.map((one) => {
    const item = document.createElement("li");
    const how = ` ${one.language}, ${one.wpm} kata/menit, ${one.volume_db} dB, ${ENDS[one.ended] ?? ""}`;
    item.append(element("span", one.text, { lang: one.language }), element("small", how));
    return item;
  }));
}

async function showSlips(mark) {
  const trays = await Promise.all(Object.keys(TRAYS).map(slipsIn));
  if (mark !== shown.slips) return; // more came meanwhile, and are asked for already
  const slips = trays.flat().sort((one, other) => other.last_byte_s - one.last_byte_s);
  find("none").hidden = slips.length > 0;
  find("count").textContent = slips.length ? `(${slips.length})` : "";
  find("slip-list").replaceChildren(...slips.slice(0, MOST_SHOWN).map(slipFigure));
}

async function slipsIn(tray) {
  return (await (await fetch(`/api/${tray}`)).json()).map((slip) => ({ ...slip, tray }));
}

function slipFigure(slip) {
  const figure = document.createElement("figure");
  const open = element("button", "", { className: "slip", title: "Perbesar" });
  open.append(Object.assign(document.createElement("img"), { src: `/api/${slip.tray}/${slip.number}.png`, alt: slip.text }));
  open.addEventListener("click", () => enlarge(slip));
  const words = document.createElement("figcaption");
  const milliseconds = ((slip.last_byte_s - slip.first_byte_s) * 1000).toFixed(1).replace(".", ",");
  words.append(`${TRAYS[slip.tray]}Struk ${slip.number} · ${slip.size_bytes} bita · ${milliseconds} ms · `);
  words.append(element("a", "teks", { href: `/api/${slip.tray}/${slip.number}.txt` }));
  const code = QR.exec(slip.text)?.[1];
  figure.append(open, words);
  if (code) {
    const button = element("button", "Tunjukkan kode");
    button.addEventListener("click", () => move("code_reader", { show: code }));
    figure.append(button);
  }
  return figure;
}

function enlarge(slip) {
  const image = find("large").querySelector("img");
  image.src = `/api/${slip.tray}/${slip.number}.png`;
  image.alt = slip.text;
  find("large").showModal();
}

// What it answers is not shown: it may be older than what the stream has told since. The stream tells this move too.
async function send(path, type, body) {
  const problem = find("problem");
  try {
    const answer = await fetch(path, { method: "POST", headers: { "Content-Type": type }, body });
    problem.hidden = answer.ok;
    if (!answer.ok) problem.textContent = `Ditolak: ${await answer.text()}`;
  } catch {
    problem.hidden = false;
    problem.textContent = "Dok tidak menjawab.";
  }
}

const move = (device, body) => send(`/api/${device}`, "application/json", JSON.stringify(body));

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-body]");
  if (button) move(button.dataset.device, JSON.parse(button.dataset.body));
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.device) return;
  event.preventDefault();
  const { name } = event.submitter;
  const isOn = event.submitter.getAttribute("aria-pressed") === "true";
  const value = "number" in form.dataset ? Number(form.elements.number.value) : form.elements.text.value;
  move(form.dataset.device, { [name]: isOn ? null : value });
});

document.addEventListener("change", (event) => {
  const [file] = event.target.files ?? [];
  if (!file) return;
  send(`/api/${event.target.dataset.picture}/picture`, file.type || "image/png", file);
  event.target.value = "";
});

const source = new EventSource("/api/events");
source.addEventListener("message", (event) => {
  show(JSON.parse(event.data));
  find("link").textContent = "Tersambung";
  find("link").className = "";
});
source.addEventListener("error", () => {
  find("link").textContent = "Dok tidak menjawab";
  find("link").className = "lost";
});
