// The codebook's page: tree, form and dialogs put together; each action is one request, and undo takes it back.
import { ask, attempt } from "./asking.js";
import "./code-form.js";
import { follow } from "./follow.js";
import { offerHistory } from "./history.js";
import { Live } from "./live.js";
import { ask as question, choice, lines, text } from "./question.js";
import { SplitWalk } from "./split-walk.js";
import { below, isWithin, nameOf, parentOf } from "./tree.js";
import { say } from "./words.js";

const given = JSON.parse(document.getElementById("state").textContent);
const tree = document.querySelector("kodbok-tree"), form = document.querySelector("kodbok-code");
const dialog = document.getElementById("question"), walk = document.getElementById("walk"), find = document.getElementById("find");
let asked = 0, latest = null, wanted = null;

function tell(told) {
  document.getElementById("announce").textContent = told;
}

function show(codes, path = null) {
  tree.codes = codes;
  const chosen = codes.find((code) => code.path === path);
  if (chosen) tree.choose(chosen.id, true);
  else form.show(tree.current);
}

// Reads the codes anew. An older answer never overwrites a younger one, but what it was to choose is chosen, and who waits for it waits on.
function refresh(path = null) {
  const mine = asked += 1;
  wanted = path ?? wanted;
  latest = ask("GET", "/api/codes").then((codes) => {
    if (mine !== asked) return latest;
    show(codes, wanted);
    wanted = null;
    return null;
  });
  return latest;
}

function change(method, address, body, path) {
  return attempt(async () => {
    await ask(method, address, body);
    await refresh(path);
  });
}

const names = (codes) => codes.map((code) => [code.path, `${"\u00a0\u00a0".repeat(code.path.split(" > ").length - 1)}${nameOf(code)}`]);
const address = (path) => `/api/codes?path=${encodeURIComponent(path)}`;

const ACTIONS = {
  async add(code) {
    const name = await question(dialog, { title: say("New code below {name}", { name: nameOf(code) }), field: text(say("Name")), yes: say("Make it") });
    if (name) await change("POST", "/api/codes", { path: below(code.path, name) }, below(code.path, name.trim()));
  },
  async rename(code) {
    const name = await question(dialog, { title: say("Rename {name}", { name: nameOf(code) }), field: text(say("Name"), nameOf(code)), yes: say("Rename") });
    if (name) await change("PATCH", "/api/codes", { path: code.path, name }, below(parentOf(code), name.trim()));
  },
  async move(code) {
    const places = tree.codes.filter((each) => !isWithin(each.path, code.path));
    const parent = await question(dialog, { title: say("Move {name}", { name: nameOf(code) }), yes: say("Move"),
      field: choice(say("To below"), [["", say("(the top)")], ...names(places)]) });
    if (parent !== null) await change("PATCH", "/api/codes", { path: code.path, parent }, below(parent, nameOf(code)));
  },
  async up(code) {
    const before = neighbour(code, -1);
    if (before) await place(code, before.path);
    else tell(say("It is the first one here."));
  },
  async down(code) {
    const after = neighbour(code, 1);
    if (after) await place(code, neighbour(after, 1, true)?.path ?? "");
    else tell(say("It is the last one here."));
  },
  async merge(code) {
    const others = tree.codes.filter((each) => !isWithin(each.path, code.path));
    const into = await question(dialog, { title: say("Merge {name} into another code", { name: nameOf(code) }), yes: say("Merge"),
      text: say("Its codings, memos and the codes below it go along; its name becomes another name of that code."), field: choice(say("Into"), names(others)) });
    if (into) await change("POST", "/api/codes/merge", { path: code.path, into }, into);
  },
  async split(code) {
    const told = await question(dialog, { title: say("Split {name}", { name: nameOf(code) }), yes: say("Go through the codings"),
      text: say("Write the new codes below it, one on each line. Those that are there already may be left out."),
      field: optional(lines(say("New codes"))) });
    if (told === null) return;
    const known = tree.codes.filter((each) => parentOf(each) === code.path).map(nameOf);
    const wanted = [...new Set(told.split("\n").map((name) => name.trim()).filter(Boolean))].filter((name) => !known.includes(name));
    await attempt(async () => {
      if (wanted.length) await ask("POST", "/api/codes/split", { path: code.path, names: wanted });
      await refresh(code.path);
      const children = tree.codes.filter((each) => parentOf(each) === code.path && !each.retired);
      if (!children.length) throw new Error(say("There is no code below it yet; write at least one."));
      new SplitWalk(walk, code.path, children, await ask("GET", `/api/codes/segments?path=${encodeURIComponent(code.path)}`));
    });
  },
  async retire(code) {
    await change("PATCH", "/api/codes", { path: code.path, retired: !code.retired }, code.path);
  },
  async delete(code) {
    const along = [
      code.below && say("Codes below it: {below}", code), code.codings && say("Codings: {codings}", code),
      code.proposed && say("Proposals: {proposed}", code), code.memos && say("Memos: {memos}", code),
    ].filter(Boolean).join(" · ");
    const sure = await question(dialog, { title: say("Delete {name}?", { name: nameOf(code) }), yes: say("Delete"),
      text: along ? `${say("This goes along:")} ${along}. ${say("Undo brings it back.")}` : say("Nothing is coded with it. Undo brings it back.") });
    if (sure !== null && await change("DELETE", address(code.path), undefined, parentOf(code))) tree.focusCurrent();
  },
  async describe() {
    form.focusFirst();
  },
};

// The code before or after one among those of the same parent; those that the tree does not show are passed over, unless told.
function neighbour(code, step, hidden = false) {
  const siblings = tree.codes.filter((each) => parentOf(each) === parentOf(code) && (hidden || tree.isShown(each)));
  return siblings[siblings.findIndex((each) => each.id === code.id) + step];
}

async function place(code, before) {
  if (!await change("PATCH", "/api/codes", { path: code.path, before }, code.path)) return;
  const siblings = tree.codes.filter((each) => parentOf(each) === parentOf(code) && tree.isShown(each));
  tell(say("{name} stands as number {number} of {all} now.",
    { name: nameOf(code), number: siblings.findIndex((each) => each.id === code.id) + 1, all: siblings.length }));
}

function optional(field) {
  field.querySelector("textarea").required = false;
  return field;
}

function act(name) {
  const code = tree.current;
  if (code) ACTIONS[name](code);
}

document.getElementById("add-root").addEventListener("click", async () => {
  const path = await question(dialog, { title: say("New code"), text: say("Write A > B for a code below another one."), field: text(say("Name")), yes: say("Make it") });
  if (path) await change("POST", "/api/codes", { path }, path.trim());
});
find.addEventListener("input", () => tree.find(find.value));
find.addEventListener("keydown", (event) => {
  if (event.key === "Enter" || event.key === "ArrowDown") {
    event.preventDefault();
    tree.focusCurrent();
  } else if (event.key === "Escape") {
    find.value = "";
    tree.find("");
  }
});
document.getElementById("retired").addEventListener("change", (event) => tree.showRetired(event.target.checked));
for (const place of [tree, form]) place.addEventListener("asked", ({ detail }) => act(detail));
tree.addEventListener("chosen", ({ detail }) => form.show(detail));
form.addEventListener("told", async ({ detail }) => {
  if (await change("PATCH", "/api/codes", detail)) tell(say("Saved"));
});
walk.addEventListener("close", () => attempt(() => refresh()));
dialog.addEventListener("close", () => {
  if (document.activeElement === document.body) tree.focusCurrent(); // what had the focus may have been drawn anew meanwhile
});
offerHistory(() => refresh());
const live = new Live(given.revision, "");
follow(live, () => refresh());
live.start();
show(given.codes);

document.body.dataset.ready = "true";
