// An address that names a turn by its fragment alone does not reach the server: where another page of the debate holds
// the turn, ask for that page. The links of these pages say it themselves (`at`), and need no script.
"use strict";

function named() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // a stray "%" names nothing
  }
}

function seek(changed) {
  const turn = named();
  const address = new URL(location);
  const asked = changed ? address.searchParams.get("at") === turn : address.searchParams.has("at");
  if (!turn || turn === "top" || asked || document.getElementById(turn)) return;
  address.searchParams.set("at", turn);
  location.replace(address);
}

addEventListener("hashchange", () => seek(true));
seek(false);
