// The desk: puts transcript, codings, palette, outbox and live channel together.
import { Actions } from "./actions.js";
import { Codings, listed } from "./codings.js";
import "./codings-list.js";
import { Colours } from "./colours.js";
import { Edits, newCode } from "./edits.js";
import { Favourites, showFavourites } from "./favourites.js";
import { Filters } from "./filters.js";
import { Handles } from "./handles.js";
import { meaning } from "./keys.js";
import { Live } from "./live.js";
import { Memos } from "./memos.js";
import { News } from "./news.js";
import { Notices } from "./notices.js";
import { Outbox } from "./outbox.js";
import { Painter } from "./painter.js";
import "./palette.js";
import { Places } from "./places.js";
import { showPresence } from "./presence.js";
import { outcome } from "./quoted.js";
import { showRefusals } from "./refusals.js";
import { Regard } from "./regard.js";
import { showSaving } from "./saving.js";
import { Selected } from "./selection.js";
import { Stripes } from "./stripes.js";
import { Turns } from "./turns.js";
import { say } from "./words.js";

const AGAIN = 1000;
const PAINTED = "ready"; // what the browser's own record of the visit calls it
const given = JSON.parse(document.getElementById("state").textContent);
const one = (selector) => document.querySelector(selector);
const root = one("kodbok-transcript"), palette = one("kodbok-palette"), list = one("kodbok-codings"), dialog = one("#dialog");
const turns = new Turns(root), codings = new Codings(listed(given.segments), turns), painter = new Painter(turns, codings), colours = new Colours(given.codes);
const selected = new Selected(turns, given.sentences), places = new Places(turns, given.study, given.interview);
const favourites = new Favourites(given.study, given.coder), memos = new Memos(given.memos, turns);
const outbox = new Outbox(given.study, given.coder), live = new Live(given.revision, given.interview);
const edits = new Edits(given, codings, outbox, live), news = new News(given, codings, outbox, live), notices = new Notices(one("#notices"));
let codes = given.codes, actions = null;

const stripes = new Stripes(turns, codings, colours, { chosen: (id) => actions.lookAt(id), pointed: (coding) => painter.extent(coding) });
const handles = new Handles(turns, { moved: (coding, span) => actions.moveTo(coding, span), previewed: (span) => painter.pending(span) });
list.bind(codings, turns);
const regard = new Regard({ codings, painter, stripes, list, handles, box: one("#regard") });

// Says something to screen readers; what one would otherwise wonder about, to everybody.
let fading = 0;
function tell(text, toAll = false) {
  one("#announce").textContent = text;
  if (!toAll) return;
  const note = one("#note");
  note.textContent = text;
  note.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => {
    note.hidden = true;
  }, 4000);
}

function setCodes(found) {
  favourites.follow(codes, found);
  codes = found;
  palette.codes = colours.codes = codes;
}

actions = new Actions({
  codings, dialog, edits, favourites, memos, outbox, painter, palette, places, regard, selected, tell, turns,
  addCode: (path) => setCodes([...codes, newCode(path)]),
  hasCode: (path) => codes.some((each) => each.path === path),
});

codings.addEventListener("change", ({ detail }) => {
  const touched = new Set(detail.flatMap((each) => turns.over(each.start, each.end)));
  painter.paint(touched);
  stripes.redraw(touched);
  count();
});

function count() {
  if (root.dataset.codings === String(codings.accepted)) return;
  root.dataset.codings = codings.accepted;
  one("#count").textContent = `(${codings.accepted})`;
}

// ---- keys, pointer and buttons

root.addEventListener("keydown", (event) => {
  const name = meaning(event);
  if (name === null) return;
  event.preventDefault();
  if (typeof name === "number") actions.favourite(name);
  else actions[name]();
});

// What sticks below the bar must know how high it is: on narrow screens it takes two lines.
const bar = one(".bar");
new ResizeObserver(() => document.documentElement.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);

// Undo and redo act wherever nothing is being written.
document.addEventListener("keydown", (event) => {
  const name = meaning(event);
  if (!["undo", "redo"].includes(name) || event.target.closest("kodbok-transcript, kodbok-palette, input, select, textarea, dialog")) return;
  event.preventDefault();
  actions[name]();
});

root.addEventListener("pointerup", (event) => {
  const turn = turns.of(event.target), found = selected.read();
  if (turn && event.target.closest(".said, .who")) places.go(turn.place);
  selected.span = found;
  if (found) selected.show(...found);
});

for (const button of document.querySelectorAll("[data-action]")) {
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  button.addEventListener("click", () => actions[button.dataset.action]());
}
dialog.addEventListener("close", () => root.focus({ preventScroll: true }));
list.addEventListener("chosen", ({ detail }) => actions.lookAt(detail));
palette.addEventListener("chosen", ({ detail }) => actions.chose(detail));
palette.addEventListener("pinned", ({ detail: { number, path } }) => {
  favourites.pin(number, path);
  tell(say("The key {number} codes {code} now.", { number, code: path }), true);
});
palette.addEventListener("closed", () => {
  painter.pending(null);
  root.focus({ preventScroll: true });
  if (selected.span) selected.show(...selected.span);
});
favourites.addEventListener("change", () => {
  palette.recent = favourites.recent;
});
one("#colour-by").addEventListener("change", ({ target }) => {
  colours.by = target.value;
  stripes.redraw(turns.all);
});

const finish = one("#finish");
function showFinished(finished) {
  finish.setAttribute("aria-pressed", String(finished.includes(given.coder)));
}
finish.addEventListener("click", () => {
  const finished = finish.getAttribute("aria-pressed") !== "true";
  finish.setAttribute("aria-pressed", String(finished));
  tell(finished ? say("Marked as finished") : say("No longer marked as finished"));
  edits.finish(finished);
});

// ---- what the server tells

outbox.addEventListener("done", ({ detail: { request, answer, mine } }) => {
  if (mine && request.address === "/api/quotations") tell(outcome(answer).told, true);
  if (mine && request.address === "/api/undo") tell(say("Undone"));
  if (mine && request.address === "/api/redo") tell(say("Done again"));
});

news.addEventListener("changed", ({ detail: { revision, interviews, codebook, others } }) => {
  root.dataset.revision = revision;
  if (others.length) tell(say("{coder} has coded: {code}", { coder: others[0].coder, code: others.map((each) => each.code).join(", ") }));
  if (interviews || codebook) reread();
});

let rereading = 0;
async function reread() {
  clearTimeout(rereading);
  const found = await news.reread();
  if (!found) rereading = setTimeout(reread, AGAIN); // news come once, so what they told must not be missed
  else if (found.missing) notices.add(say("This interview is no longer in the study."));
  else if (found.text !== given.text) notices.add(say("The transcript has been replaced."), "", { text: say("Read it anew"), done: () => location.reload() });
  else {
    setCodes(edits.withUnsent(found.codes));
    memos.replace(found.memos);
    showFinished(found.finished);
  }
}
showRefusals({ outbox, codings, notices, reread, tell });
showSaving(one("[data-testid=saved]"), one("#explanation"), outbox, live);
showPresence(one("#present"), live, given);
showFavourites(one("#favourites"), favourites, (path) => actions.codeAs(path));
new Filters(one("#coders"), codings);

// ---- the beginning

setCodes(edits.withUnsent(codes));
palette.recent = favourites.recent;
count();
showFinished(given.finished);
places.restore();
painter.start(places.current);
if (places.asked) selected.show(...places.asked);
root.focus({ preventScroll: true });
requestAnimationFrame(() => requestAnimationFrame(() => {
  root.dataset.ready = "true";
  performance.mark(PAINTED);
  stripes.start(root);
  list.start();
  live.start();
  outbox.start();
}));
