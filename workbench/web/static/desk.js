// The desk: puts transcript, codings, palette, outbox and live channel together and does what keys and buttons ask for.
import { CodePoints } from "./code-points.js";
import { Codings } from "./codings.js";
import "./codings-list.js";
import { meaning, showKeys } from "./keys.js";
import { Live } from "./live.js";
import { Outbox } from "./outbox.js";
import { Painter } from "./painter.js";
import "./palette.js";
import { modify, Selected, sentenceAround } from "./selection.js";
import { Stripes } from "./stripes.js";
import { Turns } from "./turns.js";
import { mark, say } from "./words.js";

const given = JSON.parse(document.getElementById("state").textContent);
const root = document.querySelector("kodbok-transcript"), palette = document.querySelector("kodbok-palette");
const list = document.querySelector("kodbok-codings"), announcement = document.getElementById("announce");
const turns = new Turns(root), codings = new Codings(given.segments, turns), painter = new Painter(turns), selected = new Selected(turns);
const whole = new CodePoints(given.text), outbox = new Outbox(given.interview), live = new Live(given.revision, given.interview);
let codes = given.codes, focused = null, current = 0;
const recent = JSON.parse(localStorage.getItem("kodbok-recent") ?? "[]");

const stripes = new Stripes(turns, codings, focus);
list.bind(codings, turns);
palette.codes = codes;
palette.recent = recent;

function paint(touched) {
  const found = new Set();
  for (const each of touched) for (const turn of turns.over(each.start, each.end)) found.add(turn);
  painter.paint(found, (turn) => codings.inTurn(turn), (coding) => focused !== null && coding.code === codings.get(focused)?.code);
  stripes.redraw(found);
}

function count() {
  const number = codings.accepted.length;
  root.dataset.codings = number;
  document.getElementById("count").textContent = `(${number})`;
}

codings.addEventListener("change", ({ detail }) => {
  paint(detail);
  count();
});

function tell(text) {
  announcement.textContent = text;
}

// Makes a coding the focused one: its code is shaded wherever it stands.
function focus(id) {
  const before = focused === null ? null : codings.get(focused)?.code;
  focused = id;
  const coding = id === null ? null : codings.get(id);
  stripes.focused = id;
  list.mark(id);
  paint(codings.all.filter((each) => each.code === coding?.code || each.code === before));
  document.getElementById("focused").textContent = coding ? `${coding.code} · ${coding.coder || say("proposal")}` : "";
  if (!coding) return;
  const turn = turns.at(coding.start);
  if (turn) go(turn.place);
  tell(`${coding.code}: ${turns.text(coding.start, coding.end)}`);
}

function go(place) {
  turns.all[current]?.element.removeAttribute("aria-current");
  current = Math.min(Math.max(place, 0), turns.all.length - 1);
  const turn = turns.all[current];
  if (!turn) return;
  turn.element.setAttribute("aria-current", "true");
  turn.element.scrollIntoView({ block: "nearest" });
  localStorage.setItem(`kodbok-place:${given.interview}`, current);
}

// Codes a span at once on the page; the outbox sees that it reaches the study.
function code(span, path, isNew = false) {
  const [start, end] = span, id = crypto.randomUUID();
  if (isNew) {
    outbox.put("POST", "/api/codes", { path });
    codes = [...codes, { path, aliases: [], retired: false }];
    palette.codes = codes;
  }
  codings.change([{ id, start, end, code: path, coder: given.coder, status: "accepted", memo: "", contrary: false, revision: live.revision }]);
  outbox.put("POST", "/api/segments", { id, interview: given.interview, start, end, code: path, quote: quote(start, end) });
  remember(path);
  focus(id);
  tell(say("Coded as {code}", { code: path }));
}

// The very text of the interview between two offsets: what stands between turns too.
function quote(start, end) {
  return given.text.slice(whole.toUnits(start), whole.toUnits(end));
}

function remember(path) {
  const place = recent.indexOf(path);
  if (place >= 0) recent.splice(place, 1);
  recent.unshift(path);
  recent.length = Math.min(recent.length, 9);
  localStorage.setItem("kodbok-recent", JSON.stringify(recent));
  palette.recent = recent;
}

function change(id, told) {
  const old = codings.get(id);
  if (!old) return;
  codings.change([{ ...old, ...told }]);
  outbox.put("PATCH", `/api/segments/${id}`, told);
}

function span() {
  return selected.read() ?? selected.span;
}

function ask(purpose) {
  const found = purpose === "retag" ? [codings.get(focused).start, codings.get(focused).end] : span();
  if (!found) {
    tell(say("Select some words first."));
    return;
  }
  selected.span = found;
  painter.pending(...found);
  const range = turns.at(found[0]).range(...found), box = document.createRange();
  box.setStart(range.startContainer, range.startOffset);
  box.setEnd(range.endContainer, range.endOffset);
  palette.open(box.getBoundingClientRect(), purpose);
}

palette.addEventListener("chosen", ({ detail: { path, isNew, purpose } }) => {
  if (purpose === "retag") change(focused, { code: path });
  else code(selected.span, path, isNew);
});

palette.addEventListener("closed", () => {
  painter.pending(null);
  root.focus({ preventScroll: true });
  if (selected.span) selected.show(...selected.span);
});

async function history(what) {
  while (outbox.waiting.length) await new Promise((done) => outbox.addEventListener("state", done, { once: true }));
  outbox.put("POST", `/api/${what}`, {});
}

function step(direction) {
  const all = codings.all, place = all.findIndex((each) => each.id === focused);
  if (all.length) focus(all[(place + direction + all.length + (place < 0 && direction < 0 ? 1 : 0)) % all.length].id);
}

function uncoded() {
  const next = turns.all.slice(current + 1).find((turn) => !turn.isInterviewer && !codings.inTurn(turn).length);
  if (next) go(next.place);
  else tell(say("Every turn after this one is coded."));
}

function sentence() {
  const now = selected.read(), turn = (now && turns.at(now[1] - 1)) ?? turns.all[current];
  if (!turn) return;
  let from = now && turns.at(now[1] - 1) === turn ? now[1] : turn.start;
  while (from < turn.end && /\s/u.test(turn.node.data[turn.units(from)])) from += 1;
  if (from >= turn.end) {
    go(turn.place + 1);
    getSelection().removeAllRanges();
    if (turns.all[current] !== turn) sentence();
    return;
  }
  selected.show(...sentenceAround(turn, from, Math.min(from + 1, turn.end)));
}

function resize(direction) {
  const coding = codings.get(focused);
  if (!coding || coding.status !== "accepted") return;
  selected.show(coding.start, coding.end);
  modify(direction, "word");
  const found = selected.read();
  if (found && found[1] > coding.start) change(focused, { start: coding.start, end: found[1] });
}

function memo() {
  const coding = codings.get(focused);
  if (!coding || coding.status !== "accepted") return;
  const dialog = document.createElement("dialog"), form = document.createElement("form"), label = document.createElement("label");
  const text = document.createElement("textarea"), save = document.createElement("button");
  form.method = "dialog";
  label.textContent = say("Memo");
  text.value = coding.memo;
  text.rows = 6;
  label.append(text);
  save.textContent = say("Save");
  form.append(label, save);
  dialog.append(form);
  dialog.setAttribute("aria-label", say("Memo"));
  document.body.append(dialog);
  form.addEventListener("submit", () => change(coding.id, { memo: text.value }));
  dialog.addEventListener("close", () => {
    dialog.remove();
    root.focus({ preventScroll: true });
  });
  dialog.showModal();
}

function decide(verdict) {
  const coding = codings.get(focused);
  if (coding?.status !== "proposed") return;
  step(1);
  if (verdict === "accept") codings.change([{ ...coding, status: "accepted", coder: given.coder }]);
  else codings.change([], [coding.id]);
  outbox.put("POST", "/api/proposals", { ids: [coding.id], verdict });
}

const ACTIONS = {
  code: () => ask("code"),
  retag: () => codings.get(focused)?.status === "accepted" && ask("retag"),
  repeat: () => span() && recent[0] && code(span(), recent[0]),
  invivo: () => span() && code(span(), turns.text(...span()).replaceAll(" > ", " ").slice(0, 60).trim(), true),
  turnDown: () => go(current + 1),
  turnUp: () => go(current - 1),
  sentence,
  grow: () => span() && selected.show(...selected.grown(...span())),
  next: () => step(1),
  previous: () => step(-1),
  uncoded,
  memo,
  accept: () => decide("accept"),
  reject: () => decide("reject"),
  remove: () => {
    const coding = codings.get(focused);
    if (coding?.status !== "accepted") return;
    focused = null;
    codings.change([], [coding.id]);
    outbox.put("DELETE", `/api/segments/${coding.id}`);
    tell(say("Taken away: {code}", { code: coding.code }));
  },
  undo: () => history("undo"),
  redo: () => history("redo"),
  help: () => showKeys(document.getElementById("keys")),
  leave: () => {
    getSelection().removeAllRanges();
    selected.span = null;
    if (focused !== null) focus(null);
  },
};

root.addEventListener("keydown", (event) => {
  const name = meaning(event);
  if (name === null) return;
  event.preventDefault();
  const [kind, what] = name.split("-");
  if (kind === "favourite") span() && recent[what - 1] && code(span(), recent[what - 1]);
  else if (kind === "word") {
    if (getSelection().isCollapsed) sentence();
    else modify(what, "word");
  } else if (kind === "resize") resize(what);
  else ACTIONS[name]?.();
});

root.addEventListener("pointerup", (event) => {
  const turn = turns.of(event.target);
  if (turn) go(turn.place);
  const found = selected.read();
  selected.span = found;
  if (found) selected.show(...found);
});

list.addEventListener("chosen", ({ detail }) => focus(detail));
for (const name of ["undo", "redo", "help"]) document.getElementById(name).addEventListener("click", ACTIONS[name]);
const finish = document.getElementById("finish");
finish.addEventListener("click", () => {
  const finished = finish.getAttribute("aria-pressed") !== "true";
  finish.setAttribute("aria-pressed", finished);
  outbox.put("PATCH", `/api/interviews/${encodeURIComponent(given.interview)}`, { finished });
});

live.addEventListener("changes", ({ detail }) => {
  const waiting = new Set(outbox.waiting.map(({ body }) => body?.id).filter(Boolean));
  codings.change(detail.segments.filter((each) => each.interview === given.interview), detail.gone.filter((id) => !waiting.has(id)));
  root.dataset.revision = detail.revision;
  if (detail.codebook) reread();
});

async function reread() {
  const response = await fetch("/api/codes");
  if (response.ok) palette.codes = codes = await response.json();
}

const state = document.querySelector("[data-testid=saved]");
const STATES = { saved: mark("Saved"), saving: mark("Saving …"), offline: mark("Not connected: kept here") };

function showState({ detail }) {
  state.dataset.state = detail.state;
  state.textContent = say(STATES[detail.state]);
}
outbox.addEventListener("state", showState);
showState({ detail: { state: outbox.state } });

outbox.addEventListener("refused", async ({ detail: { request, error } }) => {
  if (request.method === "POST" && request.address === "/api/segments") codings.change([], [request.body.id]);
  tell(error);
  state.textContent = error;
  const response = await fetch(`/api/changes?since=0`);
  if (!response.ok) return;
  const known = await response.json();
  codings.change(known.segments.filter((each) => each.interview === given.interview));
});

painter.paint(turns.all, (turn) => codings.inTurn(turn), () => false);
count();
go(Number(localStorage.getItem(`kodbok-place:${given.interview}`) ?? 0));
root.focus({ preventScroll: true });
requestAnimationFrame(() => requestAnimationFrame(() => {
  root.dataset.ready = "true";
}));
