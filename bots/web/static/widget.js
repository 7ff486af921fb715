// Förderlotse on another site: a button, and the chat in a frame of its own.
(() => {
  const script = document.currentScript;
  const language = script.dataset.lang === "en" ? "en" : "de";
  const words = { de: ["Förderlotse öffnen", "Förderlotse schließen", "Förderlotse"], en: ["Open Förderlotse", "Close Förderlotse", "Förderlotse"] }[language];
  const button = document.createElement("button");
  const frame = document.createElement("iframe");
  const place = { position: "fixed", right: "1rem", bottom: "1rem", zIndex: "2147483000" };

  button.type = "button";
  button.textContent = words[2];
  button.setAttribute("aria-label", words[0]);
  button.setAttribute("aria-expanded", "false");
  Object.assign(button.style, place, { minHeight: "48px", padding: "0 1.25rem", border: "1px solid #fff", borderRadius: "24px", background: "#0b5568", color: "#fff", font: "600 1rem system-ui, sans-serif", cursor: "pointer", boxShadow: "0 .25rem 1rem #0004" });
  frame.title = words[2];
  frame.allow = "clipboard-write";
  frame.hidden = true;
  Object.assign(frame.style, place, { bottom: "5rem", width: "min(26rem, calc(100vw - 2rem))", height: "min(42rem, calc(100dvh - 6.5rem))", border: "1px solid #7b888c", borderRadius: "12px", boxShadow: "0 .5rem 2rem #0004", background: "Canvas" });

  function toggle(shown) {
    if (shown && !frame.src) frame.src = new URL(`/widget?lang=${language}`, script.src).href;
    frame.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
    button.setAttribute("aria-label", words[shown ? 1 : 0]);
    if (shown) frame.focus();
  }
  button.addEventListener("click", () => toggle(frame.hidden));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || frame.hidden) return;
    toggle(false);
    button.focus();
  });
  document.body.append(frame, button);
})();
