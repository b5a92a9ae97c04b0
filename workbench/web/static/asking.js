// One request to the study, and what went wrong with it as a sentence.
import { say } from "./words.js";

export async function ask(method, address, body) {
  let response;
  try {
    response = await fetch(address, {
      method, headers: { "content-type": "application/json" }, body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Error(say("The program does not answer; was it closed? Start it again and reload the page."));
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? say("Open the page anew with the address that the program printed."));
  return answer;
}

// Does something and shows beside it what went wrong, if anything; says whether it went well.
export async function attempt(doing) {
  const place = document.getElementById("told");
  place.textContent = "";
  try {
    await doing();
    return true;
  } catch (error) {
    place.textContent = error.message;
    place.scrollIntoView({ block: "nearest" });
    return false;
  }
}

// An element with its properties and what it holds.
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role") element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}
