// A cell, a theme or a quotation on a page of its own.
import { offerHistory } from "./history.js";
import { Live } from "./live.js";
import { Opened } from "./opened.js";
import { offerQuoting } from "./quoting.js";

const given = JSON.parse(document.getElementById("state").textContent);
const opened = new Opened(document.getElementById("opened"), location.href, given.coder), live = new Live(given.revision, "");
live.addEventListener("changes", () => opened.refresh());
live.start();
offerHistory(async () => opened.refresh());
offerQuoting(() => opened.refresh());
document.body.dataset.ready = "true";
