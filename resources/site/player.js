// The player of an episode's page: skips, speed, the place where one stopped, and the transcript that follows the sound.
// Everything here is extra: the page is whole without it. Times are seconds of the published audio.
"use strict";

const SKIP_S = 15;
const LEAST_S = 10;
const KEPT_EVERY_S = 5;

const section = document.querySelector(".listen");
const audio = section.querySelector("audio");
const tools = section.querySelector(".tools");
const status = section.querySelector("[role=status]");
const rate = tools.querySelector("[data-rate]");
const follow = tools.querySelector("[data-follow]");
const onward = tools.querySelector("[data-continue]");
const now = tools.querySelector("[data-now]");
const talk = document.querySelector(".talk");
const chapters = [...document.querySelectorAll(".chapters a[href*='#t=']")];

// A page that was opened from a disk, or a reader who wants no traces, may have no storage.
const store = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* then nothing is remembered */ } },
};
const place = "radiodesk " + section.dataset.key;

const two = (number) => String(number).padStart(2, "0");
const clock = (time) => {
  const whole = Math.floor(time);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
};
const timeOf = (link) => parseFloat(link.hash.slice(3));
const lastBefore = (list, time) => {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle].time <= time + 0.05) low = middle + 1; else high = middle;
  }
  return list[low - 1];
};
const tell = (text) => { status.textContent = ""; status.textContent = text; };

// The transcript: paragraphs, until the times of all its words are there; see radiodesk/site/talk.py.
let words = talk ? [...talk.children].map((piece) => ({ time: timeOf(piece.querySelector("a")), piece })) : [];
let timeOfPiece = new Map();
let lit, at, keptAt = 0;

const part = (paragraph, times) => {
  const text = paragraph.lastChild;
  const parts = text.textContent.trim().split(/\s+/);
  const made = document.createDocumentFragment();
  const found = [];
  let tenths = 0;
  for (const group of times.split(" ")) {
    const [later, count] = group.split("x");
    tenths += Number(later);
    const piece = document.createElement("span");
    piece.textContent = parts.splice(0, Number(count || 1)).join(" ");
    made.append(" ", piece);
    found.push({ time: tenths / 10, piece });
  }
  made.append(" ", parts.join(" "));
  text.replaceWith(made);
  return found;
};
window.spoken = (rows) => {
  if (lit) lit.piece.classList.remove("said");
  lit = undefined;
  words = rows.split("|").flatMap((times, row) => part(talk.children[row], times));
  timeOfPiece = new Map(words.map((word) => [word.piece, word.time]));
  show(audio.currentTime, false);
};
const learn = () => {
  if (!talk || !talk.dataset.words) return;
  const script = document.createElement("script");
  script.src = talk.dataset.words;
  delete talk.dataset.words;
  document.head.append(script);
};
const stops = chapters.map((link) => ({ time: timeOf(link), link }));

const show = (time, scrolls) => {
  const word = lastBefore(words, time);
  if (word !== lit) {
    if (lit) lit.piece.classList.remove("said");
    if (word) word.piece.classList.add("said");
    const before = lit && lit.piece.closest("p");
    lit = word;
    if (word && (scrolls || before !== word.piece.closest("p"))) reveal(word.piece, scrolls);
  }
  const stop = lastBefore(stops, time);
  if (stop === at) return;
  if (at) at.link.removeAttribute("aria-current");
  if (stop) stop.link.setAttribute("aria-current", "true");
  now.textContent = stop ? stop.link.querySelector(".chapter-title").textContent : "";
  at = stop;
};

// Only who watches the transcript is moved along with it; who reads elsewhere on the page is left there.
const reveal = (piece, asked) => {
  const box = piece.closest(".talk").getBoundingClientRect();
  const watched = box.top < innerHeight && box.bottom > 0 && follow.checked && !audio.paused;
  if (asked || watched) piece.scrollIntoView({ block: "center" });
};

const seek = (time, plays) => {
  audio.currentTime = Math.max(0, Math.min(time, audio.duration || Infinity));
  show(audio.currentTime, false);
  tell([section.dataset.at.replace("{time}", clock(audio.currentTime)), now.textContent].join(" "));
  if (plays) audio.play();
};

const keep = () => {
  const over = audio.ended || audio.currentTime < LEAST_S;
  store.set(place, over ? "" : audio.currentTime.toFixed(1));
};

const setRate = (value) => {
  audio.playbackRate = audio.defaultPlaybackRate = Number(value);
  store.set("radiodesk rate", value);
};

const KEYS = {
  k: () => (audio.paused ? audio.play() : audio.pause()),
  j: () => seek(audio.currentTime - SKIP_S),
  l: () => seek(audio.currentTime + SKIP_S),
};

for (const button of tools.querySelectorAll("[data-skip]")) {
  button.addEventListener("click", () => seek(audio.currentTime + Number(button.dataset.skip)));
}
rate.addEventListener("change", () => {
  setRate(rate.value);
  tell(section.dataset.speed.replace("{speed}", rate.selectedOptions[0].textContent));
});
onward.addEventListener("click", () => {
  onward.hidden = true;
  seek(Number(onward.value), true);
  audio.focus();
});

audio.addEventListener("timeupdate", () => {
  show(audio.currentTime, false);
  if (Math.abs(audio.currentTime - keptAt) < KEPT_EVERY_S) return;
  keptAt = audio.currentTime;
  keep();
});
audio.addEventListener("play", () => {
  onward.hidden = true;
  learn();
});
if (talk) talk.addEventListener("pointerover", learn, { once: true });
audio.addEventListener("pause", keep);
audio.addEventListener("ended", keep);

document.addEventListener("click", (event) => {
  const link = event.target.closest("main a[href*='#t=']");
  const time = link ? timeOf(link) : timeOfPiece.get(event.target);
  if (time === undefined || event.ctrlKey || event.metaKey || event.shiftKey || !getSelection().isCollapsed) return;
  event.preventDefault();
  seek(time, true);
});

// Keys of one letter work only in the player, the chapters and the transcript (WCAG 2.2, 2.1.4).
document.addEventListener("keydown", (event) => {
  const act = KEYS[event.key.toLowerCase()];
  const here = event.target.closest(".listen, .asked, .chapters, .talk");
  if (!act || !here || event.ctrlKey || event.altKey || event.metaKey || event.target.matches("select")) return;
  event.preventDefault();
  act();
});

// Who comes from the search is taken to the moment that was found.
const arrive = () => {
  const time = location.hash.startsWith("#t=") ? parseFloat(location.hash.slice(3)) : NaN;
  if (Number.isNaN(time)) return;
  audio.currentTime = time;
  show(time, true);
  learn();
};

const keptRate = store.get("radiodesk rate");
if (keptRate && [...rate.options].some((option) => option.value === keptRate)) setRate((rate.value = keptRate));
const kept = Number(store.get(place));
if (kept >= LEAST_S) {
  onward.value = kept;
  onward.textContent = section.dataset.ahead.replace("{time}", clock(kept));
  onward.hidden = false;
}
tools.hidden = false;
addEventListener("hashchange", arrive);
arrive();
