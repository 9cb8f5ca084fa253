"use strict";
// The pages work without this file; it makes them live, and quick for hands on a keyboard or a scanner.
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const here = document.body.dataset.self;
  const dong = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ".") + " đ";
  // Dots or spaces stand between groups of three; anywhere else they are a slip, and passing them over would make another amount.
  const amount = (text) => {
    const plain = text.trim().replace(/\s*[đ₫]$/, ""), digits = plain.replace(/\D/g, "");
    return /^(?:\d+|[1-9]\d{0,2}([.\s])\d{3}(?:\1\d{3})*)$/.test(plain) && digits.length <= 12 ? Number(digits) : null;
  };

  // The answer to a form stands where it can be got again: a reload asks the kiosk, and Back finds it.
  if (here && !document.body.matches(".door") && location.pathname !== here.split("?")[0]) history.replaceState(null, "", here);
  // Forms come out as the kiosk drew them, which knows what was begun: a browser that goes back would fill in what was ticked for somebody else.
  const asDrawn = () => { for (const form of document.forms) form.reset(); };
  if (performance.getEntriesByType("navigation")[0]?.type !== "navigate") asDrawn();

  // The clock follows the kiosk's, not the browser's.
  const loaded = performance.now();
  const tick = () => {
    const clock = one("[data-clock]");
    if (!clock) return;
    const now = new Date(Number(clock.dataset.clock) + (performance.now() - (clock.since ?? loaded)) + 7 * 3600e3);
    clock.textContent = now.toISOString().slice(11, 16);
  };
  setInterval(tick, 5000);

  // What a person typed is never swapped away.
  const field = "input:not([type=hidden]), textarea, select";
  const changed = (input) => input.type === "checkbox" || input.type === "radio" ? input.checked !== input.defaultChecked
    : input.tagName === "SELECT" ? [...input.options].some((option) => option.selected !== option.defaultSelected && (option.selected && option.index > 0 || option.defaultSelected))
    : input.value !== input.defaultValue;
  const busy = (element) => all(field, element).some(changed);
  const typing = (element, isNewStep) => !isNewStep && element.contains(document.activeElement) && document.activeElement.matches(field);

  let refreshing = false, again = false, retry = 0;
  const refresh = async () => {
    if (refreshing) { again = true; return; }
    refreshing = true;
    clearTimeout(retry);
    try {
      const answer = await fetch(here, { headers: { "X-Refresh": "1" }, redirect: "follow", signal: AbortSignal.timeout(15000) });
      if (answer.redirected && answer.url.endsWith("/sign-in")) { location.href = "/sign-in"; return; }
      if (answer.status >= 500) throw new Error(answer.statusText);
      if (answer.ok) swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
      document.body.classList.remove("offline");
    } catch {
      document.body.classList.add("offline");
      // Nothing else may change for a long time.
      retry = setTimeout(refresh, 3000);
    } finally {
      refreshing = false;
      if (again) { again = false; refresh(); }
    }
  };
  const swap = (page) => {
    for (const old of all("[data-live]")) {
      const fresh = page.getElementById(old.id);
      if (!fresh || old.innerHTML === fresh.innerHTML && old.dataset.step === fresh.dataset.step) continue;
      if (old.id !== "strip" && document.body.matches("[data-draft]")) continue;
      // On the attendee's screen staff have the last word: what was drawn for somebody else goes.
      const moved = document.body.matches(".attendee") && (old.dataset.step !== fresh.dataset.step || old.dataset.visit !== fresh.dataset.visit);
      if (!moved && (busy(old) || typing(old, old.dataset.step !== fresh.dataset.step))) continue;
      for (const opened of all("details[open][id]", old)) one("#" + CSS.escape(opened.id), fresh)?.setAttribute("open", "");
      // What the last act said was of the step before.
      if (old.dataset.step !== fresh.dataset.step) one(".notice")?.remove();
      const focused = old.contains(document.activeElement) ? document.activeElement : null;
      old.replaceWith(fresh);
      if (focused?.id) document.getElementById(focused.id)?.focus();
      const clock = one("[data-clock]", fresh);
      if (clock) clock.since = performance.now();
    }
    prepare();
  };

  // What needs a deliberate act waits until it was there to be seen: an Enter meant for the page before does not reach it.
  const shown = new Map();
  const ripen = () => {
    for (const button of all("[data-deliberate]")) {
      const key = button.dataset.deliberate;
      if (!shown.has(key)) shown.set(key, performance.now());
      const left = shown.get(key) + 1500 - performance.now();
      if (left <= 0) continue;
      button.disabled = true;
      setTimeout(() => { button.disabled = false; }, left);
    }
  };

  // While digits go into an amount or out of it, its dots move with them and the cursor keeps its place.
  let before = "";
  document.addEventListener("beforeinput", (event) => { if (event.target.matches("[data-money]")) before = event.target.value; });
  const group = (input, event) => {
    const erases = event.inputType?.startsWith("delete"), isOurs = before === "" || amount(before) !== null;
    const number = amount(isOurs && (erases || /^\d+$/.test(event.data ?? "")) ? input.value.replace(/[.\s]/g, "") : input.value);
    if (number === null) return;
    const digitsAfter = input.value.slice(input.selectionEnd).replace(/\D/g, "").length;
    input.value = dong(number).slice(0, -2);
    let at = input.value.length;
    for (let left = digitsAfter; left > 0 && at > 0; at--) if (input.value[at - 1] !== ".") left--;
    if (input.value[at - 1] === ".") at--;
    if (input === document.activeElement) input.setSelectionRange(at, at);
  };

  // Keys for amounts, and the change as it is typed.
  const prepare = () => {
    const due = one("[data-due]"), change = one("[data-change]"), tendered = one("#tendered");
    if (due && change && tendered) {
      const given = amount(tendered.value), rest = given === null ? null : given - Number(due.dataset.due);
      const unread = given === null && tendered.value.trim() !== "", isShort = rest !== null && rest < 0;
      const label = one("[data-change-label]");
      label.textContent = isShort ? label.dataset.short : label.dataset.over;
      change.textContent = unread ? change.dataset.unread : rest === null ? "" : dong(Math.abs(rest));
      change.classList.toggle("stop", unread || isShort);
      // Cash that is typed and does not cover the sum goes with the transfer.
      const mixed = one("[data-mixed]");
      if (mixed) {
        const said = one("span", mixed), cash = isShort && given > 0;
        said.dataset.plain ??= said.textContent;
        said.textContent = cash ? mixed.dataset.mixed.replace("{cash}", dong(given)).replace("{rest}", dong(-rest)) : said.dataset.plain;
      }
    }
    // A sum that is asked about is typed once more; the button says what comes of it.
    const ask = one("[data-ask]"), again = one("[data-again]");
    if (ask && again) {
      const typed = document.getElementById(again.dataset.again).value.trim();
      const now = typed === "" ? "empty" : amount(typed) === Number(ask.dataset.ask) ? "same" : "other";
      for (const said of all("[data-said]")) said.hidden = said.dataset.said !== now;
    }
    const count = one("[data-count]");
    if (count) count.textContent = dong(all("[data-note]").reduce((sum, input) => sum + Number(input.dataset.note) * (amount(input.value) ?? 0), amount(one("#loose")?.value ?? "") ?? 0));
    ripen();
    for (const plan of all("[data-plan]")) plan.classList.toggle("off", !one("input[type=checkbox]", plan).checked);
  };
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-money]")) group(event.target, event);
    if (event.target.closest("[data-consult]")) stale(event.target.closest("form"));
    prepare();
  });
  // Amounts on the page are of the former answers: compare again before going on.
  const stale = (form) => {
    form.classList.add("stale");
    const next = one("[data-after-compare]", form), compare = one("[data-compare]", form);
    if (!next || next.hidden) return;
    next.hidden = true;
    next.removeAttribute("data-primary");
    compare.classList.add("primary");
    compare.setAttribute("data-primary", "");
    form.prepend(Object.assign(document.createElement("button"), { hidden: true, name: "outcome", value: "compare" }));
  };
  document.addEventListener("click", (event) => {
    const key = event.target.closest("[data-fill]");
    if (!key) return;
    const input = document.getElementById(key.dataset.fill);
    input.value = key.dataset.amount;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  });
  // A folded scan box that is opened is there to be typed into; whoever goes elsewhere folds it again.
  document.addEventListener("toggle", (event) => {
    if (event.target.matches(".scan-fold[open]")) one("[data-scan-text]", event.target).focus();
  }, true);
  for (const type of ["pointerdown", "focusin"]) document.addEventListener(type, (event) => {
    if (!event.target.closest(".scan-fold")) one(".scan-fold[open]")?.removeAttribute("open");
  });

  // A guardian is asked for when the birth date says so; of a year alone, who is not certainly of age.
  const guard = () => {
    const guardian = one("#guardian"), text = one("#birth")?.value.trim() ?? "";
    if (!guardian) return;
    const day = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text), year = /^\d{4}$/.test(text);
    if (!day && !year) return;
    const born = day ? `${day[3]}-${day[2].padStart(2, "0")}-${day[1].padStart(2, "0")}` : `${text}-12-31`;
    guardian.hidden = born <= guardian.dataset.adultsBornBy;
  };
  document.addEventListener("input", (event) => { if (event.target.id === "birth") guard(); });

  // What is typed is kept every few seconds and when the page goes, so that a crash or a reload loses nothing.
  let keeping = 0, kept = "";
  const keep = async () => {
    keeping = 0;
    const form = one("form[data-keep]");
    if (!form || form.dataset.sent) return;
    const typed = new URLSearchParams(new FormData(form));
    if (String(typed) === kept) return;
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body: typed, keepalive: true });
      if (answer.ok && !answer.redirected) kept = String(typed);
    } catch { document.body.classList.add("offline"); }
  };
  for (const type of ["input", "change"]) document.addEventListener(type, (event) => {
    if (event.target.closest("form[data-keep]")) keeping ||= setTimeout(keep, 2000);
  });
  addEventListener("pagehide", () => { if (keeping) keep(); });

  // One tap, one act.
  document.addEventListener("submit", (event) => {
    // A file that is saved leaves the page as it is, to be asked for again.
    if (event.target.matches("[data-download]")) return;
    // An empty scan box has nothing to send.
    const box = event.target.matches("[data-scan]") ? one("[data-scan-text]", event.target) : null;
    if (box && !box.value.trim()) { event.preventDefault(); box.focus(); return; }
    // Nor has a sum that is to be typed again: an Enter hit twice is no answer.
    const again = event.submitter?.hasAttribute("formaction") ? null : document.getElementById(event.target.dataset.again);
    if (again && !again.value.trim()) { event.preventDefault(); again.focus(); return; }
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    event.target.dataset.sent = "1";
    event.submitter?.setAttribute("aria-busy", "true");
    // What is dropped is not kept once more when the page goes.
    if (event.target.id === "draft-drop") { clearTimeout(keeping); keeping = 0; }
  });
  addEventListener("pageshow", (event) => {
    for (const form of all("form[data-sent]")) delete form.dataset.sent;
    // What a page showed when it was left may be of somebody else by now.
    if (event.persisted) location.reload();
  });

  // A page without a scan box sends a scan where the desk does.
  const scanForm = () => {
    const token = one("input[name=csrf]");
    if (!token || document.body.matches(".attendee, .door")) return null;
    const form = Object.assign(document.createElement("form"), { method: "post", action: "/scan", hidden: true });
    const text = Object.assign(document.createElement("input"), { type: "hidden", name: "text" });
    text.dataset.scanText = "";
    form.append(token.cloneNode(), text);
    document.body.append(form);
    return form;
  };
  // The box to type a code into; on a visit it may be folded away.
  const scanBox = () => {
    const box = one("[data-scan-text]");
    box.closest("details")?.setAttribute("open", "");
    return box;
  };
  const scan = (text) => {
    const form = one("[data-scan]") ?? scanForm();
    if (!form) return;
    one("[data-scan-text]", form).value = text;
    form.requestSubmit();
  };

  // Keyboard: F2 scan box, F4 new visit, F8 tray, Esc back, Enter the primary action. A scanner that types is caught anywhere.
  let burst = "", last = 0;
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    // An Enter held down is one Enter.
    if (event.key === "Enter" && event.repeat) { event.preventDefault(); return; }
    if (event.key === "Enter" && event.target.matches(".count input:not([type=checkbox])")) {
      event.preventDefault();
      const fields = all("input:not([type=hidden])", event.target.form);
      fields[fields.indexOf(event.target) + 1]?.focus();
      return;
    }
    const inField = event.target.matches("input, textarea, select"), fast = event.timeStamp - last < 50;
    last = event.timeStamp;
    if (event.key === "F2" && one("[data-scan-text]")) { event.preventDefault(); scanBox().focus(); return; }
    if (event.key === "F4" && !event.repeat && one("[data-new]")) { event.preventDefault(); one("[data-new]").click(); return; }
    if (event.key === "F8" && !document.body.matches(".attendee, .door")) { event.preventDefault(); location.href = "/tray"; return; }
    if (event.key === "Escape" && one("[data-back]")) { event.preventDefault(); one("[data-back]").click(); return; }
    if (inField) return;
    // Whoever counted again types the sum without going to its field.
    if (one("[data-again]") && /^\d$/.test(event.key)) { document.getElementById(one("[data-again]").dataset.again).focus(); return; }
    if (event.key.length === 1) { burst = fast ? burst + event.key : event.key; return; }
    if (event.key !== "Enter") return;
    const text = burst;
    burst = "";
    if (fast && text.length > 5) { event.preventDefault(); scan(text); return; }
    if (!event.target.closest("a, button, summary")) { event.preventDefault(); one("[data-primary]")?.click(); }
  });

  // One stream for all windows of this browser: whoever holds the lock listens and tells the others.
  if (document.body.dataset.events) {
    const me = crypto.randomUUID(), channel = new BroadcastChannel("kiosk");
    const mine = () => { if (!document.body.matches(".attendee")) localStorage.setItem("scan-window", me); };
    mine();
    addEventListener("focus", mine);
    const hear = ({ type, data }) => {
      if (type === "changed") refresh();
      // Only the window staff used last takes a scan.
      if (type === "scan" && localStorage.getItem("scan-window") === me) scan(data);
    };
    channel.onmessage = (event) => hear(event.data);
    // Where another window listens, it may have told of a change after this page was drawn and before it heard.
    navigator.locks.query().then(({ held }) => { if (held.some((lock) => lock.name === "kiosk-events")) refresh(); });
    navigator.locks.request("kiosk-events", () => new Promise(() => {
      const stream = new EventSource(document.body.dataset.events);
      for (const type of ["changed", "scan"]) stream.addEventListener(type, ({ data }) => {
        channel.postMessage({ type, data });
        hear({ type, data });
      });
      stream.onopen = () => document.body.classList.remove("offline");
      stream.onerror = () => {
        document.body.classList.add("offline");
        // Closed for good: the session is over.
        if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 5000);
      };
    }));
  } else if (document.body.matches(".attendee")) setTimeout(() => location.reload(), 10000);
  // What stands in the scan box gives way to what is typed or scanned next.
  document.addEventListener("focusin", (event) => { if (event.target.matches("[data-scan-text]")) event.target.select(); });
  one("[data-scan-text]:focus")?.select();
  // Somebody typed before this file came.
  for (const form of all("form[data-consult]")) if (busy(form)) stale(form);
  if (one("#birth") && changed(one("#birth"))) guard();
  if (all("form[data-keep]").some(busy)) keeping ||= setTimeout(keep, 2000);
  prepare();
})();
