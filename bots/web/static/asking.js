// Asking: the question, the answer as it comes, and what can go wrong.
import { told } from "./company.js";
import { draw } from "./lines.js";
import { $, announce, conversation, element, inWidget, loaded, log, send, words } from "./page.js";
import { events } from "./sse.js";

let running = null;

export const busy = () => running !== null;
export const stop = () => running?.abort();

/** Asks; `replaces` is the answer whose turn gives way to this one. */
export async function ask(question, replaces = null) {
  if (busy() || !question.trim()) return;
  document.body.classList.add("talking");
  if (replaces) $(`a-${replaces}`)?.remove();
  log.querySelectorAll("[data-unanswered]").forEach((one) => one.remove());
  const turn = begun(question);
  working(true);
  try {
    await answered(turn, question, replaces);
  } catch (error) {
    failed(turn, question, replaces, error.name === "AbortError" ? words.stopped : error.said || words.lost);
  } finally {
    working(false);
  }
}

async function answered(turn, question, replaces) {
  running = new AbortController();
  const body = { question, conversation, ...(told() && { company: told() }), ...(replaces && { replaces }) };
  const response = await send("/api/answers/stream", body, { signal: running.signal });
  if (!response.ok) throw said((await response.json()).error);
  const text = turn.querySelector(".text");
  for await (const { name, data } of events(response.body)) {
    if (name === "status" && words[data.step]) turn.querySelector(".working").textContent = words[data.step];
    if (name === "claim") {
      draw(text, data);
      announce(data.text.replace(/\s*\[\d+\]/g, ""));
    }
    if (name === "error") throw said(data.error);
    if (name === "answer") return finished(turn, data);
  }
  throw new Error("ended without an answer");
}

const said = (error) => Object.assign(new Error(error.code), { said: `${error.message} ${error.hint}` });

/** Puts the answer in, as the server shows it in the conversation; with it come the lists around. */
async function finished(turn, answer) {
  if (!answer.citations.length) announce(answer.text);
  announce(words.done);
  const page = await loaded(`/gespraech/${conversation}`).catch(() => null);
  const made = page?.getElementById(`a-${answer.id}`);
  if (!made) return plain(turn, answer);
  turn.replaceWith(document.adoptNode(made));
  if (inWidget) return;
  for (const id of ["talks", "take"]) $(id).replaceWith(document.adoptNode(page.getElementById(id)));
  history.replaceState(null, "", `/gespraech/${conversation}`);
  document.title = page.title;
}

/** An answer that is not kept: its text alone. */
function plain(turn, answer) {
  turn.querySelector(".working").remove();
  turn.querySelector(".text").replaceChildren();
  draw(turn.querySelector(".text"), answer);
}

function begun(question) {
  const turn = element("article", "turn");
  const asked = turn.appendChild(element("h2", "asked"));
  asked.append(element("span", "hidden", `${words.you}: `), question);
  const reply = turn.appendChild(element("div", "reply"));
  reply.append(element("p", "working", words.working), element("div", "text"));
  log.append(turn);
  turn.scrollIntoView({ block: "start" });
  return turn;
}

function failed(turn, question, replaces, message) {
  turn.dataset.unanswered = "";
  turn.querySelector(".working").replaceWith(element("p", "trouble", message));
  const again = element("button", "offer", words.again);
  again.type = "button";
  again.addEventListener("click", () => ask(question, replaces));
  turn.querySelector(".reply").append(again);
  announce(message);
}

function working(now) {
  if (!now) running = null;
  const focused = document.activeElement === $("stop");
  $("send").hidden = now;
  $("stop").hidden = !now;
  log.setAttribute("aria-busy", String(now));
  if (focused) $("question").focus();
}
