// The page with scripts: forms are answered in place, sources open beside the text.
import { copy, judge, remove } from "./acts.js";
import { ask, busy, stop } from "./asking.js";
import { startCompany } from "./company.js";
import { $, log } from "./page.js";
import { startSheet } from "./sheet.js";

let replaced = null;

document.documentElement.classList.add("scripted");
startCompany();
startSheet();

function edit(turn) {
  replaced = turn?.dataset.answer ?? null;
  $("editing").hidden = !replaced;
  $("question").value = turn?.dataset.question ?? "";
  $("question").focus();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "dialog") return;
  if (form.id === "ask" || form.id === "quick") {
    event.preventDefault();
    if (busy()) return;
    const question = form.id === "ask" ? $("question").value : event.submitter.value;
    const giving = form.id === "ask" ? replaced : null;
    edit(null);
    if ($("company")) $("company").open = false;
    ask(question, giving);
  } else if (form.dataset.feedback !== undefined) {
    event.preventDefault();
    judge(form, event.submitter.value === "true");
  } else if (form.dataset.delete) {
    event.preventDefault();
    remove(form);
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const turn = button?.closest(".turn");
  if (button?.dataset.copy !== undefined) copy(button);
  if (button?.dataset.again !== undefined) ask(turn.dataset.question, turn.dataset.answer);
  if (button?.dataset.edit !== undefined) edit(turn);
  if ($("talks")?.open && !event.target.closest("#talks, dialog")) $("talks").open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !$("talks")?.open) return;
  $("talks").open = false;
  $("talks").querySelector("summary").focus();
});

$("stop").addEventListener("click", stop);
$("keep").addEventListener("click", () => edit(null));
$("question").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $("ask").requestSubmit();
});
if (log.lastElementChild && !location.hash) log.lastElementChild.scrollIntoView({ block: "start", behavior: "instant" });
