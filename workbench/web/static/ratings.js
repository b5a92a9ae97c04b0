// Status ratings, read anew when the study changes.
import { Live } from "./live.js";
import { anew, keepingFocus, soon } from "./sending.js";

const shown = document.getElementById("ratings"), { revision } = JSON.parse(document.getElementById("state").textContent);
const refresh = soon(async () => {
  const found = (await anew(location.href))?.getElementById("ratings");
  if (found) keepingFocus(shown, () => shown.replaceChildren(...document.importNode(found, true).childNodes));
});
const live = new Live(revision, "");
live.addEventListener("changes", refresh);
live.start();
document.body.dataset.ready = "true";
