// The ledger of quotations: one of them open beside the list, and new ones proposed.
import { Panel } from "./panel.js";
import { send } from "./sending.js";
import { say } from "./words.js";

const given = JSON.parse(document.getElementById("state").textContent), main = document.getElementById("matrix");
const panel = main && new Panel(main, document.getElementById("panel"), given), form = document.getElementById("propose");

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { theme, per_theme: number, attribution } = form.elements;
  const { status, answer } = await send("POST", "/api/quotations", { theme: theme.value, per_theme: Number(number.value), attribution: attribution.value });
  document.getElementById("told").textContent = status === 201 ? "" : answer.error ?? say("The server does not answer.");
  document.getElementById("noted").textContent = status === 201 ? say("New in the ledger: {number}", { number: answer.new.length }) : "";
  panel.refresh();
});
document.body.dataset.ready = "true";
