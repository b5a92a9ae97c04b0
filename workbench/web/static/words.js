// The page's words in the reader's language; the server sends the catalogue along.
const known = JSON.parse(document.getElementById("words").textContent);

export function say(text, facts = {}) {
  return (known[text] ?? text).replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);
}

// Marks a text for the catalogue where it is defined, to be translated where it is shown.
export const mark = (text) => text;
