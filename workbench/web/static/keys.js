// The keys of the transcript. Single letters act only while it has the focus (WCAG 2.1.4).
import { mark, say } from "./words.js";

const SHEET = [
  [mark("Selecting"), [
    ["← →", mark("Select the word before or after")],
    ["Shift+← →", mark("Make the selection shorter or longer by a word")],
    ["s", mark("Select the next sentence")],
    ["+", mark("Grow the selection: sentence, turn, question and answer")],
    ["Esc", mark("Let go of the selection")],
  ]],
  [mark("Coding"), [
    ["Enter", mark("Code what is selected")],
    ["1 – 9", mark("Code with a favourite")],
    [".", mark("Repeat the last code")],
    ["i", mark("Make a code of the selected words")],
    ["r", mark("Give the coding another code")],
    ["Alt+Shift+← →", mark("Move the end of the coding by a word")],
    ["Alt+Shift+↑ ↓", mark("Move the beginning of the coding by a word")],
    ["c", mark("The coding speaks against its code, or does not")],
    ["m", mark("Write a memo")],
    ["q", mark("Quote the coding: take its words into the ledger")],
    ["Delete", mark("Take the coding away")],
    ["Ctrl+Z Ctrl+Y", mark("Undo, redo")],
  ]],
  [mark("Going about"), [
    ["↑ ↓", mark("Go to the turn above or below")],
    ["g", mark("Go to a turn, a question or a time")],
    ["n p", mark("Next or previous coding")],
    ["u", mark("Next turn without a coding")],
    ["?", mark("Show the keys")],
  ]],
  [mark("Proposals"), [
    ["a x", mark("Accept or reject the proposal")],
    ["Shift+A Shift+X", mark("Accept or reject all proposals in sight")],
  ]],
];

const SIMPLE = {
  Enter: "code", ".": "repeat", i: "invivo", ArrowDown: "turnDown", ArrowUp: "turnUp", ArrowRight: "wordAfter", ArrowLeft: "wordBefore",
  s: "sentence", "+": "grow", n: "next", p: "previous", u: "uncoded", r: "retag", m: "memo", q: "quote", c: "contrary", g: "goSomewhere", a: "accept",
  x: "reject", Delete: "remove", Backspace: "remove", "?": "help", Escape: "leave",
};
const SHIFTED = { A: "acceptAll", X: "rejectAll", ArrowRight: "extendForward", ArrowLeft: "extendBackward" };
const RESIZING = { ArrowRight: "endLater", ArrowLeft: "endEarlier", ArrowDown: "beginLater", ArrowUp: "beginEarlier" };
const WITH_CONTROL = { z: "undo", y: "redo", Z: "redo" };

// What a key does in the transcript, as the name of an action (a favourite: its number), or null.
export function meaning(event) {
  if (event.isComposing) return null;
  if (event.ctrlKey || event.metaKey) return event.altKey ? null : WITH_CONTROL[event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase()] ?? null;
  if (event.altKey) return event.shiftKey ? RESIZING[event.key] ?? null : null;
  if (/^[1-9]$/.test(event.key)) return Number(event.key);
  if (event.shiftKey && SHIFTED[event.key]) return SHIFTED[event.key];
  return SIMPLE[event.key] ?? SIMPLE[event.key.toLowerCase()] ?? null;
}

export function showKeys(dialog) {
  const title = document.createElement("h2"), form = document.createElement("form"), close = document.createElement("button");
  title.textContent = say("Keys");
  form.method = "dialog";
  close.textContent = say("Close");
  form.append(close);
  const columns = document.createElement("div");
  columns.className = "sheet";
  columns.append(...SHEET.map(([heading, rows]) => group(heading, rows)));
  dialog.setAttribute("aria-label", say("Keys"));
  dialog.replaceChildren(title, form, columns); // what takes the focus stands first, so that a small screen begins at the top
  dialog.showModal();
}

function group(heading, rows) {
  const table = document.createElement("table"), caption = table.createCaption();
  caption.textContent = say(heading);
  for (const [keys, text] of rows) {
    const row = table.insertRow(), head = document.createElement("th");
    head.scope = "row";
    keys.split(" ").forEach((each, place) => head.append(place ? " " : "", key(each)));
    row.append(head);
    row.insertCell().textContent = say(text);
  }
  return table;
}

function key(text) {
  if (text === "–") return text;
  const element = document.createElement("kbd");
  element.textContent = text;
  return element;
}
