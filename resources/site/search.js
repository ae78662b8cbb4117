// The search: loads only the files of the words that are typed, block by block; see radiodesk/site/search.py.
"use strict";

const PLACES = [8, 4, 2, 1];
const SHORTEST = 2;
const MOST_RESULTS = 100;
const WAIT_MS = 150;

const box = document.querySelector(".search");
const input = box.querySelector("input");
const status = document.querySelector(".found");
const list = document.getElementById("results");
const shards = status.dataset.shards;
const blocks = status.dataset.blocks.split(" ").filter(Boolean);

const loaded = new Map();
const waiting = new Map();
window.shard = (name, content) => waiting.get(name)(content);

const load = (name) => {
  if (!loaded.has(name)) {
    loaded.set(name, new Promise((resolve, reject) => {
      waiting.set(name, resolve);
      const script = document.createElement("script");
      script.src = shards + name + ".js";
      script.onerror = () => { loaded.delete(name); reject(new Error(name)); };
      document.head.append(script);
    }));
  }
  return loaded.get(name);
};

const wordsOf = (text) =>
  (text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").match(/[\p{L}\p{N}]+/gu) || [])
    .filter((word) => word.length >= SHORTEST);
const shardOf = (word) => (/^[a-z]/.test(word) ? word[0] : "0");

// What one typed word finds in a block: episodes with the places and moments of all words that begin with it.
const findWord = async (block, word, letters) => {
  const found = new Map();
  if (!letters.includes(shardOf(word))) return found;
  const shard = await load(`${block}/${shardOf(word)}`);
  for (const known in shard) {
    if (!known.startsWith(word)) continue;
    for (const [id, [places, ...moments]] of Object.entries(shard[known])) {
      const entry = found.get(id) || { places: 0, moments: [], weight: 0 };
      entry.places |= places;
      entry.weight += known === word ? places * 2 : places;
      entry.moments.push(...moments);
      found.set(id, entry);
    }
  }
  return found;
};

const findIn = async (block, words) => {
  const { letters, episodes } = await load(block + "/list");
  const finds = await Promise.all(words.map((word) => findWord(block, word, letters)));
  return [...finds[0].keys()].filter((id) => finds.every((found) => found.has(id))).map((id) => {
    const entries = finds.map((found) => found.get(id));
    const [title, page, day] = episodes[id];
    return {
      title, page, day,
      places: entries.reduce((sum, entry) => sum | entry.places, 0),
      weight: entries.reduce((sum, entry) => sum + entry.weight, 0),
      moments: [...new Set(entries.flatMap((entry) => entry.moments))].sort((a, b) => a - b).slice(0, 3),
    };
  });
};

const make = (tag, name, ...inside) => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...inside);
  return made;
};
const link = (href, text) => {
  const made = make("a", "", text);
  made.href = "../" + href;
  return made;
};
const clock = (time) => {
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(time / 3600), minutes = Math.floor(time / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(time % 60)}` : `${minutes}:${two(time % 60)}`;
};

// 20 Nov 2026, in the language of the page.
const dated = (day) => {
  const date = new Date(day + "T12:00Z");
  const month = date.toLocaleString(document.documentElement.lang, { month: "short", timeZone: "UTC" });
  return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
};

const row = (found) => {
  const date = make("time", "episode-date", dated(found.day));
  date.dateTime = found.day;
  const title = make("h2", "", link(found.page, found.title));
  if (status.dataset.own) title.lang = status.dataset.own;
  const where = PLACES.filter((place) => found.places & place).map((place) => status.dataset[place]);
  const facts = make("p", "episode-facts", ...where.map((place) => make("span", "", place)).flatMap((each) => [each, " "]));
  for (const time of found.moments) {
    const moment = link(`${found.page}#t=${time}`, clock(time));
    moment.className = "clock";
    facts.append(moment, " ");
  }
  return make("li", "episode", date, make("div", "episode-text", title, facts));
};

let asked = 0;
const search = async () => {
  const mine = ++asked;
  const words = wordsOf(input.value);
  history.replaceState(null, "", input.value ? "#" + encodeURIComponent(input.value) : "#");
  if (!words.length) {
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  try {
    const found = (await Promise.all(blocks.map((block) => findIn(block, words)))).flat();
    if (mine !== asked) return;
    found.sort((a, b) => b.weight - a.weight || (a.day < b.day ? 1 : -1));
    list.replaceChildren(...found.slice(0, MOST_RESULTS).map(row));
    const text = status.dataset[["none", "one"][found.length] || "many"];
    status.textContent = text.replace("{n}", found.length);
  } catch {
    status.textContent = status.dataset.failed;
  }
};

let timer;
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, WAIT_MS);
});
input.addEventListener("keydown", (event) => { if (event.key === "Enter") search(); });

document.querySelector(".no-search").hidden = true;
box.hidden = status.hidden = false;
try { input.value = decodeURIComponent(location.hash.slice(1)); } catch { /* not ours, then */ }
if (input.value) search();
