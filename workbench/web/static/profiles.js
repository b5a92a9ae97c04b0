// Judgements of cases on scales: one of them open beside the table, and new scales.
import { Panel } from "./panel.js";
import { send } from "./sending.js";
import { say } from "./words.js";

const given = JSON.parse(document.getElementById("state").textContent), form = document.getElementById("scale");
const panel = new Panel(document.getElementById("matrix"), document.getElementById("panel"), given);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { name, steps, definition } = form.elements;
  const { status, answer } = await send("POST", "/api/scales", { name: name.value, definition: definition.value,
    steps: steps.value.split(";").map((step) => step.trim()).filter(Boolean) });
  document.getElementById("told").textContent = status === 201 ? "" : answer.error ?? say("The server does not answer.");
  if (status === 201) form.reset();
  panel.refresh();
});
document.body.dataset.ready = "true";
