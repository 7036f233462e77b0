// server.mjs PORT FOLDER CERTIFICATE KEY ACK-KEY: @tus/server in the gateway's place, over TLS. A report is answered with 202 and the
// photos that are not there, or acknowledged; each photo that has come is told as a line: ID FILE.
import crypto from "node:crypto";
import fs from "node:fs";
import https from "node:https";
import { load } from "./load.mjs";

const { Server } = await load("@tus/server");
const { FileStore } = await load("@tus/file-store");
const [port, folder, certificate, key, ackKey] = process.argv.slice(2);
const [, keyId, secret] = fs.readFileSync(ackKey, "utf8").trim().split(" ");
const signer = crypto.createPrivateKey({
  key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.from(secret, "base64").subarray(0, 32)]),
  format: "der",
  type: "pkcs8",
});
const arrived = new Set();
const tus = new Server({
  path: "/kiosk/v1/attachments",
  relativeLocation: true,
  namingFunction: (_request, metadata) => metadata.id,
  datastore: new FileStore({ directory: folder }),
  onUploadFinish: async (_request, response, upload) => {
    const { id } = upload.metadata;
    arrived.add(id);
    console.log(`${id} ${folder}/${upload.id}`);
    return response;
  },
});

function takeReport(request, response) {
  const [, id] = request.url.match(/submissions\/(.+)$/);
  const [, sha256] = request.headers["repr-digest"].match(/=:(.+):/);
  const named = (request.headers["kiosk-attachments"] ?? "").split(", ").map((one) => one.split(" ")[0]);
  const missing = named.filter((one) => !arrived.has(one));
  request.resume().on("end", () => {
    response.writeHead(missing.length ? 202 : 200, { "Content-Type": "application/json" });
    response.end(JSON.stringify(missing.length ? { id, sha256, missing } : acknowledgement(id, sha256)));
  });
}

function acknowledgement(id, sha256) {
  const at = new Date().toISOString();
  const text = ["tramso-ack-1", id, Buffer.from(sha256, "base64").toString("hex"), at, keyId, ""].join("\n");
  return { id, sha256, received_at: at, key: keyId, sig: crypto.sign(null, Buffer.from(text), signer).toString("base64") };
}

https
  .createServer({ cert: fs.readFileSync(certificate), key: fs.readFileSync(key) }, (request, response) =>
    request.method === "PUT" ? takeReport(request, response) : tus.handle(request, response))
  .listen(Number(port), "127.0.0.1");
