// A phone for tests: Chromium as wide as a small one. A line of JSON in is a command, a line out its answer:
//   ["open", URL] goes there; ["choose", FILE] picks a photo; ["press", ID]; ["shown", ID] waits until that part of the page is
//   seen, and says its words; ["other", URL] opens the address on a second phone; ["reload"]; ["picture", NAME];
//   ["talkative"] and ["tamper"] are of a browser, or a line, that is not as ours; ["troubles"] gives what the page complained of, and the hosts it asked.
import {createRequire} from "node:module";
import readline from "node:readline";

const require = createRequire(`${process.env.TRAMSO_PEERS}/`);
const {chromium, devices} = require("playwright-core");
const [pictures, ...flags] = process.argv.slice(2);
const browser = await chromium.launch({executablePath: process.env.TRAMSO_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", ...flags]});
const {defaultBrowserType: _, ...pixel} = devices["Pixel 5"];
const troubles = [], hosts = new Set();

async function phone() {
  const context = await browser.newContext({...pixel, viewport: {width: 360, height: 640}, locale: "vi-VN", ignoreHTTPSErrors: true});
  const page = await context.newPage();
  page.on("pageerror", (error) => troubles.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) troubles.push(message.text());
  });
  page.on("request", (request) => { if (!request.url().startsWith("blob:")) hosts.add(new URL(request.url()).origin); });
  return {context, page};
}
let first = await phone(), at = first.page;

const commands = {
  open: async (url) => { at = first.page; return (await at.goto(url)).status(); },
  other: async (url) => { at = (await phone()).page; return (await at.goto(url)).status(); },
  first: async () => { at = first.page; },
  choose: async (file) => at.locator("#pick").setInputFiles(file),
  press: async (id) => at.locator(`#${id}`).click(),
  shown: async (id) => {
    await at.locator(`#${id}`).waitFor({state: "visible", timeout: 20_000});
    return at.locator(`#${id}`).innerText();
  },
  words: async () => at.locator("body").innerText(),
  reload: async () => { await at.reload(); },
  offline: async (cut) => { await first.context.setOffline(cut === "yes"); },
  tamper: async () => first.page.route("**/libsodium.js", (route) => route.fulfill({contentType: "text/javascript", body: "sodium = {}"})),
  talkative: async () => first.page.addInitScript(() => { // a browser that writes an Exif and a comment into what it encodes
    const plain = HTMLCanvasElement.prototype.toBlob;
    const segment = (marker, text) => [0xff, marker, 0, text.length + 2, ...text.split("").map((letter) => letter.charCodeAt(0))];
    HTMLCanvasElement.prototype.toBlob = function (done, ...rest) {
      plain.call(this, async (blob) => {
        const bytes = new Uint8Array(await blob.arrayBuffer());
        done(new Blob([bytes.slice(0, 2), Uint8Array.from([...segment(0xe1, "Exif\0\0 A telephone of somebody"), ...segment(0xfe, "a comment")]),
                       bytes.slice(2)], {type: blob.type}));
      }, ...rest);
    };
  }),
  wide: async () => at.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
  kept: async () => at.evaluate(() => [document.cookie, localStorage.length].join(" ")),
  picture: async (name) => { if (pictures) await at.screenshot({path: `${pictures}/${name}.png`, fullPage: true}); },
  troubles: async () => ({troubles, hosts: [...hosts]}),
};

for await (const line of readline.createInterface({input: process.stdin})) {
  const [command, ...words] = JSON.parse(line);
  try {
    console.log(JSON.stringify({said: await commands[command](...words) ?? ""}));
  } catch (error) { console.log(JSON.stringify({trouble: error.message})); }
}
await browser.close();
process.exit(0);
