// A list or a matrix with one thing open beside it. Enter opens what has the focus, Esc goes back to it.
import { make } from "./asking.js";
import { offerHistory } from "./history.js";
import { Live } from "./live.js";
import { Opened } from "./opened.js";
import { released } from "./pointer.js";
import { offerQuoting } from "./quoting.js";
import { Roving } from "./roving.js";
import { anew, keepingFocus, soon } from "./sending.js";
import { say } from "./words.js";

export class Panel {
  #opened = null;

  constructor(main, panel, { revision, coder }) {
    Object.assign(this, { main, panel, coder });
    this.roving = new Roving(main);
    this.refresh = soon(() => this.#read());
    main.addEventListener("click", (event) => this.#clicked(event));
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) this.#leave();
    });
    const live = new Live(revision, "");
    live.addEventListener("changes", () => this.#renew());
    live.start();
    offerHistory(async () => this.#renew());
    offerQuoting(() => this.#renew());
  }

  #renew() {
    this.refresh();
    this.#opened?.refresh();
  }

  #clicked(event) {
    const link = event.target.closest("a[data-key]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.open(link);
  }

  async open(link) {
    const { key } = link.dataset;
    if (this.#opened?.key === key && !this.panel.hidden) {
      this.#opened.focus();
      return;
    }
    const found = (await anew(link.href))?.getElementById("opened");
    if (!found) {
      document.getElementById("told").textContent = say("The server does not answer.");
      return;
    }
    document.getElementById("told").textContent = "";
    const section = document.importNode(found, true);
    const close = make("button", { type: "button", className: "close" }, say("Close"));
    close.addEventListener("click", () => this.#close());
    this.panel.replaceChildren(close, section);
    this.panel.hidden = false;
    this.#opened = new Opened(section, link.href, this.coder);
    this.#opened.addEventListener("saved", () => this.refresh());
    this.roving.mark(key);
    this.#opened.focus();
  }

  // Goes back to what is open; it stays open.
  #leave() {
    this.roving.enter(this.#opened?.key);
  }

  #close() {
    const key = this.#opened?.key;
    this.panel.hidden = true;
    this.panel.replaceChildren();
    this.#opened = null;
    this.roving.mark(null);
    this.roving.enter(key);
  }

  async #read() {
    const found = (await anew(location.href))?.getElementById(this.main.id);
    await released();
    if (!found) return;
    const frame = () => this.main.querySelector(".matrix-frame"), { scrollLeft = 0, scrollTop = 0 } = frame() ?? {};
    keepingFocus(this.main, () => this.main.replaceChildren(...document.importNode(found, true).childNodes));
    frame()?.scrollTo(scrollLeft, scrollTop);
    this.roving.refresh();
    this.roving.mark(this.#opened?.key ?? null);
  }
}
