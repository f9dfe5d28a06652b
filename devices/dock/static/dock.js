"use strict";

const POLL_MS = 600;
const MOST_SHOWN = 12;
const SCANNER_WORDS = {
  ready: "Siap memindai", absent: "Tidak ada pemindai", jammed: "Kertas macet", empty: "Tidak ada kertas",
  cover_open: "Penutup terbuka", busy: "Sedang dipakai", silent: "Mulai, lalu diam", slow: "Lambat",
  broken: "Rusak", header_only: "Kepala gambar tanpa isi", denied: "Akses ditolak",
};
const SPEAKER_WORDS = { ready: "Siap bersuara", no_card: "Kabel tercabut", busy: "Sedang dipakai" };
const ENDS = { began: "sedang diucapkan", heard: "sampai habis", cut: "terpotong" };
const MOST_SAID = 6;
let shownSlips = -1;

function printerWords(printer) {
  if (!printer.plugged) return "Kabel tercabut";
  if (printer.cover_open) return "Penutup terbuka";
  if (printer.paper === "out") return "Kertas habis";
  if (!printer.answers) return "Mencetak, tetapi tidak menjawab";
  if (printer.unplug_after_bytes !== null) return `Kabel akan tercabut setelah ${printer.unplug_after_bytes} bita`;
  if (printer.paper_out_after_bytes !== null) return `Kertas akan habis setelah ${printer.paper_out_after_bytes} bita`;
  if (printer.delay_ms) return `Menjawab ${printer.delay_ms} ms lebih lambat`;
  return printer.paper === "low" ? "Siap, kertas hampir habis" : "Siap mencetak";
}

function tell(id, words, isWell) {
  const place = document.getElementById(id);
  if (place.textContent !== words) place.textContent = words;
  place.classList.toggle("bad", !isWell);
}

function show(state) {
  for (const button of document.querySelectorAll("button[data-key]")) {
    const now = state[button.dataset.device][button.dataset.key];
    const isOn = "once" in button.dataset ? now !== null : now === JSON.parse(button.dataset.value);
    button.setAttribute("aria-pressed", String(isOn));
  }
  const printer = printerWords(state.printer);
  tell("printer-verdict", printer, printer.startsWith("Siap"));
  tell("scanner-verdict", SCANNER_WORDS[state.scanner.state], state.scanner.state === "ready");
  const { state: speaker, headphones } = state.speaker;
  tell("speaker-verdict", `${SPEAKER_WORDS[speaker] ?? speaker}${headphones ? ", lewat earphone" : ""}`, speaker === "ready");
  document.getElementById("held").textContent = state.printer.held_bytes;
  if (state.slips !== shownSlips) {
    shownSlips = state.slips;
    showSlips();
  }
}

async function showSaid() {
  const said = (await (await fetch("/api/said")).json()).filter((one) => one.text).slice(0, MOST_SAID);
  document.getElementById("silent").hidden = said.length > 0;
  document.getElementById("said").replaceChildren(...said.map((one) => {
    const item = document.createElement("li");
    const words = document.createElement("span");
    words.lang = one.language;
    words.textContent = one.text;
    const end = document.createElement("small");
    end.textContent = ` ${one.language}, ${one.wpm} kata/menit, ${one.volume_db} dB, ${ENDS[one.ended] ?? ""}`;
    item.append(words, end);
    return item;
  }));
}

async function showSlips() {
  const slips = (await (await fetch("/api/slips")).json()).reverse();
  document.getElementById("none").hidden = slips.length > 0;
  document.getElementById("count").textContent = slips.length ? `(${slips.length})` : "";
  document.getElementById("slip-list").replaceChildren(...slips.slice(0, MOST_SHOWN).map(paper));
}

function paper(slip) {
  const figure = document.createElement("figure");
  const image = document.createElement("img");
  image.src = `/api/slips/${slip.number}.png`;
  image.alt = slip.text;
  const words = document.createElement("figcaption");
  const milliseconds = ((slip.last_byte_s - slip.first_byte_s) * 1000).toFixed(1).replace(".", ",");
  words.append(`Struk ${slip.number} · ${slip.size_bytes} bita · ${milliseconds} ms · `);
  const link = document.createElement("a");
  link.href = `/api/slips/${slip.number}.txt`;
  link.textContent = "teks";
  words.append(link);
  figure.append(image, words);
  return figure;
}

async function press(button) {
  const isOn = button.getAttribute("aria-pressed") === "true";
  const value = "once" in button.dataset && isOn ? null : JSON.parse(button.dataset.value);
  const answer = await fetch(`/api/${button.dataset.device}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ [button.dataset.key]: value }),
  });
  const problem = document.getElementById("problem");
  problem.hidden = answer.ok;
  if (answer.ok) show(await answer.json());
  else problem.textContent = `Ditolak: ${await answer.text()}`;
}

async function poll() {
  const link = document.getElementById("link");
  try {
    show(await (await fetch("/api/state")).json());
    await showSaid();
    link.textContent = "Tersambung";
    link.className = "";
  } catch {
    link.textContent = "Dok tidak menjawab";
    link.className = "lost";
  }
  setTimeout(poll, POLL_MS);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-key]");
  if (button) press(button);
});
poll();
