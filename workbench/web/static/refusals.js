// Refusals: what the study did not take is taken out of the page again, and said with the reason until somebody has read it.
import { mark, say } from "./words.js";

const REVERSALS = { "/api/undo": mark("Nothing was undone."), "/api/redo": mark("Nothing was done again.") };

export function showRefusals({ outbox, codings, notices, reread, tell }) {
  outbox.addEventListener("refused", ({ detail: { request, answer, mine } }) => {
    const { method, address, body } = request;
    if (answer.unsure) notices.add(say("The contact broke while something was being undone or redone. Look whether it was, and do it again if not."));
    else if (REVERSALS[address]) tell(`${say(REVERSALS[address])} ${answer.error}`, mine);
    else if (address === "/api/segments") {
      codings.change([], [body.id]);
      notices.add(say("Could not be coded as {code}: “{quote}”.", { code: body.code, quote: body.quote.slice(0, 80) }), answer.error);
    } else notices.add(method === "DELETE" ? say("Could not be taken away.") : say("The change could not be made."), answer.error);
    if (answer.unsure || !REVERSALS[address]) reread();
  });
}
