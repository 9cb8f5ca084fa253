"use strict";
// Where card, list and form differ: what is chosen fills the field, and what is typed asks again. The form says the same without this file, after it was sent.
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  // As KnownIdentity compares: no case, one form of apostrophe, and a tone belongs to its syllable.
  const fold = (text) => text.normalize("NFD").toLowerCase().replace(/[’‘ʼ`´]/g, "'").split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean)
    .map((word) => word.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, "") + (word.match(/[\u0300\u0301\u0303\u0309\u0323]/g) ?? []).sort().join("")).join(" ");
  const digits = (text) => text.replace(/[ .-]/g, "");
  // A year and a day in it are no difference.
  const born = (text, other) => (/^\d{4}$/.test(other.trim()) ? text.trim().slice(-4) : text.split("/").map(Number).join("/"));
  const same = (name, left, right) => ["personalID", "siCode"].includes(name) ? digits(left) === digits(right)
    : name === "birth" ? born(left, right) === born(right, left) : fold(left) === fold(right);
  const field = (name) => document.getElementById(name);
  const value = (name) => {
    const at = field(name);
    return at?.matches("fieldset") ? one("input:checked", at)?.value ?? "" : at?.value ?? "";
  };
  const fill = (name, text) => {
    const at = field(name), input = at?.matches("fieldset") ? one(`input[value="${CSS.escape(text)}"]`, at) : at;
    if (!input) return;
    if (at.matches("fieldset")) input.checked = true; else input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const look = (question) => {
    const name = question.dataset.question, text = value(name), options = all("input[type=radio]", question);
    const said = options.filter((option) => !("typed" in option.dataset)), own = options.find((option) => "typed" in option.dataset);
    const agrees = said.filter((option) => same(name, option.dataset.said, text));
    const isOwn = !agrees.length && text.trim() !== "" && name !== "address";
    question.hidden = agrees.length === said.length || name === "address" && !agrees.length;
    own.closest(".radio").hidden = !isOwn;
    const shown = one("strong", own.closest(".radio"));
    if (isOwn && own.dataset.said !== text) {
      own.checked = false;
      own.dataset.said = text;
      shown.textContent = field(name).matches("fieldset") ? one("input:checked", field(name)).closest("label").textContent.trim() : text;
    }
    for (const option of said) if (option.checked && !agrees.includes(option)) option.checked = false;
    if (!isOwn) own.checked = false; else one("[data-why]", question).textContent = one("[data-why]", question).dataset.why;
    one("input[type=hidden]", question).value = text;
  };
  let filling = false;
  document.addEventListener("input", (event) => {
    if (filling) return;
    const chosen = event.target.closest("[data-question]");
    if (chosen && event.target.matches("input[type=radio]")) {
      filling = true;
      fill(chosen.dataset.question, event.target.dataset.said);
      filling = false;
      return;
    }
    for (const question of all("[data-question]")) {
      const at = field(question.dataset.question);
      if (at && (at === event.target || at.matches("fieldset") && at.contains(event.target))) look(question);
    }
  });
  // Somebody typed before this file came.
  for (const question of all("[data-question]")) {
    const at = field(question.dataset.question);
    if (at && "defaultValue" in at && at.value !== at.defaultValue) look(question);
  }
})();
