// Drives the counter and the board of a ward in Chromium: ward.mjs ADDRESS TOKEN SLIP_TOKEN PICTURES. Prints "restart" when the
// gateway is to be killed, "noticed" when it is to be started again, and goes on when a line comes back.
import assert from "node:assert/strict";
import {createRequire} from "node:module";
import readline from "node:readline";

const require = createRequire(`${process.env.TRAMSO_PEERS}/`);
const {chromium} = require("playwright-core");
const [address, token, slip, pictures] = process.argv.slice(2);
const lines = readline.createInterface({input: process.stdin})[Symbol.asyncIterator]();

// The sounds of a page: what it would say, and how often its bell rang.
function listen() {
  window.said = [];
  window.bells = 0;
  const synthesis = {getVoices: () => [{lang: "en-US", name: "English"}, {lang: "vi-VN", name: "Tiếng Việt"}],
                     speak: (words) => window.said.push(`${words.lang} ${words.text}`)};
  Object.defineProperty(window, "speechSynthesis", {value: synthesis});
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...when) { window.bells += 1; return start.apply(this, when); };
}

const troubles = [], hosts = new Set();
function watch(page) {
  page.on("pageerror", (error) => troubles.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) troubles.push(message.text());
  });
  page.on("request", (request) => hosts.add(new URL(request.url()).origin));
}

async function eventually(holds, what, patience = 12_000) {
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

const browser = await chromium.launch({executablePath: process.env.TRAMSO_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--disable-gpu"]});
const context = await browser.newContext({ignoreHTTPSErrors: true, locale: "vi-VN", viewport: {width: 1920, height: 1080}});
const board = await context.newPage();
watch(board);
await board.addInitScript(listen);
await board.goto(`${address}/board`);
const counter = await context.newPage();
watch(counter);
await counter.goto(`${address}/counter`);
const text = (page, id) => page.locator(`#${id}`).textContent();
const press = (id) => counter.locator(`#${id}`).click();
const serving = (number) => eventually(async () => (await text(counter, "serving")) === number || text(counter, "serving"), `serving ${number}`);
const picture = async (page, name) => { if (pictures) await page.screenshot({path: `${pictures}/${name}.png`}); };

// The board before anybody was called.
await eventually(async () => (await text(board, "ward")) === "Phường Thử Nghiệm", "the ward's name");
assert.equal(await board.locator("#quiet").isVisible(), true);
assert.deepEqual(await board.locator("#services .count").allTextContents(), ["5", "2"]);
await picture(board, "board-quiet");

// Signing in: a wrong token, then the right one. No script sees the cookie.
await counter.locator("#counter").fill("2");
await counter.locator("#token").fill("x".repeat(20));
await picture(counter, "counter-sign-in");
await counter.locator("#sign-in button").click();
await eventually(async () => (await text(counter, "message")).includes("không đúng"), "a wrong token is told");
await counter.locator("#token").fill(token);
await counter.locator("#sign-in button").click();
await eventually(async () => (await counter.locator("#work").isVisible()), "the counter is open");
assert.equal(await counter.evaluate(() => document.cookie), "");
const cookie = (await context.cookies()).find((each) => each.name === "__Host-tramso-counter");
assert.deepEqual([cookie.httpOnly, cookie.secure, cookie.sameSite], [true, true, "Strict"]);
await picture(counter, "counter-empty");

// Priority first; the board shows it, rings and speaks; again when called again.
await press("next");
await serving("A002");
assert.match(await text(counter, "detail"), /Cao tuổi/);
await eventually(async () => (await text(board, "latest-number")) === "A002" && (await text(board, "latest-counter")) === "2", "the call is on the board");
await eventually(async () => (await board.evaluate(() => window.said[0])) === "vi-VN Mời số A không không hai đến quầy hai", "the call is said");
assert.ok(await board.evaluate(() => window.bells) >= 2);
await press("recall");
await eventually(async () => (await board.evaluate(() => window.said.length)) === 2, "the call is said again");

// Two presses of one button call once.
const before = Number(await text(counter, "waiting-count"));
await counter.locator("#next").dblclick();
await serving("A001");
assert.equal(Number(await text(counter, "waiting-count")), before - 1);

// Who fetches a paper keeps the place, and comes back with the code on the slip.
await press("hold");
await eventually(async () => (await text(counter, "held-count")) === "1", "a place is kept");
await press("next");
await serving("B001");
await counter.locator("#target").selectOption("to_service civil");
await press("transfer");
await serving("—");
await counter.locator("#slip").fill(slip);
await counter.locator("#return button").click();
await eventually(async () => (await text(counter, "held-count")) === "0", "who came back is in the queue");
await press("next");
await serving("B001"); // keeps the time of drawing in the other service
await press("next");
await serving("A003");
await press("absent");
await serving("—");
await eventually(async () => (await counter.locator("#waiting .tag.soft").count()) >= 1, "who was absent waits again");
await press("next");
await eventually(async () => (await text(counter, "serving")) !== "—", "the next one");
await counter.locator("#slip").fill("Z999");
await counter.locator("#return button").click();
await eventually(async () => (await text(counter, "message")).includes("không đang giữ chỗ"), "a number that is not away");
await picture(counter, "counter");
await picture(board, "board");

// The gateway dies: the board says so and goes on by itself; the clerk is still signed in.
const stands = await text(counter, "serving");
console.log("restart");
await eventually(async () => (await board.locator("#offline").isVisible()) === true, "the board says that it reconnects", 30_000);
await picture(board, "board-offline");
console.log("noticed");
await lines.next();
await eventually(async () => (await board.locator("#offline").isVisible()) === false, "the board is back", 30_000);
await eventually(async () => (await counter.locator("#message").isVisible()) === false, "the counter is back", 30_000);
assert.equal(await text(counter, "serving"), stands);
assert.equal(await text(board, "latest-number"), stands);
const said = await board.evaluate(() => window.said.length);
await press("recall");
await eventually(async () => (await board.evaluate(() => window.said.length)) === said + 1, "the board speaks again");
await press("done");
await serving("—");
await press("sign-out");
await eventually(async () => (await counter.locator("#sign-in").isVisible()) === true, "signed out");

assert.deepEqual([...hosts], [new URL(address).origin], "only the gateway is asked");
assert.deepEqual(troubles, []);
await browser.close();
console.log("done");
process.exit(0);
