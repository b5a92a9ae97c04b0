// The outbox: what was done here and is not yet with the server. It survives a closed page; a coding carries its own id, so sending it
// twice makes nothing twice.
const RETRY = 1000;

export class Outbox extends EventTarget {
  #key;
  #waiting;
  #sending = false;

  constructor(interview) {
    super();
    this.#key = `kodbok-outbox:${interview}`;
    this.#waiting = JSON.parse(localStorage.getItem(this.#key) ?? "[]");
    this.state = "saved";
    addEventListener("online", () => this.#send());
    if (this.#waiting.length) this.#send();
  }

  get waiting() {
    return this.#waiting;
  }

  // Puts a request into the outbox; it goes out in order.
  put(method, address, body) {
    this.#waiting.push({ method, address, body });
    this.#keep();
    this.#send();
  }

  #keep() {
    localStorage.setItem(this.#key, JSON.stringify(this.#waiting));
  }

  #tell(state, error = "") {
    this.state = state;
    this.dispatchEvent(new CustomEvent("state", { detail: { state, error } }));
  }

  async #send() {
    if (this.#sending) return;
    this.#sending = true;
    while (this.#waiting.length) {
      if (this.state !== "offline") this.#tell("saving");
      const request = this.#waiting[0];
      const answer = await attempt(request);
      if (answer === null) {
        this.#tell("offline");
        setTimeout(() => this.#send(), RETRY);
        break;
      }
      this.#waiting.shift();
      this.#keep();
      if (answer.error) this.dispatchEvent(new CustomEvent("refused", { detail: { request, error: answer.error } }));
      else this.dispatchEvent(new CustomEvent("done", { detail: { request, answer } }));
    }
    this.#sending = false;
    if (!this.#waiting.length) this.#tell("saved");
  }
}

// One try: the server's answer, or null where there is no server or no session and the request must wait.
async function attempt({ method, address, body }) {
  try {
    const response = await fetch(address, {
      method, headers: { "content-type": "application/json" }, body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (response.status === 401 || response.status >= 500) return null;
    return await response.json();
  } catch {
    return null;
  }
}
