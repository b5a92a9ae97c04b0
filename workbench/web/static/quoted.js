// What became of words that somebody wanted in the ledger of quotations.
import { say } from "./words.js";

// Where the quotation is found, and a sentence.
export function outcome({ new: made }) {
  if (made.length) return { href: `/quotations/${made[0].id}`, told: say("Taken into the ledger") };
  return { href: "/quotations", told: say("These words are in the ledger already") };
}
