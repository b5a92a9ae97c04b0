// Taking the words of a coding into the ledger of quotations, from wherever they are read: any button with `data-quote`.
import { make } from "./asking.js";
import { outcome } from "./quoted.js";
import { send } from "./sending.js";
import { say } from "./words.js";

export function offerQuoting(afterwards = () => {}) {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-quote]");
    if (!button) return;
    const { status, answer } = await send("POST", "/api/quotations", { segments: [button.dataset.quote] });
    if (status !== 201) {
      document.getElementById("told").textContent = answer.error ?? say("The server does not answer.");
      return;
    }
    const { href, told } = outcome(answer);
    const link = make("a", { className: "button", href }, told);
    button.replaceWith(link);
    link.focus();
    afterwards();
  });
}
