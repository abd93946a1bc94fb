// Copying, which only a script can do at one press; and the quotation follows the words that a reader selects.
"use strict";

function selectAll(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

async function copy(node) {
  if (navigator.clipboard) return navigator.clipboard.writeText(node.textContent);
  selectAll(node); // a page that came over plain HTTP has no clipboard of its own
  if (!document.execCommand("copy")) throw new Error("not allowed");
}

function offer(node) {
  const line = document.createElement("p");
  const button = document.createElement("button");
  const said = document.createElement("span");
  line.className = "copying";
  button.type = "button";
  button.textContent = `Copy the ${node.dataset.name}`;
  said.setAttribute("role", "status");
  button.addEventListener("click", () => copy(node).then(
    () => { said.textContent = "Copied."; },
    () => { selectAll(node); said.textContent = "It is selected: copy it with your keyboard or menu."; },
  ));
  line.append(button, said);
  node.after(line);
  if (node.dataset.words) follow(node, document.getElementById(node.dataset.words), said);
}

function follow(node, words, said) {
  said.textContent = "Select words of the speech to quote only those.";
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const chosen = selection.toString().trim();
    if (!chosen || !words.contains(selection.anchorNode) || !words.contains(selection.focusNode)) return;
    node.textContent = `“${chosen}”\n\n${node.dataset.source}`;
    said.textContent = "The words you selected are in the quotation.";
  });
}

document.querySelectorAll(".copyable").forEach(offer);
