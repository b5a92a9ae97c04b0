// One request to the study with its status: 0 where the server does not answer. It says whose work it is and of which study.
function headers() {
  const given = JSON.parse(document.getElementById("state")?.textContent ?? "{}"), told = { "content-type": "application/json" };
  if (given.study) told["x-kodbok-study"] = given.study;
  if (given.coder) told["x-kodbok-coder"] = encodeURIComponent(given.coder);
  return told;
}

export async function send(method, address, body) {
  try {
    const response = await fetch(address, { method, headers: headers(), body: JSON.stringify(body) });
    return { status: response.status, answer: await response.json().catch(() => ({})) };
  } catch {
    return { status: 0, answer: {} };
  }
}

// A page read anew, as a document; null where it cannot be read now.
export async function anew(address) {
  const response = await fetch(address, { headers: { accept: "text/html" } }).catch(() => null);
  return response?.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : null;
}

// Does something a little later: never twice at once, and once more if it was asked for meanwhile.
export function soon(doing, wait = 120) {
  let timer = 0, running = false, again = false;
  const run = async () => {
    timer = 0;
    running = true;
    again = false;
    await doing().catch(() => {}); // what cannot be read now is read with the next news
    running = false;
    if (again) ask();
  };
  const ask = () => {
    if (running) again = true;
    else if (!timer) timer = setTimeout(run, wait);
  };
  return ask;
}

// Replaces parts of a page; what had the focus has it again, or what stands nearest.
export function keepingFocus(root, replace) {
  const had = root.contains(document.activeElement) ? document.activeElement : null, mark = had && markOf(had);
  const place = had?.selectionStart === undefined ? null : [had.selectionStart, had.selectionEnd];
  replace();
  if (!had || had.isConnected) return;
  const found = mark && root.querySelector(mark);
  if (found) found.focus({ preventScroll: true });
  else root.focus?.({ preventScroll: true });
  if (found && place?.[0] !== null && place) found.setSelectionRange?.(...place);
}

// A selector that finds an element again in the same part of a newer page.
function markOf(element) {
  const told = ["data-key", "data-segment", "data-quote", "name", "href", "id"].find((name) => element.hasAttribute(name));
  return told ? `${element.localName}[${told}="${CSS.escape(element.getAttribute(told))}"]` : null;
}
