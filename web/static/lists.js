"use strict";
// Closes an open list of boxes to tick, which lies over what is below it: by Escape, or by a click anywhere else.
const opened = () => document.querySelectorAll(".several[open]");

document.addEventListener("click", (event) => {
  for (const list of opened()) if (!list.contains(event.target)) list.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const list of opened()) {
    if (list.contains(document.activeElement)) list.querySelector("summary").focus();
    list.open = false;
  }
});
