// The live channel: what others do appears here; after a break it asks for what was missed.
const AGAIN = 500;

export class Live extends EventTarget {
  constructor(revision, place) {
    super();
    this.revision = revision;
    this.place = place;
    this.isOpen = false;
  }

  start() {
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live?since=${this.revision}`);
    socket.onopen = () => {
      socket.send(JSON.stringify({ place: this.place }));
      this.#tell(true);
    };
    socket.onmessage = (message) => this.#hear(JSON.parse(message.data));
    socket.onclose = () => {
      this.#tell(false);
      setTimeout(() => this.start(), AGAIN);
    };
  }

  #tell(isOpen) {
    if (this.isOpen === isOpen) return;
    this.isOpen = isOpen;
    this.dispatchEvent(new CustomEvent("connection", { detail: isOpen }));
  }

  #hear({ changes, present }) {
    if (changes) {
      this.revision = Math.max(this.revision, changes.revision);
      this.dispatchEvent(new CustomEvent("changes", { detail: changes }));
    }
    if (present) this.dispatchEvent(new CustomEvent("present", { detail: present }));
  }
}
