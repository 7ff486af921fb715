// What all modules know of the page: its words, its conversation, and how it speaks to the server.

export const $ = (id) => document.getElementById(id);
export const words = JSON.parse($("words").textContent);
export const log = $("log");
export const conversation = log.dataset.conversation;
export const inWidget = document.body.classList.contains("widget");

/** A request to the own server; in a frame on another site the session goes along as a header, not as a cookie. */
export function call(address, options = {}) {
  const headers = { "Accept-Language": document.documentElement.lang, ...options.headers };
  if (log.dataset.session) headers["X-Foerderlotse-Session"] = log.dataset.session;
  return fetch(address, { ...options, headers });
}

export function send(address, body, options = {}) {
  return call(address, { method: "POST", body: JSON.stringify(body), ...options, headers: { "Content-Type": "application/json" } });
}

/** A page of the server as a document, to take parts of it. */
export async function loaded(address) {
  const response = await call(address);
  if (!response.ok) throw new Error(String(response.status));
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** Says something to screen readers once what they are saying is said. */
export function announce(text) {
  const line = element("p", "", text);
  $("live").append(line);
  while ($("live").childElementCount > 20) $("live").firstElementChild.remove();
}

export function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
