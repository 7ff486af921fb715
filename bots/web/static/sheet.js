// A source beside the text: the server's page of it, brought to where the quote is marked.
import { $, call, element, inWidget, loaded, words } from "./page.js";

const sheet = $("sheet");
let opener = null;
let latest = 0;

export function startSheet() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-source]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });
  $("shut").addEventListener("click", () => sheet.close());
  addEventListener("keydown", (event) => event.key === "Escape" && sheet.open && !sheet.matches(":modal") && sheet.close());
  sheet.addEventListener("close", closed);
}

async function open(link) {
  if (!sheet.contains(link)) {
    opener?.removeAttribute("aria-expanded");
    opener = link;
    opener.setAttribute("aria-expanded", "true");
  }
  const mine = ++latest;
  $("shown").replaceChildren(element("p", "quiet", words.loading));
  show();
  try {
    const page = await loaded(link.href);
    if (mine !== latest) return;
    $("shown").replaceChildren(document.adoptNode(page.querySelector(".source")));
    $("source-title").focus({ preventScroll: true });
    $("shown").scrollTop = 0;
    await toMark(sheet.querySelector(".scan"));
  } catch {
    if (mine === latest) $("shown").replaceChildren(element("p", "trouble", words.unloaded));
  }
}

/** Beside the text where there is room, else over it. */
function show() {
  if (sheet.open) return;
  if (!inWidget && matchMedia("(min-width: 64rem)").matches) sheet.show();
  else sheet.showModal();
  document.body.classList.add("reading");
}

async function toMark(scan) {
  const [response] = await Promise.all([call(scan.dataset.boxes), scan.decode()]);
  const [box] = response.ok ? (await response.json()).boxes : [];
  const shown = $("shown");
  if (box && scan.isConnected) shown.scrollTop = scan.offsetTop + box.top * scan.clientHeight - shown.clientHeight / 3;
}

function closed() {
  latest += 1;
  document.body.classList.remove("reading");
  opener?.removeAttribute("aria-expanded");
  opener?.focus();
}
