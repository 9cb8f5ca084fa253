"use strict";
// The browser prints a page that asks for it, with all that is folded; without this file its own menu does.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
const folded = () => document.querySelectorAll("#ready-right");
addEventListener("beforeprint", () => { for (const fold of folded()) { fold.dataset.was = fold.open ? "open" : ""; fold.open = true; } });
addEventListener("afterprint", () => { for (const fold of folded()) fold.open = fold.dataset.was === "open"; });
