// Fetches the live part of this page again every ten seconds. Without it the page is as it was when it was opened.
"use strict";
const live = document.getElementById("live"), news = document.getElementById("news"), pause = 10_000;
let tag = "", alarms = live?.dataset.count;

// Where the keyboard is must not be lost when the rows around it are new.
function placeOf(element) {
  if (!live.contains(element)) return null;
  const href = element.getAttribute("href");
  return href ? `a[href="${CSS.escape(href)}"]:not([tabindex])` : null;
}

function show(text) {
  const place = placeOf(document.activeElement);
  const open = [...live.querySelectorAll("details")].map((each) => each.open);
  const page = new DOMParser().parseFromString(text, "text/html");
  live.replaceChildren(...page.body.childNodes);
  live.querySelectorAll("details").forEach((each, index) => { each.open = open[index] ?? false; });
  if (place) live.querySelector(place)?.focus({preventScroll: true});
}

// Read aloud only where the number of alarms is another, or the figures are old.
function tell(text, isTrouble = false) {
  if (news.textContent !== text) news.textContent = text;
  news.classList.toggle("trouble", isTrouble);
}

async function refresh() {
  if (document.hidden) return;
  let answer;
  try {
    answer = await fetch(location.href, {headers: {"Console-Part": "live", ...(tag && {"If-None-Match": tag})}, cache: "no-store",
                                         redirect: "error"});
  } catch { return tell(news.dataset.lost, true); }
  if (answer.status === 401) return tell(news.dataset.over, true);
  if (answer.status !== 200 && answer.status !== 304) return tell(news.dataset.lost, true);
  tag = answer.headers.get("ETag") ?? "";
  const now = answer.headers.get("Console-Alarms");
  if (answer.status === 200) show(await answer.text());
  if (news.classList.contains("trouble")) tell("");
  if (now !== alarms) tell(`${news.dataset.alarms} ${now}`);
  alarms = now;
}

if (live && news) {
  setInterval(refresh, pause);
  document.addEventListener("visibilitychange", refresh);
}
