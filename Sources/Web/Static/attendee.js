"use strict";
// The attendee's screen works without this file; with it a step changes the sums and the chart at once.
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  let last = Promise.resolve();

  // Taps follow one another: each is sent after the one before it, so none is lost.
  const step = async (form, button) => {
    const sent = new URLSearchParams(new FormData(form));
    sent.set(button.name, button.value);
    const answer = await fetch(form.action, { method: "POST", body: sent, headers: { "X-Refresh": "1" } });
    if (!answer.ok) throw new Error("not taken");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = one("main", page), old = one("main");
    if (fresh.dataset.step !== old.dataset.step) { location.reload(); return; }
    for (const part of old.querySelectorAll("#steps, #health, #foresee")) swap(part, one("#" + part.id, fresh));
  };
  const swap = (old, fresh) => {
    if (!fresh || old.innerHTML === fresh.innerHTML) return;
    const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
    old.replaceWith(fresh);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-stepper]") || !event.submitter) return;
    event.preventDefault();
    event.stopPropagation();
    const button = event.submitter;
    last = last.then(() => step(document.getElementById(button.id)?.form ?? form, button)).catch(() => location.reload());
  }, true);

  // Nobody's answers stay when they have gone: the kiosk forgets them, and so does this window.
  const rest = Number(document.body.dataset.rest || 0) * 1000;
  let quiet;
  const wait = () => {
    clearTimeout(quiet);
    if (rest) quiet = setTimeout(() => location.replace("/attendee"), rest);
  };
  for (const type of ["pointerdown", "keydown"]) document.addEventListener(type, wait);
  wait();
})();
