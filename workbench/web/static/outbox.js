// The outbox: what was done here and is not yet with the server. It outlives the page. Each request is an entry of its own in the
// browser's storage, so that several tabs can put and take without treading on one another; a lock lets one tab at a time send,
// in the order in which things were done. A coding carries its own id: sending it twice makes nothing twice.
const RETRY = 1000;

export class Outbox extends EventTarget {
  #prefix;
  #headers;
  #lock;
  #sending = false;
  #count = 0;
  #mine = new Map(); // key -> request, of this tab
  #sent = new Set();
  #others;

  // One outbox a study and coder: what one of them did is never sent to another study, nor in another's name.
  constructor(study, coder) {
    super();
    this.#prefix = `kodbok-outbox:${study}:${coder}:`;
    this.#headers = { "x-kodbok-study": study, "x-kodbok-coder": encodeURIComponent(coder) };
    this.#lock = `kodbok-outbox:${study}`;
    this.#others = new BroadcastChannel(this.#lock);
    this.#others.onmessage = ({ data }) => this.#hear(data);
    this.state = "saved";
    addEventListener("online", () => this.#send());
    addEventListener("storage", (event) => event.key?.startsWith(this.#prefix) && this.#send());
  }

  // Begins with what an earlier page has left.
  start() {
    if (this.#keys().length) this.#send();
    else this.#tell("saved");
  }

  // The requests that wait, oldest first.
  get waiting() {
    return this.#keys().map((key) => JSON.parse(localStorage.getItem(key))).filter(Boolean);
  }

  // Whether something that waits is about a coding.
  touches(id) {
    return this.waiting.some((request) => about(request).includes(id));
  }

  // Puts a request into the outbox. One that must not be done twice is `once`: if its answer is lost, it is given up and said.
  put(method, address, body, { once = false } = {}) {
    const key = `${this.#prefix}${String(Date.now()).padStart(15, "0")}-${String(this.#count += 1).padStart(6, "0")}-${crypto.randomUUID()}`;
    const request = { method, address, body, once };
    this.#mine.set(key, request);
    localStorage.setItem(key, JSON.stringify(request));
    this.#send();
  }

  // The keys of what waits. What is known to be sent is left out: another tab's storage may lag behind.
  #keys() {
    return Object.keys(localStorage).filter((key) => key.startsWith(this.#prefix) && !this.#sent.has(key)).sort();
  }

  #tell(state, reason = "") {
    this.state = state;
    this.dispatchEvent(new CustomEvent("state", { detail: { state, reason, waiting: this.#keys().length } }));
  }

  async #send() {
    if (this.state !== "offline") this.#tell("saving");
    if (this.#sending) return;
    this.#sending = true;
    const failure = await navigator.locks.request(this.#lock, () => this.#empty());
    this.#sending = false;
    if (failure) {
      this.#tell("offline", failure);
      setTimeout(() => this.#send(), RETRY);
    } else if (this.#keys().length) this.#send();
    else this.#tell("saved");
  }

  // Sends until nothing is left; gives the reason where that is not possible now.
  async #empty() {
    for (let keys = this.#keys(); keys.length; keys = this.#keys()) {
      for (const key of keys) {
        const request = JSON.parse(localStorage.getItem(key));
        const failure = request && await this.#deliver(key, request);
        if (failure) return failure;
      }
    }
    return null;
  }

  async #deliver(key, request) {
    const answer = await attempt(request, { ...this.#headers, "x-kodbok-request": key.slice(this.#prefix.length) });
    if (answer.failure && !(request.once && answer.failure === "server")) return answer.failure;
    localStorage.removeItem(key);
    const told = { key, request, answer: answer.failure ? { unsure: true } : answer };
    if (answer.revision) this.#seen(answer.about ?? request.address, answer.revision);
    this.#others.postMessage(told);
    this.#hear(told);
    return answer.failure ?? null;
  }

  // What waits for the same coding has now seen what was just done to it.
  #seen(address, revision) {
    for (const key of this.#keys()) {
      const request = JSON.parse(localStorage.getItem(key));
      if (request?.address !== address || request.body?.revision === undefined) continue;
      localStorage.setItem(key, JSON.stringify({ ...request, body: { ...request.body, revision } }));
    }
  }

  #hear({ key, request, answer }) {
    this.#sent.add(key);
    const detail = { request, answer, mine: this.#mine.delete(key) };
    this.dispatchEvent(new CustomEvent(answer.error || answer.unsure ? "refused" : "done", { detail }));
    if (this.state === "offline" && !answer.unsure) this.#tell("saving");
  }
}

// The ids of the codings that a request is about.
export function about({ address, body }) {
  if (address === "/api/segments") return [body.id];
  if (address === "/api/proposals") return body.ids;
  return address.startsWith("/api/segments/") ? [address.split("/").at(-1)] : [];
}

// One try: the server's answer, or the failure for which the request must wait: no server, or no session with it.
async function attempt({ method, address, body }, headers) {
  try {
    const response = await fetch(address, {
      method, headers: { ...headers, "content-type": "application/json" }, body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (response.status === 401 || response.status === 421) return { failure: "session" };
    if (response.status >= 500) return { failure: "busy" };
    const answer = await response.json();
    if (method === "POST" && address === "/api/segments" && answer.id) return { ...answer, about: `/api/segments/${answer.id}` };
    return method === "DELETE" && response.status === 404 ? {} : answer;
  } catch {
    return { failure: "server" };
  }
}
