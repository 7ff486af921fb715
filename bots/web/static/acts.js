// What can be done with an answer or a conversation: copied, judged, deleted.
import { $, announce, call, element, log, send, words } from "./page.js";

const REASONS = ["wrong", "incomplete", "unclear", "source", "other"];

export async function copy(button) {
  const turn = button.closest(".turn");
  const lines = [...turn.querySelectorAll(".text p, .text li")].map((line) => (line.tagName === "LI" ? "– " : "") + cited(line));
  const sources = [...turn.querySelectorAll(".sources li")].map((one) => `[${one.value}] ${[...one.children].map((part) => part.textContent).join(", ")}`);
  const text = [turn.dataset.question, "", ...lines, "", ...(sources.length ? [`${words.sources}:`, ...sources] : [])].join("\n");
  const copied = await navigator.clipboard.writeText(text).then(() => true, () => false);
  button.lastChild.textContent = copied ? words.copied : words.uncopied;
  announce(button.textContent);
}

function cited(line) {
  const made = line.cloneNode(true);
  made.querySelectorAll(".chip").forEach((chip) => chip.replaceWith(` [${chip.textContent}]`));
  return made.textContent.replace(/\s+/g, " ").trim();
}

/** A thumb: kept at once; one that points down is asked why. */
export async function judge(form, helpful) {
  const answer = form.elements.answer.value;
  form.closest(".acts").querySelector(".reasons")?.remove();
  if (!(await kept(form, { answer, helpful }))) return;
  for (const one of form.querySelectorAll("button")) one.setAttribute("aria-pressed", String(one.value === String(helpful)));
  if (!helpful) why(form, answer);
}

async function kept(form, body) {
  const response = await send("/api/feedback", body).catch(() => null);
  const said = response?.ok ? words.thanks : words.unkept;
  const acts = form.closest(".acts");
  acts.querySelector(".thanks")?.remove();
  acts.append(element("span", "quiet thanks", said));
  announce(said);
  return response?.ok;
}

function why(form, answer) {
  const box = element("fieldset", "reasons");
  box.append(element("legend", "", words.why));
  for (const reason of REASONS) {
    const radio = Object.assign(document.createElement("input"), { type: "radio", name: `why-${answer}`, value: reason });
    const label = element("label");
    label.append(radio, reason === "source" ? words.evidence : words[reason]);
    box.append(label);
  }
  const remark = Object.assign(document.createElement("input"), { maxLength: 1000 });
  const label = element("label", "line", words.comment);
  label.append(remark);
  const button = Object.assign(element("button", "offer", words.send), { type: "button" });
  button.addEventListener("click", async () => {
    const reason = box.querySelector(":checked")?.value;
    if (await kept(form, { answer, helpful: false, ...(reason && { reason }), ...(remark.value && { comment: remark.value }) })) box.remove();
  });
  box.append(label, button);
  form.closest(".acts").append(box);
}

/** Deletes after a question back; the page goes where what it shows is gone. */
export function remove(form) {
  const dialog = $("confirm");
  dialog.returnValue = "";
  $("confirm-words").textContent = form.dataset.ask;
  dialog.addEventListener("close", () => dialog.returnValue === "yes" && gone(form), { once: true });
  dialog.showModal();
}

async function gone(form) {
  const response = await call(form.dataset.delete, { method: "DELETE" }).catch(() => null);
  if (!response?.ok && response?.status !== 404) return announce(words.undeleted);
  const here = form.dataset.delete.endsWith(log.dataset.conversation) || form.dataset.delete === "/api/conversations";
  if (here) return location.assign("/");
  form.closest("li").remove();
  $("talks").querySelector("summary").focus();
}
