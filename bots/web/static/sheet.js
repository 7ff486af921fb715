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
  $("shown").setAttribute("aria-busy", "true");
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
  } finally {
    if (mine === latest) $("shown").setAttribute("aria-busy", "false");
  }
}

/** Beside the text where there is room, else over it. */
function show() {
  if (sheet.open) return;
  if (!inWidget && matchMedia("(min-width: 64rem)").matches) sheet.show();
  else sheet.showModal();
  document.body.classList.add("reading");
}

/** The boxes are shares of the page, 0 to 1, from its top left. */
async function toMark(scan) {
  if (!scan.dataset.boxes) return;
  const image = scan.firstElementChild;
  const [response] = await Promise.all([call(scan.dataset.boxes), image.decode()]);
  const [box] = response.ok ? (await response.json()).boxes : [];
  if (!box || !scan.isConnected) return;
  const shown = $("shown");
  scan.scrollLeft = Math.max(0, box.left * image.clientWidth - 16);
  shown.scrollTop = scan.offsetTop + box.top * image.clientHeight - shown.clientHeight / 2;
}

function closed() {
  latest += 1;
  document.body.classList.remove("reading");
  opener?.removeAttribute("aria-expanded");
  opener?.focus();
}
