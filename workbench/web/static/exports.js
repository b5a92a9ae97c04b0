// Exports: begun by a button, asked for until they are finished, then fetched.
import { ask, make } from "./asking.js";
import { mark, say } from "./words.js";

const OFTEN = 300;
const STATES = { waiting: mark("Waits for another export"), running: mark("Is being made …"), done: mark("Ready"), failed: mark("It failed") };
const choice = document.getElementById("choice");

for (const button of document.querySelectorAll("[data-export]")) button.addEventListener("click", () => make_(button));

async function make_(button) {
  const card = button.closest("li"), bar = card.querySelector("progress"), state = card.querySelector(".export-state");
  const notes = card.querySelector(".notes"), begun = Date.now();
  button.disabled = true;
  bar.hidden = false;
  notes.replaceChildren();
  try {
    const told = Object.fromEntries([...new FormData(choice)].filter(([, value]) => value));
    for (const one of card.querySelectorAll("select")) told[one.name] = one.value;
    let found = await ask("POST", "/api/exports", { what: button.dataset.export, ...told });
    while (found.state === "waiting" || found.state === "running") {
      const seconds = Math.round((Date.now() - begun) / 1000);
      state.textContent = seconds > 2 ? `${say(STATES[found.state])} ${seconds} s` : say(STATES[found.state]);
      await new Promise((go) => setTimeout(go, OFTEN));
      found = await ask("GET", `/api/exports/${found.id}`);
    }
    state.textContent = say(STATES[found.state]);
    notes.append(...found.notes.map((note) => make("li", {}, note)));
    if (found.state === "done") {
      const address = `/api/exports/${found.id}/file`;
      state.append(": ", make("a", { href: address, download: found.name }, found.name));
      state.querySelector("a").click();
    }
  } catch (error) {
    state.textContent = error.message;
  }
  bar.hidden = true;
  button.disabled = false;
}

document.body.dataset.ready = "true";
