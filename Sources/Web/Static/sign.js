"use strict";
// The box to sign in: what a finger, a mouse or a pen draws, as a compact list of points.
(() => {
  const width = 1000, height = 400, most = 2900, near = 3;
  let box = null, strokes = [], stroke = null, pointer = null, count = 0;

  // The drawing keeps its shape whatever room the box has: what lies beside it is no part of it.
  const place = (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(box.getScreenCTM().inverse());
    const within = (value, limit) => Math.max(0, Math.min(limit, Math.round(value)));
    return [within(at.x, width), within(at.y, height)];
  };
  const show = () => {
    const path = strokes.map((points) => points.map(([x, y], place) => `${place ? "L" : "M"}${x} ${y}`).join("") + (points.length === 1 ? "h1" : "")).join("");
    box.querySelector(".sign-ink").setAttribute("d", path);
    box.classList.toggle("drawn", strokes.length > 0);
    box.closest("form").elements.strokes.value = strokes.map((points) => points.flat().join(".")).join("_");
  };
  const clear = () => { strokes = []; stroke = null; count = 0; };
  const add = (event) => {
    const [x, y] = place(event), last = stroke.at(-1);
    if (count >= most || last && Math.abs(last[0] - x) + Math.abs(last[1] - y) < near) return;
    stroke.push([x, y]);
    count += 1;
  };
  document.addEventListener("pointerdown", (event) => {
    const touched = event.target.closest?.("[data-sign-box]");
    if (!touched || pointer !== null) return;
    event.preventDefault();
    if (touched !== box) { clear(); box = touched; }
    box.classList.remove("asks");
    box.setPointerCapture(event.pointerId);
    pointer = event.pointerId;
    stroke = [];
    strokes.push(stroke);
    add(event);
    if (stroke.length === 0) strokes.pop();
    show();
  });
  document.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer || !stroke?.length) return;
    for (const part of event.getCoalescedEvents?.() ?? [event]) add(part);
    show();
  });
  for (const type of ["pointerup", "pointercancel"]) document.addEventListener(type, (event) => {
    if (event.pointerId === pointer) pointer = stroke = null;
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-sign-clear]") || !box) return;
    clear();
    show();
  });
  // Nothing drawn is nothing signed.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-sign]") || event.target.elements.strokes.value) return;
    event.preventDefault();
    event.stopPropagation();
    event.target.querySelector("[data-sign-box]").classList.add("asks");
  }, true);
})();
