// Follows the lines of the picture of the reasoning: what leads to the box that is pointed at or focused, and what follows.
const FOLLOWED = "is-followed";

function reached(from, nextOf) {
  const found = new Set([from]);
  for (const node of found) for (const next of nextOf(node)) found.add(next);
  return found;
}

function follow(picture, node) {
  const links = [...picture.querySelectorAll("[data-start]")];
  const before = reached(node, (id) => links.filter((link) => link.dataset.end === id).map((link) => link.dataset.start));
  const after = reached(node, (id) => links.filter((link) => link.dataset.start === id).map((link) => link.dataset.end));
  const on = (ids) => (link) => ids.has(link.dataset.start) && ids.has(link.dataset.end);
  picture.classList.add("is-following");
  for (const link of links) link.classList.toggle(FOLLOWED, on(before)(link) || on(after)(link));
  for (const box of picture.querySelectorAll("[data-node]")) {
    box.classList.toggle(FOLLOWED, before.has(box.dataset.node) || after.has(box.dataset.node));
  }
}

for (const picture of document.querySelectorAll("[data-picture]")) {
  const at = (event) => event.target.closest("[data-node]");
  const rest = () => {
    const focused = document.activeElement?.closest("[data-picture] [data-node]");
    if (focused) follow(picture, focused.dataset.node);
    else picture.classList.remove("is-following");
  };
  for (const kind of ["pointerover", "focusin"]) {
    picture.addEventListener(kind, (event) => at(event) && follow(picture, at(event).dataset.node));
  }
  for (const kind of ["pointerleave", "focusout"]) picture.addEventListener(kind, rest);
}

// A link to a step opens it, whatever the browser.
function open() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (place instanceof HTMLDetailsElement) place.open = true;
  place?.closest("details:not([open])")?.setAttribute("open", "");
}

if (document.querySelector("[data-picture], .app-sentence")) {
  addEventListener("hashchange", open);
  open();
}
