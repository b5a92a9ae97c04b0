// Judgements of cases on scales: one of them open beside the table; scales made, changed and deleted.
import { Panel } from "./panel.js";
import { send } from "./sending.js";
import { say } from "./words.js";

const given = JSON.parse(document.getElementById("state").textContent), form = document.getElementById("scale");
const main = document.getElementById("matrix"), panel = new Panel(main, document.getElementById("panel"), given);
const { name, steps, definition, save, away, cancel } = form.elements, noted = document.getElementById("noted");

// Shows a scale in the form, to be changed; without one the form makes a new one.
function show(scale = null) {
  for (const [field, value] of [[name, scale?.scale], [steps, scale?.steps], [definition, scale?.definition]]) field.value = value ?? "";
  form.closest("details").querySelector("summary").textContent = scale ? say("Change the scale {name}", { name: scale.scale }) : say("New scale");
  name.readOnly = Boolean(scale);
  away.hidden = cancel.hidden = !scale;
  save.textContent = scale ? save.dataset.change : save.dataset.make;
}

// Sends a change and says what came of it.
async function change(method, address, body, told) {
  const { status, answer } = await send(method, address, body), done = status === 200 || status === 201;
  document.getElementById("told").textContent = done ? "" : answer.error ?? say("The server does not answer.");
  noted.textContent = done ? told(answer) : "";
  if (done) show();
  panel.refresh();
}

main.addEventListener("click", ({ target }) => {
  const button = target.closest("button[data-scale]");
  if (!button) return;
  form.closest("details").open = true;
  show(button.dataset);
  steps.focus();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const values = steps.value.split(";").map((step) => step.trim()).filter(Boolean);
  change("POST", "/api/scales", { name: name.value, definition: definition.value, steps: values }, () => say("Saved. Undo takes it back."));
});
away.addEventListener("click", () => change("DELETE", `/api/scales?name=${encodeURIComponent(name.value)}`, undefined,
  ({ judgements: number }) => say("Taken away, and judgements on it: {number}. Undo brings them back.", { number })));
cancel.addEventListener("click", () => show());
document.body.dataset.ready = "true";
