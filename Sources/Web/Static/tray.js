"use strict";
// Answers by key on the tray: 1, 2 or 3 goes to an answer for the paper that is marked, Enter gives it. Touch and scan say the same without this file.
(() => {
  const page = document.querySelector("main.tray");
  if (!page) return;
  const answers = { 1: ".good", 2: ".spoil select", 3: "[value=notPrinted]" };
  const rows = () => [...page.querySelectorAll("#to-check .paper")].filter((row) => row.querySelector(".verdict .good"));
  let intent = "", chosen = "", pending = 0;
  const current = () => rows().find((row) => row.dataset.intent === intent) ?? rows()[0];
  const mark = (row) => {
    if (row?.dataset.intent !== intent) chosen = "";
    intent = row?.dataset.intent ?? "";
    for (const other of rows()) other.classList.toggle("current", other === row);
  };
  const choose = (answer) => {
    chosen = answer;
    current()?.querySelector(answer)?.focus();
  };
  const step = (by) => {
    const all = rows(), next = all[all.indexOf(current()) + by];
    if (!next) return;
    mark(next);
    next.scrollIntoView({ block: "nearest" });
  };
  // A live page gives the answer chosen back to whoever was about to press Enter.
  new MutationObserver(() => {
    mark(current());
    if (chosen && document.activeElement === document.body) choose(chosen);
  }).observe(page, { childList: true, subtree: true });
  page.addEventListener("pointerdown", () => { chosen = ""; });
  document.addEventListener("keydown", (event) => {
    clearTimeout(pending);
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const reason = event.target.closest(".spoil select");
    if (reason && event.key === "Enter" && reason.value) {
      event.preventDefault();
      reason.parentElement.querySelector("button").click();
      return;
    }
    if (event.target.matches("input, textarea, select")) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!rows().length) return;
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    }
    // A scanner types digits too, one at once after the other.
    if (answers[event.key]) pending = setTimeout(() => choose(answers[event.key]), 120);
  });
  mark(current());
})();
