// The board of an event: looks again every five seconds, and puts what has changed in the place of what is there. Whatever
// happens to the gateway, it goes on asking.
"use strict";

const INTERVAL_MS = 5000, PATIENCE_MS = 4000, PARTS = ["header", "main"];
let tag = "", failures = 0;

async function look() {
  try {
    const headers = tag ? {"If-None-Match": tag} : {};
    const answer = await fetch(location.pathname, {headers, signal: AbortSignal.timeout(PATIENCE_MS), cache: "no-store"});
    if (answer.status === 200) show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    else if (answer.status !== 304) throw new Error(String(answer.status));
    tag = answer.headers.get("ETag") ?? "";
    failures = 0;
  } catch {
    failures += 1;
  }
  document.querySelector(".offline").hidden = failures < 3;
  setTimeout(look, INTERVAL_MS);
}

// A table that somebody has opened stays open.
function show(page) {
  const open = [...document.querySelectorAll("details")].map((each) => each.open);
  for (const part of PARTS) {
    const found = page.querySelector(part);
    if (found) document.querySelector(part).replaceWith(document.adoptNode(found));
  }
  document.querySelectorAll("details").forEach((each, i) => { each.open = open[i] ?? false; });
}

setTimeout(look, INTERVAL_MS);
