// Drives the operators' console in Chromium: console.mjs ADDRESS PICTURES, with signed commands in ORDERS. Prints "refuse" when a
// kiosk's reports are to be refused, "away" and "back" when the gateway is to end and to be there again; goes on when a line comes back.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import readline from "node:readline";

const require = createRequire(`${process.env.TRAMSO_PEERS}/`);
const {chromium} = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [address, pictures] = process.argv.slice(2);
const orders = JSON.parse(process.env.ORDERS);
const lines = readline.createInterface({input: process.stdin})[Symbol.asyncIterator]();
const desktop = {width: 1280, height: 900}, phone = {width: 390, height: 844};
const pages = {overview: "/", kiosks: "/kiosks", silent: "/kiosks?state=silent&sort=heard", nothing: "/kiosks?q=khongco", map: "/map",
               closer: "/map?zoom=9&at=kiosk-0163", kiosk: "/kiosk/kiosk-0163", never: "/kiosk/kiosk-0501", reports: "/reports",
               events: "/events"};

const troubles = [], hosts = new Set();
function watch(page) {
  page.on("pageerror", (error) => troubles.push(`page error: ${error.message}`));
  page.on("dialog", (dialog) => { troubles.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) troubles.push(message.text());
  });
  page.on("request", (request) => hosts.add(new URL(request.url()).origin));
}

async function eventually(holds, what, patience = 25_000) {
  const end = Date.now() + patience;
  let last;
  while (Date.now() < end) {
    try {
      last = await holds();
      if (last === true) return;
    } catch (error) { last = error.message; }
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`${what}: ${last}`);
}

async function tell(what) {
  console.log(what);
  await lines.next();
}

const browser = await chromium.launch({executablePath: process.env.TRAMSO_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"]});

async function context(viewport = desktop, more = {}) {
  const made = await browser.newContext({locale: "vi-VN", viewport, ...more});
  const page = await made.newPage();
  watch(page);
  return [made, page];
}

async function signIn(page, account, from = "/") {
  await page.goto(address + from);
  assert.equal(new URL(page.url()).pathname, "/sign-in", "nobody sees a page before");
  await page.locator("a.main").click();
  await page.locator("[name=account]").fill(account);
  await page.locator("[name=account]").press("Enter");
}

const title = (page) => page.locator("h1").textContent();
const wide = (page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

// axe-core runs beside the page (CSP is by-passed for the checker alone, in a context of its own).
async function check(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {rules: {"target-size": {enabled: true}}}));
  const told = found.violations.map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
  assert.deepEqual(told, [], `axe-core on ${name}`);
  assert.ok(found.passes.length > 10, "it did look");
}

async function targets(page, name) {
  const small = await page.evaluate(() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter((each) => !each.closest("svg") && !each.classList.contains("skip"))
    .map((each) => [each.getBoundingClientRect(), each.outerHTML.slice(0, 120)])
    .filter(([box]) => box.width > 0 && box.height < 43.9).map(([box, text]) => `${box.height}: ${text}`));
  assert.deepEqual(small, [], `targets of 44 pixels on ${name}`);
}

// Every page, twice; in both languages on the phone; in dark colours as well.
for (const [kind, viewport, scheme] of [["desktop", desktop, "light"], ["phone", phone, "light"], ["dark", desktop, "dark"]]) {
  const [made, page] = await context(viewport, {bypassCSP: true, colorScheme: scheme});
  await page.goto(`${address}/sign-in`);
  await check(page, `${kind} sign-in`);
  if (pictures) await page.screenshot({path: `${pictures}/${kind}-sign-in.png`});
  await signIn(page, "operator");
  assert.equal(await title(page), "Tổng quan");
  for (const [name, path] of Object.entries(pages)) {
    if (kind === "dark" && !["overview", "kiosk", "map", "reports"].includes(name)) continue;
    await page.goto(address + path);
    assert.equal(await page.locator("nav.tabs [aria-current=page]").count(), 1, name);
    if (name === "events") assert.match(await page.locator("main").textContent(), /Ngày hội cài ứng dụng \(ví dụ\).*Chưa trạm nào gửi số liệu/s);
    if (pictures) await page.screenshot({path: `${pictures}/${kind}-${name}.png`, fullPage: kind === "phone" ? name !== "map" : name !== "map"});
    await check(page, `${kind} ${name}`);
    await targets(page, `${kind} ${name}`);
    assert.ok(await wide(page), `nothing stands out of ${kind} ${name}`);
  }
  await page.goto(`${address}/kiosks?sort=paper&state=care-now`);
  await page.locator("a[hreflang=en]").click();
  assert.equal(page.url(), `${address}/kiosks?sort=paper&state=care-now`);
  assert.equal(await title(page), "Kiosks");
  await check(page, `${kind} in English`);
  if (pictures) await page.screenshot({path: `${pictures}/${kind}-english.png`});
  await page.goto(`${address}/kiosk/kiosk-0002`);
  assert.match(await page.locator("main").textContent(), /Part by part/);
  await check(page, `${kind} kiosk in English`);
  await made.close();
}

// The viewer, with the policy as it is: sees, and cannot command, whatever is sent. No script sees the cookie.
{
  const [made, page] = await context();
  await signIn(page, "viewer", "/map");
  assert.equal(await title(page), "Bản đồ", "back where one wanted to go");
  const cookie = (await made.cookies()).find((each) => each.name === "__Host-tramso-console");
  assert.deepEqual([cookie.httpOnly, cookie.secure, cookie.sameSite, cookie.path], [true, true, "Lax", "/"]);
  assert.equal(await page.evaluate(() => document.cookie), "");
  await page.goto(`${address}/kiosk/kiosk-0002`);
  assert.equal(await page.locator("#command").count(), 0);
  const token = await page.locator("[name=token]").first().getAttribute("value");
  const post = (form) => page.request.post(`${address}/kiosk/kiosk-0002/commands`, {form, maxRedirects: 0});
  assert.equal((await post({token, command: orders.right})).status(), 403, "a viewer commands nothing");
  assert.equal((await page.request.post(`${address}/sign-out`, {form: {token: token.replace(/^./, "x")}, maxRedirects: 0})).status(), 403);

  // A cookie of which one letter is another is nobody's; and so is one that was signed out of this browser.
  const forged = {...cookie, value: cookie.value.slice(0, 40) + (cookie.value[40] === "A" ? "B" : "A") + cookie.value.slice(41)};
  await made.addCookies([forged]);
  await page.goto(`${address}/kiosks`);
  assert.equal(new URL(page.url()).pathname, "/sign-in");
  await made.addCookies([cookie]);
  await page.goto(`${address}/kiosks`);
  assert.equal(await title(page), "Danh sách trạm");
  await page.locator("button.quiet").click();
  assert.equal(await title(page), "Đã đăng xuất");
  await page.goto(`${address}/kiosks`);
  assert.equal(new URL(page.url()).pathname, "/sign-in");
  await made.close();
}

// Who has no role; and the way back from the provider in another browser than the one that went there.
{
  const [made, page] = await context();
  await signIn(page, "nobody");
  assert.equal(await title(page), "Tài khoản này chưa có quyền");
  await made.close();
  const [one, first] = await context();
  let back = "";
  first.on("request", (request) => { if (request.url().includes("/back?")) back = request.url(); });
  await signIn(first, "operator");
  assert.equal(await title(first), "Tổng quan");
  const [two, second] = await context();
  await second.goto(back);
  assert.equal(await title(second), "Chưa đăng nhập được");
  assert.equal((await two.cookies()).filter((each) => each.name === "__Host-tramso-console").length, 0);
  await one.close();
  await two.close();
}

// The operator commands: what is not right is told, what is right stands there and waits.
const [made, page] = await context();
await signIn(page, "operator");
async function handIn(command) {
  await page.goto(`${address}/kiosk/kiosk-0002`);
  await page.locator("#command").fill(command);
  await page.locator(".hand-in button").click();
  return page.locator(".told").textContent();
}
assert.match(await page.goto(`${address}/kiosk/kiosk-0002`).then(() => page.locator(".recipe").textContent()), /--kiosk kiosk-0002 --number 1 --do restart/);
assert.match(await handIn("{}"), /không phải một lệnh/);
assert.match(await handIn(orders.other_key), /khoá khác/);
assert.match(await handIn(orders.other_kiosk), /trạm khác/);
assert.match(await handIn(orders.right.replace("diagnostics", "restart")), /Chữ ký không khớp/);
assert.match(await handIn(orders.right), /Đã nhận lệnh/);
assert.match(await page.locator("table.parts").last().textContent(), /Báo cáo chẩn đoán.*đang chờ trạm hỏi/s);
if (pictures) await page.screenshot({path: `${pictures}/desktop-command.png`, fullPage: true});
assert.match(await handIn(orders.again), /Số lệnh đã dùng/);
assert.match(await page.locator(".recipe").textContent(), /--number 2/);
assert.match(await page.goto(`${address}/kiosk/kiosk-0163`).then(() => page.locator("main").textContent()), /<script>alert\(1\)<\/script>/, "as words");

// Filters and orders by links alone.
await page.goto(`${address}/kiosks`);
assert.equal(await page.locator("tbody tr").count(), 50);
await page.locator("select[name=state]").selectOption("silent");
await page.locator(".filter button").click();
assert.match(page.url(), /state=silent/);
assert.deepEqual([...new Set(await page.locator("tbody .badge").allTextContents())], ["Mất liên lạc"]);
await page.locator("thead a", {hasText: "Tin cuối"}).click();
assert.equal(await page.locator("th[aria-sort]").getAttribute("aria-sort"), "ascending");
await page.locator("thead a", {hasText: "Tin cuối"}).click();
assert.equal(await page.locator("th[aria-sort]").getAttribute("aria-sort"), "descending");
await page.goto(`${address}/kiosks?q=KIOSK-0042`);
assert.deepEqual(await page.locator("tbody .kiosk").allTextContents(), ["kiosk-0042"]);

// A change is seen without a reload, where the keyboard was it stays, and only the number of alarms is said.
await page.goto(`${address}/kiosks?q=kiosk-000`);
const mark = await page.evaluate(() => (window.here = Math.random()));
await page.locator('a[href="/kiosk/kiosk-0003"]').focus();
assert.doesNotMatch(await page.locator("#live").textContent(), /37 phản ánh bị từ chối/);
assert.equal(await page.locator("#news").textContent(), "");
await tell("refuse");
await eventually(async () => /37 phản ánh bị từ chối/.test(await page.locator("#live").textContent()), "the change is seen");
assert.equal(await page.evaluate(() => window.here), mark, "without a reload");
assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "/kiosk/kiosk-0003");
assert.match(await page.locator("#news").textContent(), /^Số cảnh báo: \d+$/);
const again = await page.evaluate(async () => {
  const part = {"Console-Part": "live"}, first = await fetch(location.href, {headers: part});
  return [first.status, (await fetch(location.href, {headers: {...part, "If-None-Match": first.headers.get("ETag")}})).status];
});
assert.ok(again[0] === 200 && (again[1] === 304 || again[1] === 200), String(again));

// The gateway ends: it is said; and when it is back, the session still counts.
await tell("away");
await eventually(async () => /Chưa cập nhật được/.test(await page.locator("#news").textContent()), "old figures are told");
if (pictures) await page.screenshot({path: `${pictures}/desktop-away.png`});
await tell("back");
await eventually(async () => !/Chưa cập nhật được/.test(await page.locator("#news").textContent()), "it goes on");
await made.clearCookies();
await eventually(async () => /Phiên làm việc đã hết/.test(await page.locator("#news").textContent()), "a session that is over is told");
await made.close();

// By keyboard alone: skip link, tabs, filter, row; focus is seen on each.
{
  const [one, keys] = await context();
  await signIn(keys, "operator");
  await keys.waitForLoadState("networkidle"); // before that the key is nobody's
  await keys.bringToFront();
  await keys.keyboard.press("Tab");
  assert.equal(await keys.evaluate(() => document.activeElement.className), "skip");
  await keys.keyboard.press("Enter");
  assert.equal(await keys.evaluate(() => document.activeElement.id), "main");
  await keys.keyboard.press("Tab");
  await keys.keyboard.press("Enter");
  await keys.waitForURL("**/kiosks?state=care-now");
  const seen = [];
  for (let i = 0; i < 30; ++i) {
    await keys.keyboard.press("Tab");
    const [where, line] = await keys.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return [document.activeElement.getAttribute("href") ?? document.activeElement.getAttribute("name") ?? document.activeElement.tagName, style.outlineStyle];
    });
    assert.equal(line, "solid", `focus is seen on ${where}`);
    seen.push(where);
  }
  for (const place of ["/map", "q", "state", "sort", "BUTTON"]) assert.ok(seen.includes(place), `${place} in ${seen}`);
  assert.ok(seen.some((place) => place.startsWith("/kiosk/")), String(seen));
  await one.close();
}

// Without scripts all of it is there.
{
  const [one, plain] = await context(phone, {javaScriptEnabled: false});
  await signIn(plain, "viewer");
  await plain.goto(`${address}/kiosks?state=care-now`);
  assert.ok(await plain.locator(".kiosks tbody tr").count() > 3);
  await one.close();
}

assert.deepEqual([...hosts].filter((host) => !host.startsWith("http://127.0.0.1:")), [], "nobody else is asked");
assert.deepEqual(troubles, []);
await browser.close();
console.log("done");
process.exit(0);
