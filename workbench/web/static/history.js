// Undo and redo outside of the transcript: the buttons in the bar, and their keys where nothing is being written.
import { ask, attempt } from "./asking.js";
import { say } from "./words.js";

export function offerHistory(afterwards) {
  let last = Promise.resolve(); // one after the other: each takes back what is the last change then
  const revert = (what) => {
    last = last.then(() => attempt(async () => {
      await ask("POST", `/api/${what}`);
      document.getElementById("announce")?.replaceChildren(what === "undo" ? say("Undone") : say("Done again"));
      await afterwards();
    }));
  };
  for (const what of ["undo", "redo"]) document.getElementById(what).addEventListener("click", () => revert(what));
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
    const key = event.key.toLowerCase();
    const what = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null;
    if (!what) return;
    event.preventDefault();
    revert(what);
  });
}
