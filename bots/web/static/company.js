// "My company": kept in the browser, sent with questions, erased by hand here and on the server.
import { $, call, conversation, words } from "./page.js";

const KEY = "foerderlotse.company";
const NUMBERS = ["employees", "turnover", "balance_sheet"];
const fields = () => [...($("company")?.querySelectorAll("[name]") ?? [])];

/** What is told, as the API takes it; null where nothing is. */
export function told() {
  const found = {};
  for (const field of fields()) {
    const value = field.value.trim();
    if (value && field.validity.valid) found[field.name] = NUMBERS.includes(field.name) ? Number(value) : value;
  }
  return Object.keys(found).length ? found : null;
}

export function startCompany() {
  if (!$("company")) return;
  follow(kept());
  $("company").addEventListener("input", keep);
  $("erase").addEventListener("click", erase);
  addEventListener("storage", (event) => event.key === KEY && follow(kept()));
}

/** What was kept; a browser may refuse to keep anything. */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}

function keep() {
  try {
    localStorage.setItem(KEY, JSON.stringify(told() ?? {}));
  } catch {
    // Then it counts until the page is left.
  }
  $("erased").textContent = "";
  show();
}

async function erase() {
  follow({});
  keep();
  const response = await call(`/api/conversations/${conversation}/facts`, { method: "DELETE" }).catch(() => null);
  const gone = response?.ok || response?.status === 404;
  $("erased").textContent = gone ? words.erased : words.undeleted;
  if (gone) document.querySelector(".forget")?.remove();
}

/** Shows what is kept, also where another tab changed it. */
function follow(facts) {
  for (const field of fields()) field.value = facts[field.name] ?? "";
  show();
}

function show() {
  $("told").textContent = told() ? words.told : "";
}
