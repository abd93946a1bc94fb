"use strict";
// Asks the page again as one types, and shows its list of people. Without this script the form's button does the same.
const WAIT = 150;
const form = document.getElementById("ask");
const found = document.getElementById("found");
const told = document.getElementById("told");
let asking = new AbortController();
let waiting;

function address() {
  const given = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(given).toString();
  return form.getAttribute("action") + (query ? "?" + query : "");
}

async function ask() {
  asking.abort();
  asking = new AbortController();
  const wanted = address();
  try {
    const answer = await fetch(wanted, { signal: asking.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    show(answer.ok ? [...page.getElementById("found").childNodes] : refusal(page));
    count(page);
    history.replaceState(null, "", wanted);
    document.title = page.title;
  } catch (problem) {
    if (problem.name !== "AbortError") show([paragraph("The service does not answer; try again.")]);
  }
}

function show(nodes) {
  found.replaceChildren(...nodes);
  found.removeAttribute("aria-busy");
  const parts = found.querySelectorAll(":scope > h2, :scope > .meant, :scope > .understood, :scope > .empty");
  told.textContent = [...parts].map((part) => part.textContent.trim()).join(". ");
}

function refusal(page) {
  return [...page.querySelectorAll("main li")].map((item) => paragraph(item.textContent));
}

function paragraph(text) {
  const made = document.createElement("p");
  made.className = "empty";
  made.textContent = text;
  return made;
}

// How many chambers and parties are chosen.
function count(page) {
  const fresh = page.querySelectorAll("#ask summary");
  form.querySelectorAll("summary").forEach((summary, place) => {
    if (fresh[place]) summary.textContent = fresh[place].textContent;
  });
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  found.setAttribute("aria-busy", "true");
  waiting = setTimeout(ask, WAIT);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  ask();
});
