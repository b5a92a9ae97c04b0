// Who speaks: confirming roles and descriptions, merging spellings, and what is known of the interview.
import { ask, attempt } from "./asking.js";
import { offerHistory } from "./history.js";
import { say } from "./words.js";

const form = document.getElementById("speakers"), facts = document.getElementById("facts"), name = form.dataset.interview;
const speakers = `/api/speakers/${encodeURIComponent(name)}`, interview = `/api/interviews/${encodeURIComponent(name)}`;

// What was told before the page was read anew.
document.getElementById("saved").textContent = sessionStorage.getItem("kodbok-saved") ?? "";
sessionStorage.removeItem("kodbok-saved");
offerHistory(() => location.reload());

async function keep(method, address, body) {
  if (!await attempt(() => ask(method, address, body))) return;
  sessionStorage.setItem("kodbok-saved", say("Saved. Undo takes it back."));
  location.reload();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const corrections = [...form.querySelectorAll("fieldset")].filter((each) => each.elements.role).map((each) => {
    const { role, pseudonym } = each.elements;
    return { label: each.dataset.label, role: role.value, pseudonym: pseudonym.value === pseudonym.dataset.was ? null : pseudonym.value };
  });
  keep("PATCH", speakers, { corrections });
});
form.addEventListener("click", (event) => {
  const into = event.target.dataset?.merge;
  if (into === undefined) return;
  keep("PATCH", speakers, { corrections: [{ label: event.target.closest("fieldset").dataset.label, merged_into: into }] });
});
facts.addEventListener("submit", (event) => {
  event.preventDefault();
  keep("PATCH", interview, Object.fromEntries(new FormData(facts)));
});
document.getElementById("remove").addEventListener("click", async () => {
  if (await attempt(() => ask("DELETE", interview))) location.href = "/";
});

document.body.dataset.ready = "true";
