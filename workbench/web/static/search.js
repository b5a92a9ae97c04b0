// The search: asks as one types, shows every hit with its context, and codes those that stay ticked.
import { say } from "./words.js";

const PAUSE = 120;
const byId = (id) => document.getElementById(id);
const query = byId("query"), inflections = byId("inflections"), total = byId("total"), list = byId("hits"), coding = byId("coding");
const button = byId("code-all"), undo = byId("undo"), all = byId("all");
const FIRST = 300, MOST = 5000;
let hits = [], next = null, asking = false, timer = 0;

function made(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

// One question at a time: what was typed meanwhile is asked when the answer has come.
async function search(most = FIRST) {
  clearTimeout(timer);
  const words = query.value.trim();
  history.replaceState(null, "", words ? `/search?${new URLSearchParams({ q: words })}` : "/search");
  next = { words, most, inflections: inflections.checked ? "1" : "0" };
  if (asking) return;
  asking = true;
  while (next) {
    const question = next;
    next = null;
    await answer(question);
  }
  asking = false;
}

async function answer({ words, most, inflections: inflected }) {
  if (!words) return show({ hits: [], total: 0 }, "");
  const slow = setTimeout(() => { total.textContent = say("Searching …"); }, 400);
  try {
    const response = await fetch(`/api/search?${new URLSearchParams({ q: words, inflections: inflected, most })}`);
    const found = await response.json();
    if (response.ok) show(found, summary(found));
    else show({ hits: [], total: 0 }, say("Write a word to search for."));
  } catch {
    total.textContent = say("The server does not answer.");
  } finally {
    clearTimeout(slow);
  }
}

function summary({ total: number, interviews, interviews_total: everywhere, hits: shown }) {
  if (!number) return say("Nothing was found in {everywhere} sources.", { everywhere });
  const found = say("{number} hits in {interviews} of {everywhere} sources", { number, interviews, everywhere });
  return shown.length < number ? [found, say("the first {shown} are shown", { shown: shown.length })].join(" – ") : found;
}

function show(found, sentence) {
  hits = found.hits;
  total.textContent = sentence;
  coding.hidden = !hits.length;
  all.hidden = hits.length >= Math.min(found.total, MOST);
  all.textContent = say("Show all {number}", { number: Math.min(found.total, MOST) });
  list.replaceChildren(...groups());
  count();
}

function groups() {
  const sections = [];
  hits.forEach((hit, place) => {
    if (hit.interview !== hits[place - 1]?.interview) sections.push(section(hit, sections.length));
    sections.at(-1).lastChild.append(line(hit, place));
  });
  return sections;
}

function section(hit, number) {
  const heading = Object.assign(made("h2", "", hit.interview), { lang: "sv" }), source = [hit.case === hit.interview ? "" : hit.case, hit.wave].filter(Boolean).join(" · ");
  heading.id = `source-${number}`;
  if (source) heading.append(" ", made("span", "quiet", source));
  const lines = made("ul", "kwic");
  lines.setAttribute("aria-labelledby", heading.id);
  return made("section", "", heading, lines);
}

function line(hit, place) {
  const tick = made("input"), mark = made("mark", "", hit.words), said = made("span", "said");
  tick.type = "checkbox";
  tick.checked = true;
  tick.dataset.place = place;
  tick.setAttribute("aria-label", say("Code this hit: {words}", { words: `${hit.before}${hit.words}${hit.after}` }));
  const before = made("span", "before", hit.before), after = made("span", "after", hit.after);
  const link = made("a", "open", before, mark, after);
  link.href = `/interviews/${encodeURIComponent(hit.interview)}#${hit.start}-${hit.end}`;
  said.lang = "sv";
  said.append(link);
  const item = made("li", hit.role, made("label", "tick", tick), made("span", "speaker", hit.speaker ?? "–"), said);
  return item;
}

const ticked = () => [...list.querySelectorAll("input:checked")].map((tick) => hits[tick.dataset.place]);

function count() {
  const number = list.querySelectorAll("input:checked").length;
  button.textContent = say("Code {number} hits", { number });
  button.disabled = !number;
}

async function post(address, body) {
  const response = await fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) total.textContent = answer.error;
  return response.ok ? answer : null;
}

async function code(event) {
  event.preventDefault();
  const chosen = byId("code").value;
  const seen = ticked().map(({ interview, start, end, words }) => ({ interview, start, end, words }));
  button.disabled = true;
  const done = await post("/api/hits", { code: chosen, unit: byId("unit").value, hits: seen });
  button.disabled = false;
  if (!done) return;
  total.textContent = say("{number} new codings as {code}; what you had coded so before was left as it is.", { number: done.coded, code: chosen });
  undo.hidden = !done.coded;
}

async function takeBack() {
  undo.hidden = true;
  button.focus();
  if (await post("/api/undo", {})) total.textContent = say("The codings were taken back.");
}

query.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => search(), PAUSE);
});
byId("search").addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
inflections.addEventListener("change", () => search());
list.addEventListener("change", count);
all.addEventListener("click", () => search(MOST));
coding.addEventListener("submit", code);
undo.addEventListener("click", takeBack);
query.focus();
if (query.value) search();
else fetch("/api/search?q=a&most=0").catch(() => {});  // the first search of a server makes the index and loads the dictionary: while one thinks
