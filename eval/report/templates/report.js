"use strict";
// Only a convenience: without it every question is there, in its group.
const form = document.getElementById("filter");
const groups = [...document.querySelectorAll(".group")];
const questions = [...document.querySelectorAll(".question")].map((element) => ({
  element,
  kind: element.dataset.kind,
  text: element.querySelector(".asked").textContent.toLowerCase(),
  verdicts: element.dataset.verdicts.trim().split(/\s+/).map((verdict) => verdict.split("=")),
}));

function fits(question, { result, task, cause, kind, text }) {
  const judged = ([name, found]) =>
    (!task || name === task) && (!cause || found === cause) && (result !== "wrong" || found !== "");
  const right = !question.verdicts.some(([name, found]) => (!task || name === task) && found !== "");
  return (
    question.verdicts.some(judged) &&
    (result !== "right" || right) &&
    (!kind || question.kind === kind) &&
    question.text.includes(text.trim().toLowerCase())
  );
}

function filter() {
  const wanted = Object.fromEntries(new FormData(form));
  let shown = 0;
  for (const question of questions) {
    question.element.hidden = !fits(question, wanted);
    shown += question.element.hidden ? 0 : 1;
  }
  for (const group of groups) {
    const left = group.querySelectorAll(".question:not([hidden])").length;
    group.hidden = left === 0;
    group.querySelector("h3 small").textContent = left;
  }
  form.querySelector("[role=status]").textContent = `${shown} von ${questions.length} Fragen`;
}

form.addEventListener("input", filter);
form.addEventListener("reset", () => setTimeout(filter));
form.addEventListener("submit", (event) => event.preventDefault());
form.elements.open.addEventListener("click", () => {
  for (const { element } of questions) element.open ||= !element.hidden;
});
form.elements.close.addEventListener("click", () => {
  for (const { element } of questions) element.open = false;
});
form.hidden = false;
filter();
