// Memos: on the coding one looks at, its code, the turn, the interview.
import { say } from "./words.js";

export class Memos extends EventTarget {
  constructor(memos, turns) {
    super();
    this.turns = turns;
    this.replace(memos);
  }

  replace(memos) {
    this.all = memos;
    const marked = new Set(memos.filter((each) => each.turn !== null).map((each) => each.turn));
    for (const turn of this.turns.all) turn.element.classList.toggle("noted", marked.has(turn.place));
    this.dispatchEvent(new Event("change"));
  }

  // The memos on a thing: { turn }, { code } or, for the interview, {}.
  on({ turn = null, code = null }) {
    return this.all.filter((each) => each.turn === turn && (each.target === "code" ? each.name : null) === code);
  }
}

// The dialog: what the memo is on, what was written there before, and a new one. `targets` are { name, text, about, kept, keep }.
export function askMemo(dialog, targets, remove) {
  const form = document.createElement("form"), choice = document.createElement("select"), text = document.createElement("textarea");
  const earlier = document.createElement("ul"), save = document.createElement("button"), cancel = document.createElement("button");
  form.method = "dialog";
  choice.append(...targets.map(({ name }, place) => new Option(name, place)));
  text.rows = 6;
  text.lang = "sv";
  save.textContent = say("Save");
  cancel.textContent = say("Cancel");
  cancel.type = "button";
  const target = () => targets[choice.value];
  const show = () => {
    text.value = target().text;
    earlier.replaceChildren(...target().kept().map((memo) => written(memo, () => remove(memo))));
  };
  choice.addEventListener("change", show);
  cancel.addEventListener("click", () => dialog.close());
  form.addEventListener("submit", () => target().keep(text.value.trim()));
  form.append(labelled(say("Memo on"), choice), earlier, labelled(say("Memo"), text), save, " ", cancel);
  dialog.setAttribute("aria-label", say("Memo"));
  dialog.replaceChildren(form);
  show();
  dialog.showModal();
  text.focus();
}

function labelled(words, field) {
  const label = document.createElement("label");
  label.append(words, field);
  return label;
}

function written({ text, author, created }, remove) {
  const item = document.createElement("li"), button = document.createElement("button"), words = document.createElement("p");
  words.textContent = text;
  words.lang = "sv";
  button.type = "button";
  button.textContent = say("Delete");
  button.addEventListener("click", () => {
    remove();
    item.remove();
  });
  item.append(words, `${author}, ${created.slice(0, 10)} `, button);
  return item;
}
