"use strict";
// Fields to pick from a list by typing a part of a name. Without this file they are plain boxes with a datalist.
(() => {
  // As PlainWords folds: no marks, no case, everything but letters and digits parts words.
  const fold = (text) => " " + text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[đðɖ]/g, "d").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const kinds = /^ (xa|phuong|dac khu|tram y te|trung tam y te|benh vien)(?= )/;
  const parts = (text) => { const at = text.match(/^(.*) \(([^()]*)\)$/); return at ? { name: at[1], code: at[2], text } : { name: text, code: "", text }; };

  // One field is open at a time; everything made for it goes when it closes.
  let box = null, list = null, said = null, entries = [], shown = [], active = -1, asked = 0, timer = 0, moved = false;

  const open = (input) => {
    if (box === input) return;
    close();
    box = input;
    entries = input.list ? [...input.list.options].map((option) => ({ ...parts(option.value), also: option.dataset.also })) : [];
    box.dataset.list = box.getAttribute("list") ?? "";
    box.removeAttribute("list");
    list = Object.assign(document.createElement("ul"), { className: "pick-list", id: box.id + "-found", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", box.labels[0]?.textContent ?? "");
    said = Object.assign(document.createElement("p"), { className: "pick-said hidden" });
    said.setAttribute("role", "status");
    box.after(list, said);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) box.setAttribute(name, value);
    box.select();
    // A keyboard on the screen covers its lower half.
    if (matchMedia("(pointer: coarse)").matches) box.closest(".pick").scrollIntoView({ block: "start" });
    find("");
  };
  const close = () => {
    if (!box) return;
    clearTimeout(timer);
    asked += 1;
    for (const name of ["role", "aria-autocomplete", "aria-expanded", "aria-controls", "aria-activedescendant"]) box.removeAttribute(name);
    if (box.dataset.list) box.setAttribute("list", box.dataset.list);
    delete box.dataset.list;
    list.remove();
    said.remove();
    box = list = said = null;
    shown = [];
    active = -1;
    moved = false;
  };

  const find = (typed) => {
    if (!box.dataset.pick) { show(matching(typed), typed); return; }
    clearTimeout(timer);
    const mine = asked += 1;
    if (!typed.trim()) { show([], ""); return; }
    timer = setTimeout(async () => {
      try {
        const answer = await fetch(box.dataset.pick + "?q=" + encodeURIComponent(typed));
        if (!answer.ok || answer.redirected) return;
        const found = await answer.json();
        if (mine === asked) show(found.map(({ text }) => parts(text)), typed);
      } catch { /* The kiosk is away for a moment: what was typed stays, and is looked up when it is sent. */ }
    }, 100);
  };
  const matching = (typed) => {
    const words = fold(typed).split(" ").filter(Boolean), start = fold(typed);
    if (!words.length) return entries.slice(0, 10);
    const found = entries.filter(({ name, code, also }) => code.startsWith(typed) || words.every((word) => (fold(name) + fold(also)).includes(" " + word)));
    const first = (entry) => fold(entry.name).startsWith(start) || fold(entry.name).replace(kinds, "").startsWith(start);
    return [...found.filter(first), ...found.filter((entry) => !first(entry))].slice(0, 10);
  };
  const show = (found, typed) => {
    shown = found;
    list.replaceChildren(...found.map((entry, index) => {
      const item = Object.assign(document.createElement("li"), { id: list.id + "-" + index });
      item.setAttribute("role", "option");
      item.dataset.index = index;
      const [name, ...place] = entry.name.split(", ");
      item.append(Object.assign(document.createElement("span"), { textContent: name }));
      item.append(Object.assign(document.createElement("small"), { textContent: [place.join(", "), entry.code].filter(Boolean).join(" · ") }));
      return item;
    }));
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    said.textContent = found.length ? box.dataset.count.replace("{count}", found.length) : typed.trim() ? box.dataset.none : "";
    said.classList.toggle("hidden", found.length > 0 || !typed.trim());
    place();
    // The first one is taken by Enter as soon as something was typed.
    mark(typed.trim() ? 0 : found.findIndex((entry) => entry.text === box.value));
  };
  // Above the field where there is more room than below.
  const place = () => {
    const height = window.visualViewport?.height ?? innerHeight, { top, bottom } = box.getBoundingClientRect();
    const foot = document.querySelector("footer.actions")?.getBoundingClientRect().height ?? 0;
    const below = height - bottom - foot - 12, above = top - 12, up = below < 200 && above > below;
    list.classList.toggle("up", up);
    list.style.maxHeight = Math.max(144, Math.min(432, up ? above : below)) + "px";
  };
  const mark = (index) => {
    active = shown.length ? index : -1;
    for (const item of list.children) item.setAttribute("aria-selected", String(Number(item.dataset.index) === active));
    const item = list.children[active];
    if (item) { box.setAttribute("aria-activedescendant", item.id); item.scrollIntoView({ block: "nearest" }); } else box.removeAttribute("aria-activedescendant");
  };
  const pick = (entry) => {
    asked += 1;
    box.value = entry.text;
    shown = [];
    list.replaceChildren();
    list.hidden = true;
    said.textContent = "";
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
    active = -1;
    moved = false;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  };

  document.addEventListener("focusin", (event) => { if (event.target.matches("[data-pick]")) open(event.target); else close(); });
  document.addEventListener("focusout", (event) => {
    if (event.target !== box) return;
    // The only one there is was meant.
    if (shown.length === 1 && box.value.trim() && box.value !== box.defaultValue) pick(shown[0]);
    close();
  });
  document.addEventListener("click", (event) => {
    // A second touch on the field opens its list again.
    if (event.target === box && list.hidden) find("");
    const item = event.target.closest(".pick-list [role=option]");
    if (item) pick(shown[Number(item.dataset.index)]);
  });
  // The field keeps the cursor while its list is touched or scrolled.
  document.addEventListener("pointerdown", (event) => { if (event.target.closest(".pick-list")) event.preventDefault(); });
  document.addEventListener("mousedown", (event) => { if (event.target.closest(".pick-list")) event.preventDefault(); });
  document.addEventListener("input", (event) => { if (event.target === box) find(box.value); });
  window.visualViewport?.addEventListener("resize", () => { if (box && !list.hidden) place(); });
  // Before the page's own keys: Enter takes the marked entry, Esc closes the list and nothing else.
  document.addEventListener("keydown", (event) => {
    if (event.target !== box || event.isComposing) return;
    const isOpen = !list.hidden, step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      moved = true;
      if (!isOpen) find(""); else mark((active + step + shown.length + (active < 0 && step < 0 ? 1 : 0)) % shown.length);
    } else if (event.key === "Enter" && isOpen && active >= 0) {
      event.preventDefault();
      event.stopPropagation();
      pick(shown[active]);
    } else if (event.key === "Tab" && isOpen && active >= 0 && (moved || box.value !== box.defaultValue)) {
      pick(shown[active]);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      list.hidden = true;
      box.setAttribute("aria-expanded", "false");
    }
  }, true);

  // Somebody was quicker than this file: the field is in use already.
  const early = document.activeElement;
  if (early?.matches("[data-pick]")) {
    const typed = early.value === early.defaultValue ? "" : early.value;
    open(early);
    if (typed) { box.setSelectionRange(typed.length, typed.length); find(typed); }
  }
})();
