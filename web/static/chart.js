"use strict";
// Reads the chart out under the pointer or the arrow keys, and narrows the page to a period that is drawn across it.
// Without this script the bars, the form and the links of the page do the same.
const plot = document.querySelector(".plot");
const chart = plot && plot.querySelector(".bars");
const readout = document.querySelector(".readout");
const HINT = matchMedia("(hover: hover)").matches
  ? "Point at the chart, or draw across it to choose a time. With the keyboard: arrows, Shift and arrows, Enter."
  : "Touch a bar to see its speeches.";
const LEAST = 6;

function watch() {
  const starts = plot.dataset.starts.split(" ");
  const count = starts.length;
  let at = null; // the bar read out
  let held = null; // where a choice began
  let drawn = false;

  const slots = new Map();
  chart.querySelectorAll(".slots rect").forEach((rect) => slots.set(Number(rect.getAttribute("x")), rect.parentNode));
  const bands = [...chart.querySelectorAll(".band")].filter((band) => band.querySelector("title"));
  const brush = chart.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "rect"));
  brush.setAttribute("class", "brush");
  brush.setAttribute("height", "100%");
  brush.setAttribute("pointer-events", "none");

  function place(event) {
    const box = chart.getBoundingClientRect();
    return Math.min(count - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * count)));
  }

  // The parts of a bar, where the chart holds only the totals of many: from the table, which begins with the bar's link.
  const brief = chart.querySelector(".slots").hasAttribute("data-brief");
  const heads = [...document.querySelectorAll(".numbers thead th")].map((cell) => cell.textContent);
  const lines = new Map();
  if (brief) document.querySelectorAll(".numbers tbody a").forEach((link) => lines.set(link.getAttribute("href"), link));

  function parts(slot) {
    const link = lines.get(slot.getAttribute("href"));
    if (!link) return "";
    const cells = [...link.closest("tr").cells].map((cell) => cell.textContent.trim());
    const named = heads.indexOf("All") + 1;
    const said = cells.slice(named).map((value, n) => (value === "0" ? "" : `${heads[named + n]} ${value}`));
    const known = said.filter((part) => part);
    return known.length ? " – " + known.join("; ") : "";
  }

  function told(index) {
    const slot = slots.get(index);
    if (slot) return slot.dataset.told + parts(slot);
    const middle = (100 * (index + 0.5)) / count;
    const band = bands.find((one) => {
      const rect = one.querySelector("rect");
      const left = parseFloat(rect.getAttribute("x"));
      return left <= middle && middle <= left + parseFloat(rect.getAttribute("width"));
    });
    return band ? band.dataset.told : `${starts[index]}: 0`;
  }

  function last(index) {
    if (index + 1 >= count) return plot.dataset.end;
    const day = new Date(starts[index + 1] + "T00:00:00Z");
    day.setUTCDate(day.getUTCDate() - 1);
    return day.toISOString().slice(0, 10);
  }

  function read(index) {
    if (at !== null && slots.get(at)) slots.get(at).classList.remove("at");
    at = index;
    if (slots.get(at)) slots.get(at).classList.add("at");
    readout.textContent = held === null || held === at ? told(at) : period();
    draw();
  }

  function period() {
    return `${starts[Math.min(held, at)]} to ${last(Math.max(held, at))}: let go, or press Enter, to see this time`;
  }

  function draw() {
    const shown = held !== null && (drawn || held !== at);
    const left = shown ? Math.min(held, at) : 0;
    const right = shown ? Math.max(held, at) + 1 : 0;
    brush.setAttribute("x", `${(100 * left) / count}%`);
    brush.setAttribute("width", `${(100 * (right - left)) / count}%`);
  }

  function drop() {
    held = null;
    drawn = false;
    draw();
  }

  function go(from, to) {
    const address = new URL(location.href);
    address.hash = "";
    for (const name of ["cursor", "bucket"]) address.searchParams.delete(name);
    address.searchParams.set("from", starts[from]);
    address.searchParams.set("to", last(to));
    location.assign(address);
  }

  let origin = 0;
  chart.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    origin = event.clientX;
    held = place(event);
  });
  window.addEventListener("pointermove", (event) => {
    if (held === null || !(event.buttons & 1)) {
      if (held !== null && event.pointerType !== "touch" && drawn) drop();
      if (chart.contains(event.target)) read(place(event));
      return;
    }
    drawn = drawn || Math.abs(event.clientX - origin) > LEAST;
    if (drawn) read(place(event));
  });
  window.addEventListener("pointerup", () => {
    if (drawn) go(Math.min(held, at), Math.max(held, at));
    else if (held !== null) drop();
  });
  chart.addEventListener("dragstart", (event) => event.preventDefault());
  chart.addEventListener("click", (event) => drawn && event.preventDefault(), true);

  const STEPS = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -count, End: count };
  chart.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") {
      drop();
      read(at ?? 0);
    } else if (event.key === "Enter" && at !== null && event.target === chart) {
      event.preventDefault();
      if (held !== null && held !== at) go(Math.min(held, at), Math.max(held, at));
      else if (slots.get(at) && slots.get(at).href) location.assign(slots.get(at).href.baseVal);
    } else if (event.key in STEPS) {
      event.preventDefault();
      if (!event.shiftKey) drop();
      else if (held === null) held = at ?? 0;
      const from = at === null ? (STEPS[event.key] > 0 ? -1 : count) : at;
      read(Math.min(count - 1, Math.max(0, from + STEPS[event.key])));
    }
  });

  // The browser's own small box would stand over the line that says the same.
  for (const node of [...slots.values(), ...bands]) {
    const title = node.querySelector("title");
    node.dataset.told = title.textContent;
    if (node.hasAttribute("href")) node.setAttribute("aria-label", title.textContent);
    title.remove();
  }
  readout.hidden = false;
  readout.textContent = HINT;
  chart.setAttribute("tabindex", "0");
}

if (chart && readout) watch();
