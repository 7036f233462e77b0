// A clerk's page: one counter. Each press says whom the page shows, so that a second press, or a page that is behind,
// changes nothing: the gateway answers "out of turn" and the page reads anew.
"use strict";

const INTERVAL_MS = 2000, PATIENCE_MS = 5000;
const at = (id) => document.getElementById(id);
const PRIORITIES = {"old-age": "Cao tuổi", "disabled": "Khuyết tật", "pregnant": "Mang thai"};
let state = null, busy = false, timer = 0;

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

async function ask(method, path, body) {
  const answer = await fetch(path, {
    method, signal: AbortSignal.timeout(PATIENCE_MS), cache: "no-store", credentials: "same-origin",
    headers: body ? {"Content-Type": "application/json"} : {}, body: body ? JSON.stringify(body) : undefined});
  const text = await answer.text();
  return {status: answer.status, body: text ? JSON.parse(text) : null};
}

function tell(text) {
  at("message").textContent = text;
  at("message").hidden = text === "";
}

const localTime = (text) => new Intl.DateTimeFormat("vi-VN",
  {hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh"}).format(new Date(text));
const serviceName = (id) => state.queue.services.find((each) => each.id === id)?.name.vi ?? id;

function row(line, more) {
  const made = element("li"), what = element("div", "names");
  what.append(element("strong", "", serviceName(line.service)), element("span", "", `lấy số lúc ${localTime(line.drawn_at)}`));
  made.append(element("b", "number", line.number), what);
  if (PRIORITIES[line.priority]) made.append(element("span", "tag", PRIORITIES[line.priority]));
  if (line.put_back) made.append(element("span", "tag soft", line.absences > 0 ? "Đã vắng 1 lần" : "Đã quay lại"));
  if (more) made.append(more);
  return made;
}

function nothing(text) { return element("li", "empty", text); }

function showServing() {
  const serving = state.serving;
  at("serving").textContent = serving ? serving.number : "—";
  at("serving").classList.toggle("none", !serving);
  const priority = serving && PRIORITIES[serving.priority] ? ` · ${PRIORITIES[serving.priority]}` : "";
  at("detail").textContent = serving ? `${serviceName(serving.service)}${priority} · gọi lúc ${localTime(serving.called_at)}`
                                     : "Chưa có ai ở quầy";
  for (const id of ["recall", "absent", "hold", "done", "transfer", "target"]) at(id).disabled = !serving;
  at("next").disabled = !serving && state.waiting.length === 0;
}

function showTargets() {
  const options = state.queue.services.map((each) => new Option(`Dịch vụ ${each.letter} · ${each.name.vi}`, `to_service ${each.id}`));
  for (const each of state.queue.counters)
    if (each.id !== state.counter) options.push(new Option(`Quầy ${each.id}${each.name ? ` · ${each.name}` : ""}`, `to_counter ${each.id}`));
  const same = options.map((each) => each.value).join() === [...at("target").options].map((each) => each.value).join();
  if (!same) at("target").replaceChildren(...options);
}

function heldRow(line) {
  const back = element("button", "back", "Đã quay lại");
  back.type = "button";
  back.addEventListener("click", () => act("return", line.number));
  return row(line, back);
}

function show() {
  at("sign-in").hidden = state !== null;
  at("work").hidden = at("sign-out").hidden = state === null;
  if (!state) return;
  at("title").textContent = `Quầy ${state.counter}`;
  at("subtitle").textContent = state.queue.ward;
  document.title = `Quầy ${state.counter} · ${state.queue.ward}`;
  showServing();
  showTargets();
  at("waiting-count").textContent = state.waiting.length;
  at("held-count").textContent = state.held.length;
  at("waiting").replaceChildren(...(state.waiting.length ? state.waiting.map((each) => row(each)) : [nothing("Không còn ai chờ quầy này")]));
  at("held").replaceChildren(...(state.held.length ? state.held.map(heldRow) : [nothing("Chưa có ai đi lấy giấy")]));
}

function take(answer) {
  if (answer.status === 200) state = answer.body;
  if (answer.status === 403) state = null;
  show();
}

async function look() {
  clearTimeout(timer);
  try {
    if (!busy) {
      const answer = await ask("GET", "/ward/v1/counter");
      if (!busy) take(answer); // what was pressed meanwhile is newer
    }
    if (at("message").dataset.lost) { delete at("message").dataset.lost; tell(""); }
  } catch {
    at("message").dataset.lost = "yes";
    tell("Mất kết nối với máy chủ của phường. Đang thử lại…");
  }
  timer = setTimeout(look, INTERVAL_MS);
}

async function act(word, number, more = {}) {
  if (busy) return;
  busy = true;
  document.body.classList.add("busy");
  try {
    const answer = await ask("POST", "/ward/v1/counter", {do: word, number, ...more});
    if (answer.status === 409) {
      tell(word === "return" ? "Số này không đang giữ chỗ." : "Quầy vừa thay đổi ở nơi khác. Xin xem lại rồi bấm.");
      take(await ask("GET", "/ward/v1/counter"));
    } else {
      tell(answer.status === 200 || answer.status === 403 ? "" : "Chưa làm được. Xin bấm lại.");
      take(answer);
    }
  } catch {
    tell("Chưa biết máy chủ đã nhận chưa. Đang xem lại…");
  }
  busy = false;
  document.body.classList.remove("busy");
}

const here = () => state?.serving?.number ?? "";
for (const word of ["next", "recall", "absent", "hold", "done"]) at(word).addEventListener("click", () => act(word, here()));
at("transfer").addEventListener("click", () => {
  const [kind, id] = at("target").value.split(" ");
  act("transfer", here(), {[kind]: id});
});
at("return").addEventListener("submit", async (event) => {
  event.preventDefault();
  const slip = at("slip").value.trim().toUpperCase();
  if (slip) await act("return", slip);
  at("slip").value = "";
});
at("sign-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    const answer = await ask("POST", "/ward/v1/session", {counter: at("counter").value.trim(), token: at("token").value.trim()});
    at("token").value = "";
    tell(answer.status === 204 ? "" : answer.status === 429 ? "Thử quá nhiều lần. Xin đợi một phút." : "Số quầy hoặc mã không đúng.");
    if (answer.status === 204) look();
  } catch {
    tell("Chưa nối được với máy chủ của phường.");
  }
});
at("sign-out").addEventListener("click", async () => {
  await ask("DELETE", "/ward/v1/session");
  state = null;
  show();
});
look();
