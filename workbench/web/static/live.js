// The live channel: what others do appears here; after a break it asks for what was missed.
const AGAIN = 500;

export class Live extends EventTarget {
  constructor(revision, place) {
    super();
    this.revision = revision;
    this.place = place;
    this.#open();
  }

  #open() {
    const socket = new WebSocket(`ws://${location.host}/live?since=${this.revision}`);
    socket.onopen = () => socket.send(JSON.stringify({ place: this.place }));
    socket.onmessage = (message) => this.#hear(JSON.parse(message.data));
    socket.onclose = () => setTimeout(() => this.#open(), AGAIN);
  }

  #hear({ changes, present }) {
    if (changes) {
      this.revision = Math.max(this.revision, changes.revision);
      this.dispatchEvent(new CustomEvent("changes", { detail: changes }));
    }
    if (present) this.dispatchEvent(new CustomEvent("present", { detail: present }));
  }
}
