// Who else is here, and what they have open.
import { say } from "./words.js";

export function showPresence(element, live, { coder, interview }) {
  live.addEventListener("present", ({ detail }) => {
    const others = new Map(detail.filter((each) => each.coder !== coder).map((each) => [each.coder, each.place]));
    element.textContent = others.size
      ? say("Also here: {names}", { names: [...others].map(([who, place]) => named(who, place, interview)).join(", ") })
      : "";
  });
}

function named(who, place, interview) {
  if (!place) return who;
  return place === interview ? say("{coder} (in this interview)", { coder: who }) : `${who} (${place})`;
}
