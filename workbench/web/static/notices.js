// Notices: what could not be done, in words that stay until somebody has read them.
import { say } from "./words.js";

export class Notices {
  constructor(element) {
    this.element = element;
  }

  // Shows a sentence of the page and, if there is one, the server's reason, which is in English.
  add(text, reason = "", action = null) {
    const notice = document.createElement("div"), sentence = document.createElement("p");
    notice.className = "notice";
    notice.setAttribute("role", "alert");
    sentence.textContent = text;
    if (reason) {
      const why = document.createElement("span");
      why.lang = "en";
      why.textContent = reason;
      sentence.append(" ", why);
    }
    notice.append(sentence);
    if (action) notice.append(button(action.text, action.done));
    notice.append(button(say("Close"), () => notice.remove()));
    this.element.append(notice);
  }
}

function button(text, done) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = text;
  element.addEventListener("click", done);
  return element;
}
