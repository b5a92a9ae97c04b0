// The keys of the transcript. Single letters act only while it has the focus (WCAG 2.1.4).
import { mark, say } from "./words.js";

export const KEYS = [
  ["Enter", "code", mark("Code what is selected")],
  ["1 – 9", "favourite", mark("Code with one of the codes you used last")],
  [".", "repeat", mark("Repeat the last code")],
  ["i", "invivo", mark("Make a code of the selected words")],
  ["↑ ↓", "turn", mark("Go to the turn above or below")],
  ["Shift+← →", "word", mark("Select word by word")],
  ["s", "sentence", mark("Select the next sentence")],
  ["+", "grow", mark("Grow the selection: sentence, turn, question and answer")],
  ["n p", "coding", mark("Next or previous coding")],
  ["u", "uncoded", mark("Next turn without a coding")],
  ["Alt+Shift+← →", "resize", mark("Make the coding shorter or longer by a word")],
  ["r", "retag", mark("Give the coding another code")],
  ["m", "memo", mark("Write a memo on the coding")],
  ["a x", "decide", mark("Accept or reject the proposal")],
  ["Delete", "delete", mark("Take the coding away")],
  ["Ctrl+Z Ctrl+Y", "undo", mark("Undo, redo")],
  ["?", "help", mark("Show the keys")],
];

const SIMPLE = {
  Enter: "code", ".": "repeat", i: "invivo", ArrowDown: "turnDown", ArrowUp: "turnUp", s: "sentence", "+": "grow", n: "next", p: "previous",
  u: "uncoded", r: "retag", m: "memo", a: "accept", x: "reject", Delete: "remove", Backspace: "remove", "?": "help", Escape: "leave",
};

// The name of what a key does in the transcript, or null.
export function meaning(event) {
  if (event.isComposing) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) {
    if (event.altKey) return null;
    if (key === "z") return event.shiftKey ? "redo" : "undo";
    return key === "y" ? "redo" : null;
  }
  const arrow = { ArrowLeft: "backward", ArrowRight: "forward" }[key];
  if (arrow) {
    if (event.altKey && event.shiftKey) return `resize-${arrow}`;
    return event.shiftKey ? `word-${arrow}` : null;
  }
  if (event.altKey) return null;
  if (/^[1-9]$/.test(key)) return `favourite-${key}`;
  return SIMPLE[key] ?? null;
}

export function showKeys(dialog) {
  const rows = KEYS.map(([keys, , text]) => {
    const row = document.createElement("tr"), key = document.createElement("td"), what = document.createElement("td");
    keys.split(" ").forEach((each, place) => {
      const element = document.createElement("kbd");
      element.textContent = each;
      key.append(place ? " " : "", element);
    });
    what.textContent = say(text);
    row.append(key, what);
    return row;
  });
  const title = document.createElement("h2"), table = document.createElement("table"), form = document.createElement("form");
  title.textContent = say("Keys");
  table.append(...rows);
  form.method = "dialog";
  const close = document.createElement("button");
  close.textContent = say("Close");
  form.append(close);
  dialog.setAttribute("aria-label", say("Keys"));
  dialog.replaceChildren(title, table, form);
  dialog.showModal();
}
