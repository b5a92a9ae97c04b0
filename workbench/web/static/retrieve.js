// Passages that were brought together: copying one with its source, giving a segment another code, trimming it.
import { offerHistory } from "./history.js";
import { offerQuoting } from "./quoting.js";
import { Trim } from "./trim.js";
import { say } from "./words.js";

const codes = JSON.parse(document.getElementById("codes").textContent);

function tell(text) {
  const told = document.getElementById("told");
  if (told) told.textContent = text;
}

async function copy(article) {
  const said = article.querySelector(".text").textContent.trim(), source = article.querySelector(".source").textContent.trim();
  try {
    await navigator.clipboard.writeText(`”${said}” (${source})`);
    tell(say("Copied with its source."));
  } catch {
    tell(say("The browser does not allow copying; mark the text and copy it by hand."));
  }
}

// The segment as the study has it now, and the text around it.
async function current(article, id) {
  const response = await fetch(`/api/interviews/${encodeURIComponent(article.dataset.interview)}`);
  if (!response.ok) return null;
  const interview = await response.json(), segment = interview.segments.find((each) => each.id === id);
  return segment ? { segment, text: interview.text } : null;
}

async function change(article, id, told) {
  const response = await fetch(`/api/segments/${id}`, {
    method: "PATCH", headers: { "content-type": "application/json" }, body: JSON.stringify(told),
  });
  if (!response.ok) return tell((await response.json()).error);
  await refreshAt(article.dataset.key);
  tell(say("Changed. The figures are counted anew."));
}

// Shows the same retrieval anew.
async function refresh() {
  const response = await fetch(location.href);
  const anew = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("found");
  const found = document.getElementById("found");
  found.replaceWith(anew);
  return anew;
}

// The same; the focus stays with a passage, or goes to all of them where it is no longer there.
async function refreshAt(key) {
  const anew = await refresh(), article = [...anew.querySelectorAll("article")].find((each) => each.dataset.key === key);
  (article ?? anew).focus();
}

function retag(article, item, button) {
  const open = item.querySelector("form");
  if (open) return open.remove();
  const form = document.createElement("form"), label = document.createElement("label"), select = document.createElement("select");
  const save = document.createElement("button");
  form.className = "acting";
  label.append(say("New code"), " ", select);
  select.lang = "sv";
  select.append(...codes.map((path) => new Option(path, path, false, path === item.dataset.code)));
  save.textContent = say("Save");
  form.append(label, save);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const now = await current(article, item.dataset.id);
    if (!now) return tell(say("This segment is not there any more."));
    await change(article, item.dataset.id, { code: select.value, revision: now.segment.revision });
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    form.remove();
    button.focus();
  });
  item.append(form);
  select.focus();
}

async function trim(article, item, button) {
  const now = await current(article, item.dataset.id);
  if (!now) return tell(say("This segment is not there any more."));
  const span = await new Trim(now.text, now.segment).ask();
  button.focus();
  if (span) await change(article, item.dataset.id, { ...span, revision: now.segment.revision });
}

offerQuoting();
offerHistory(() => {
  const focused = document.activeElement.closest("#found, article");
  return focused ? refreshAt(focused.dataset.key) : refresh();
});
document.querySelector("main").addEventListener("click", (event) => {
  const button = event.target.closest("button[data-does]");
  if (!button) return;
  const article = button.closest("article"), item = button.closest("li");
  if (button.dataset.does === "copy") copy(article);
  else if (button.dataset.does === "retag") retag(article, item, button);
  else trim(article, item, button);
});
