// The start view: opening, making or trying a study leads to its page.
import { ask, attempt } from "./asking.js";
import { say } from "./words.js";

async function go(address, body, button) {
  button.disabled = true;
  const said = button.classList.contains("card") ? null : button.textContent;
  if (said) button.textContent = say("One moment …");
  await attempt(async () => {
    location.href = (await ask("POST", address, body)).address;
  });
  button.disabled = false;
  if (said) button.textContent = said;
}

for (const button of document.querySelectorAll("[data-open]")) {
  button.addEventListener("click", () => go("/api/studies/open", { path: button.dataset.open }, button));
}
for (const form of document.querySelectorAll("form[data-address]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(form.dataset.address, Object.fromEntries(new FormData(form)), form.querySelector("button"));
  });
}

// What lies where a path leads is offered while it is typed.
for (const input of document.querySelectorAll("[data-places]")) {
  let asked = 0;
  input.addEventListener("input", async () => {
    const mine = ++asked;
    const found = await ask("GET", `/api/places?path=${encodeURIComponent(input.value)}`).catch(() => []);
    if (mine === asked) input.list.replaceChildren(...found.map((path) => new Option(path, path)));
  });
}

document.body.dataset.ready = "true";
