// The state of saving, always in sight: saved, saving, or kept here because the server does not answer.
import { mark, say } from "./words.js";

const STATES = { saved: mark("Saved"), saving: mark("Saving …"), offline: mark("Not saved: {waiting} kept in this browser") };
const REASONS = {
  server: mark("The server does not answer. What you do is kept in this browser and sent as soon as it answers again."),
  busy: mark("The study is busy. What you do is kept in this browser and sent again in a moment."),
  session: mark("The server was started anew. Open the address that “kodbok serve” printed in this browser: what is kept here is then sent, and this page goes on."),
};

export function showSaving(element, explanation, outbox, live) {
  let told = null;
  const show = ({ state, reason, waiting } = { state: outbox.state, waiting: outbox.waiting.length }) => {
    const isOffline = state === "offline" || (state === "saved" && !live.isOpen && live.wasOpen);
    const shown = isOffline ? "offline" : state;
    element.dataset.state = shown;
    element.textContent = isOffline && !waiting ? say("No contact with the server") : say(STATES[shown], { waiting });
    if (reason) told = reason;
    const why = REASONS[told] ?? REASONS.server, text = isOffline ? say(why) : "";
    if (!isOffline) told = null;
    if (explanation.textContent !== text) explanation.textContent = text;
    explanation.hidden = !text;
  };
  outbox.addEventListener("state", ({ detail }) => show(detail));
  live.addEventListener("connection", ({ detail }) => {
    live.wasOpen ||= detail;
    if (outbox.state === "saved") show();
  });
  show();
}
