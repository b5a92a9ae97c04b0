// Status ratings: cells gone through by keys, one of them open beside the matrices.
import { Panel } from "./panel.js";

const given = JSON.parse(document.getElementById("state").textContent);
new Panel(document.getElementById("matrix"), document.getElementById("panel"), given);
document.body.dataset.ready = "true";
