// Whether a button of the mouse is held down: nothing under it may be replaced before it is let go, or the click would be lost.
const waiting = [];
let held = false;

addEventListener("pointerdown", () => {
  held = true;
}, true);
for (const name of ["pointerup", "pointercancel"]) {
  addEventListener(name, () => {
    held = false;
    setTimeout(() => waiting.splice(0).forEach((go) => go())); // the click itself comes first
  }, true);
}

export function released() {
  return held ? new Promise((go) => waiting.push(go)) : Promise.resolve();
}
