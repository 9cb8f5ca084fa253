"use strict";
// What is to be mended: from the list at the top to the field, and off the list once the field was changed. Sent again, the form says whether all is right; it says so without this file too.
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const field = "input:not([type=hidden]), textarea, select";
  const go = (input) => {
    input?.focus({ preventScroll: true });
    input?.closest(".field, .tick, .plan-head")?.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-mend]"), at = link && document.getElementById(link.hash.slice(1));
    if (!at) return;
    event.preventDefault();
    go(at.matches(field) ? at : one(field, at));
  });

  const plan = (at) => at.closest("[data-plan]");
  const problem = (at) => one(":scope > .problem", at);
  const forgive = (input) => {
    const said = document.getElementById(input.getAttribute("aria-describedby")), bad = input.closest(".bad");
    for (const at of [input, bad].filter((at) => at?.matches("[aria-invalid], .bad"))) {
      at.classList.remove("bad");
      at.removeAttribute("aria-invalid");
      at.removeAttribute("aria-describedby");
    }
    if (said?.matches(".problem")) said.remove();
    for (const at of [bad, plan(input)]) if (at) problem(at)?.remove();
    for (const doubt of all(":scope > .hint.look", input.closest(".field") ?? input)) doubt.remove();
  };
  const isOpen = (at) => at && !at.closest("[hidden]")
    && (at.closest("[aria-invalid], .bad") || at.id === plan(at)?.dataset.plan && problem(plan(at)));
  const count = () => {
    const list = one(".mend");
    if (!list) return;
    for (const link of all("[data-mend]", list)) if (!isOpen(document.getElementById(link.hash.slice(1)))) link.remove();
    const left = all("[data-mend]", list).length;
    if (left) one("strong", list).textContent = list.dataset[left === 1 ? "one" : "many"].replace("{count}", left);
    else list.remove();
  };
  // Other listeners fill and hide fields first.
  for (const type of ["input", "change"]) document.addEventListener(type, (event) => {
    forgive(event.target);
    setTimeout(count);
  });
  go(one("[aria-invalid], .bad input"));
})();
