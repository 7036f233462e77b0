// The board of the waiting room: asks for the queue every second, shows it, sounds a chime and speaks each new call.
// Whatever happens to the gateway, it goes on asking.
"use strict";

const INTERVAL_MS = 1000, PATIENCE_MS = 4000;
const at = (id) => document.getElementById(id);
const heard = new Set();
let first = true, failures = 0, audio = null;
const waiting = [];

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function english(text) {
  const made = element("span", "", text);
  made.lang = "en";
  return made;
}

function rangeOf(wait) {
  if (!wait) return ["chưa ước lượng được", "not known yet"];
  if (wait.from_minutes === 0) return [`dưới ${wait.to_minutes} phút`, `under ${wait.to_minutes} min`];
  return [`khoảng ${wait.from_minutes} đến ${wait.to_minutes} phút`, `about ${wait.from_minutes} to ${wait.to_minutes} min`];
}

function showServices(services) {
  at("services").replaceChildren(...services.map((service) => {
    const row = element("li"), names = element("div", "names"), [vi, en] = rangeOf(service.wait);
    names.append(element("strong", "", service.name.vi), english(service.name.en));
    const wait = element("div", "wait");
    wait.append(element("span", "", service.waiting === 0 ? "không phải chờ" : vi),
                english(service.waiting === 0 ? "no wait" : en));
    row.append(element("b", "letter", service.letter), names, element("b", "count", String(service.waiting)), wait);
    return row;
  }));
}

function showCalls(calls) {
  const [latest] = calls;
  at("latest").hidden = !latest;
  at("quiet").hidden = Boolean(latest);
  if (latest) {
    at("latest-number").textContent = latest.number;
    at("latest-counter").textContent = latest.counter;
    at("latest").classList.toggle("long", latest.number.length > 5);
  }
}

// Each counter keeps its place, so that whoever has looked away finds it again.
function showCounters(counters) {
  at("counters").dataset.rows = String(Math.min(3, Math.ceil(counters.length / 3)));
  at("counters").replaceChildren(...counters.map((counter) => {
    const card = element("li", counter.serving ? "busy" : ""), name = element("span", "to", "Quầy ");
    name.append(element("b", "", counter.id));
    if (counter.name) name.append(element("small", "", counter.name));
    card.append(name, element("b", counter.serving.length > 5 ? "number long" : "number", counter.serving || "–"));
    return card;
  }));
}

// Two soft tones, the second lower.
function chime() {
  audio ??= new AudioContext();
  at("sound").hidden = audio.state === "running";
  [[880, 0], [660, 0.35]].forEach(([pitch, after]) => {
    const tone = audio.createOscillator(), volume = audio.createGain(), begin = audio.currentTime + after;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, begin);
    volume.gain.exponentialRampToValueAtTime(0.4, begin + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, begin + 0.9);
    tone.connect(volume).connect(audio.destination);
    tone.start(begin);
    tone.stop(begin + 1);
  });
}

function say(call) {
  const voice = window.speechSynthesis?.getVoices().find((each) => each.lang.toLowerCase().startsWith("vi"));
  if (!voice) return;
  const words = new SpeechSynthesisUtterance(call.spoken.vi);
  words.voice = voice;
  words.lang = voice.lang;
  words.rate = 0.9;
  window.speechSynthesis.speak(words);
}

// One call at a time: each has its chime and its words before the next.
function announce(call) {
  waiting.push(call);
  if (waiting.length > 1) return;
  const next = () => {
    chime();
    at("latest").classList.remove("new");
    void at("latest").offsetWidth; // so that the animation begins anew
    at("latest").classList.add("new");
    setTimeout(() => say(waiting[0]), 1100);
    setTimeout(() => { waiting.shift(); if (waiting.length > 0) next(); }, 5000);
  };
  next();
}

function hear(calls) {
  for (const call of [...calls].reverse()) {
    const key = [call.number, call.counter, call.at, call.calls].join(" ");
    if (heard.has(key)) continue;
    heard.add(key);
    if (!first) announce(call);
  }
  first = false;
}

function showClock(time) {
  at("clock").textContent = new Intl.DateTimeFormat("vi-VN",
    {hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh"}).format(time);
}

async function look() {
  try {
    const answer = await fetch("/ward/v1/queue", {signal: AbortSignal.timeout(PATIENCE_MS), cache: "no-store"});
    if (!answer.ok) throw new Error(String(answer.status));
    const queue = await answer.json();
    at("ward").textContent = queue.ward;
    document.title = `Bảng gọi số · ${queue.ward}`;
    showClock(new Date(queue.time));
    showCalls(queue.calls);
    showCounters(queue.counters);
    showServices(queue.services);
    hear(queue.calls);
    failures = 0;
  } catch {
    failures += 1;
  }
  at("offline").hidden = failures < 3;
  setTimeout(look, INTERVAL_MS);
}

at("sound").addEventListener("click", async () => { await audio?.resume(); at("sound").hidden = true; });
look();
