// The list of interviews: dropped files are sent, each is reported on as it comes in; the last place is one click away.
import { attempt, make } from "./asking.js";
import { follow } from "./follow.js";
import { offerHistory } from "./history.js";
import { Live } from "./live.js";
import { mark, say } from "./words.js";

const given = JSON.parse(document.getElementById("state").textContent);
const drop = document.getElementById("drop"), files = document.getElementById("files"), report = document.getElementById("report");
const progress = document.getElementById("progress"), progressText = document.getElementById("progress-text");
const FACTS = { case: mark("Case"), date: mark("Date"), kind: mark("Kind") };
let busy = false;

// Reads the list anew in its place; a reload would lose what is being sent, or the page that somebody just asked for.
async function refresh() {
  const answer = await fetch("/");
  if (!answer.ok) throw new Error(answer.statusText);
  const read = new DOMParser().parseFromString(await answer.text(), "text/html"), list = document.getElementById("list");
  const focused = list.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  list.replaceChildren(...read.getElementById("list").childNodes);
  showTimes();
  if (focused) list.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
}

offerHistory(refresh);
const live = new Live(given.revision, "");
follow(live, refresh, ({ interviews, segments, gone }) => interviews || segments.length || gone.length);
live.start();

const last = localStorage.getItem("kodbok-last"), goOn = document.getElementById("last");
if (given.interviews.includes(last)) {
  goOn.textContent = say("Go on with {name}", { name: last });
  goOn.hidden = false;
  goOn.addEventListener("click", () => location.assign(`/interviews/${encodeURIComponent(last)}`));
}
showTimes();

// Times as clocks here show them.
function showTimes() {
  const lang = document.documentElement.lang === "sv" ? "sv" : "en-GB";
  for (const time of document.querySelectorAll("time")) {
    time.textContent = new Date(time.dateTime).toLocaleString(lang, { dateStyle: "short", timeStyle: "short" });
  }
}

files.addEventListener("change", () => send([...files.files]));
for (const kind of ["dragenter", "dragover"]) {
  addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    drop.classList.add("over");
  });
}
addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) drop.classList.remove("over");
});
addEventListener("drop", async (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  drop.classList.remove("over");
  send(await filesOf(event.dataTransfer));
});

// The files that were dropped, those in folders too.
async function filesOf(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files];
  return (await Promise.all(entries.map(within))).flat();
}

async function within(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader(), found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) break;
    found.push(...some);
  }
  return (await Promise.all(found.map(within))).flat();
}

function send(chosen) {
  const sent = chosen.filter((file) => !file.name.startsWith("~$") && !file.name.startsWith("."));
  if (busy || !sent.length) return;
  busy = true;
  report.replaceChildren();
  progress.hidden = false;
  attempt(() => upload(sent)).then((well) => {
    busy = false;
    files.value = "";
    progress.hidden = true;
    if (!well) progressText.textContent = "";
  });
}

// XMLHttpRequest tells how much was sent, and what has come back while more is coming.
function upload(sent) {
  const form = new FormData(), request = new XMLHttpRequest();
  for (const file of sent) form.append("files", file, file.name);
  let read = 0, counted = 0;
  const hear = () => {
    const lines = request.responseText.slice(read).split("\n");
    for (const line of lines.slice(0, -1)) {
      read += line.length + 1;
      const told = JSON.parse(line);
      if (told.error) throw new Error(told.error);
      if (told.done) finish(told);
      else {
        show(told);
        counted += 1;
        progress.value = 50 + (50 * counted) / sent.length;
        progressText.textContent = say("{number} of {all} read", { number: counted, all: sent.length });
      }
    }
  };
  return new Promise((resolve, reject) => {
    const hearing = () => {
      try {
        if (request.status === 200) hear();
      } catch (error) {
        reject(error);
      }
    };
    request.upload.addEventListener("progress", (event) => {
      progress.value = event.lengthComputable ? (50 * event.loaded) / event.total : 0;
      progressText.textContent = say("Files are being sent …");
    });
    request.addEventListener("progress", hearing);
    request.addEventListener("load", () => {
      hearing();
      if (request.status === 200) resolve();
      else reject(new Error(said(request)));
    });
    request.addEventListener("error", () => reject(new Error(say("The files did not get through; they may be too large together."))));
    request.open("POST", "/api/uploads");
    request.send(form);
  });
}

function said(request) {
  try {
    return JSON.parse(request.responseText).error;
  } catch {
    return request.responseText;
  }
}

function show(told) {
  const outcome = { added: mark("Added"), skipped: mark("Already there"), refused: mark("Refused") }[told.outcome];
  const head = make("p", {}, make("strong", { className: `outcome ${told.outcome}` }, say(outcome)), ` ${told.name || told.file}`);
  const item = make("section", { className: "imported" }, head);
  if (told.outcome === "added") {
    head.append(" – ", say("{turns} turns, {speakers} speakers, {words} words", told));
    item.append(make("p", {}, make("a", { href: `/speakers/${encodeURIComponent(told.name)}` }, say("Confirm who speaks"))));
    const guesses = told.guesses.map((guess) => `${say(FACTS[guess.fact] ?? guess.fact)}: ${guess.value}`);
    if (guesses.length) item.append(make("p", { className: "more" }, `${say("Guessed")}: ${guesses.join(", ")}`));
    if (told.taken) item.append(make("p", { className: "more" }, say("Another interview is called {taken} already.", told)));
  } else if (told.message) item.append(make("p", {}, told.message));
  if (told.problems.length) {
    const list = make("ul", {}, ...told.problems.map(({ message }) => make("li", {}, message)));
    item.append(make("details", {}, make("summary", {}, say("Problems: {number}", { number: told.problems.length })), list));
  }
  report.append(item);
}

function finish(told) {
  const notes = [
    ...told.problems,
    told.unmatched.length && say("The list names interviews that are not here: {names}", { names: told.unmatched.join(", ") }),
    told.unlisted.length && say("The list does not name: {names}", { names: told.unlisted.join(", ") }),
    told.unseated.length && say("Nobody speaks under the label that the list tells of: {names}", { names: told.unseated.join(", ") }),
    told.redescribed.length && say("The list described: {names}", { names: told.redescribed.join(", ") }),
  ].filter(Boolean);
  progressText.textContent = say("The import is finished. Undo takes all of it back.");
  const close = make("button", { type: "button" }, say("Close"));
  close.addEventListener("click", () => {
    report.replaceChildren();
    progressText.textContent = "";
  });
  report.append(...notes.map((note) => make("p", {}, note)), close);
  refresh().catch(() => {});
}

document.body.dataset.ready = "true";
