// An address that names a turn by its fragment alone does not reach the server: where another page of the debate holds
// the turn, ask for that page. The links of these pages say it themselves (`at`), and need no script.
"use strict";

const turn = decodeURIComponent(location.hash.slice(1));
const address = new URL(location);
if (turn && !document.getElementById(turn) && !address.searchParams.has("at")) {
  address.searchParams.set("at", turn);
  address.searchParams.delete("page");
  location.replace(address);
}
