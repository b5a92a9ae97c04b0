// A question in a dialog: a text, a choice, or just yes; null where somebody goes back.
import { make } from "./asking.js";
import { say } from "./words.js";

export function ask(dialog, { title, text = "", field = null, yes }) {
  const heading = make("h2", { id: "question-title" }, title);
  const form = make("form", { method: "dialog" }, heading, text ? make("p", {}, text) : null, field,
    make("div", { className: "row" }, make("button", { value: "yes", className: "main" }, yes), make("button", { value: "", formNoValidate: true }, say("Cancel"))));
  dialog.setAttribute("aria-labelledby", "question-title");
  dialog.replaceChildren(form);
  dialog.returnValue = "";
  dialog.showModal();
  const input = field?.querySelector("input, select, textarea");
  input?.focus();
  if (input?.select) input.select();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes" ? input?.value ?? "" : null), { once: true });
  });
}

export function text(label, value = "") {
  return make("label", {}, label, make("input", { value, required: true, autocomplete: "off" }));
}

export function lines(label) {
  return make("label", {}, label, make("textarea", { rows: 5, required: true }));
}

export function choice(label, options) {
  return make("label", {}, label, make("select", { size: Math.min(10, Math.max(2, options.length)), required: true },
    ...options.map(([value, name]) => make("option", { value }, name))));
}
