// A sentence with its citations as it streams in; the finished answer comes as HTML from the server.
import { element, words } from "./page.js";

/** Appends the lines of a claim; a line that begins with a dash is an item of a list. */
export function draw(text, claim) {
  for (const line of claim.text.split("\n").filter((one) => one.trim())) {
    const item = line.startsWith("– ");
    const made = element(item ? "li" : "p");
    fill(made, item ? line.slice(2) : line, claim.citations);
    if (!item) text.append(made);
    else (text.lastElementChild?.tagName === "UL" ? text.lastElementChild : text.appendChild(element("ul"))).append(made);
  }
}

function fill(made, line, citations) {
  for (const part of line.split(/(\[\d+\])/)) {
    const found = citations.find((one) => `[${one.number}]` === part);
    made.append(found ? chip(found) : part.replace(/ $/, "\u00a0")); // a number does not begin a line
  }
}

function chip(citation) {
  const made = element("a", "chip", String(citation.number));
  const asked = new URLSearchParams({ document: citation.document, page: citation.page, mark: citation.quote });
  made.href = `/quelle?${asked}`;
  made.dataset.source = "";
  made.setAttribute("aria-label", `${words.source} ${citation.number}: ${citation.title}, ${words.page} ${citation.page_label || citation.page}`);
  return made;
}
