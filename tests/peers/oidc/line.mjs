// line.mjs PORT TARGET ADVERTISED ENFORCED: between a client and provider.mjs at TARGET, does what that provider never does: says
// how many seconds must be between two questions (ADVERTISED), and slow_down to whoever asks the token endpoint sooner than
// ENFORCED seconds after the question before. Prints READY when it listens.
// POST /test/trouble {"cut": N, "busy": M} has the next N questions to the token endpoint cut off, the M behind them answered with 503;
// {"forge": NAME} puts the forgery of that name (forge.mjs) in place of every ID token from then on.
import http from "node:http";
import { withForgery, withKeys } from "./forge.mjs";

const [port, target, advertised, enforced] = process.argv.slice(2).map(Number);
const asked = new Map(); // when a device code was asked for
let trouble = {};

async function bytesOf(message) {
  const pieces = [];
  for await (const piece of message) pieces.push(piece);
  return Buffer.concat(pieces);
}

function isTooSoon(body) {
  const code = new URLSearchParams(body.toString()).get("device_code");
  if (code === null) return false;
  const before = asked.get(code) ?? -Infinity;
  asked.set(code, Date.now());
  return Date.now() - before < enforced * 1000;
}

function withInterval(body) {
  return Buffer.from(JSON.stringify({ ...JSON.parse(body.toString()), interval: advertised }));
}

function carry(request, body, response) {
  const { url: path, method, headers } = request;
  const onward = http.request({ host: "127.0.0.1", port: target, path, method, headers }, async (answer) => {
    let said = await bytesOf(answer);
    if (path === "/device/auth" && answer.statusCode === 200) said = withInterval(said);
    if (path === "/jwks" && answer.statusCode === 200) said = withKeys(said);
    if (path === "/token" && answer.statusCode === 200 && trouble.forge) said = withForgery(said, trouble.forge);
    const kept = { ...answer.headers, connection: "close", "content-length": said.length };
    delete kept["transfer-encoding"];
    response.writeHead(answer.statusCode, kept);
    response.end(said);
  });
  onward.on("error", () => response.writeHead(502).end());
  onward.end(body);
}

http.createServer(async (request, response) => {
  const body = await bytesOf(request);
  response.setHeader("connection", "close"); // so that a client finds out at once what happens to its next question
  if (request.url === "/test/trouble") {
    trouble = JSON.parse(body.toString());
    return response.end();
  }
  if (request.url === "/token") {
    if (trouble.cut-- > 0) return request.socket.destroy();
    if (trouble.busy-- > 0) return response.writeHead(503).end();
    if (isTooSoon(body)) return response.writeHead(400, { "content-type": "application/json" }).end('{"error":"slow_down"}');
  }
  return carry(request, body, response);
}).listen(port, "127.0.0.1", () => console.log("READY"));
