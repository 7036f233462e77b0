// provider.mjs PORT [PUBLIC-PORT]: oidc-provider, an OpenID provider of others, on this machine alone. With PUBLIC-PORT it
// stands behind line.mjs, which listens there. Prints READY when it listens. For each test it can be started otherwise:
// KEYS (a word in the names of its keys, which are made anew), DEVICE_TTL (seconds), RETURN (one more address that phones are sent
// back to), CITIZEN (one more, {"number", "name"}), STAFF (anything: the accounts "operator", "viewer" and "nobody" of the console), CLIENT_JWK (the public key of the client "kiosk-key").
// POST /test/decide {"user_code", "account", "action": "approve" or "deny"} stands for the citizen and the phone.
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const main = createRequire(`${process.env.TRAMSO_PEERS}/package.json`).resolve("oidc-provider");
const { default: Provider } = await import(pathToFileURL(main).href);

const [port, publicPort = port] = process.argv.slice(2).map(Number);
const issuer = `http://127.0.0.1:${publicPort}`;
const word = process.env.KEYS ?? "1";

function key(kind, options, alg, kid) {
  const jwk = generateKeyPairSync(kind, options).privateKey.export({ format: "jwk" });
  return { ...jwk, alg, kid, use: "sig" };
}

// Nobody's: numbers and names are made up.
const citizens = {
  "079190123456": { sub: "079190123456", national_id: "079190123456", name: "NGUYỄN THỊ HOA", level: 2 },
  "079090000555": { sub: "079090000555", national_id: "079090000555", name: "TRẦN VĂN ĐỨC", level: 1 },
};
if (process.env.CITIZEN) { // {"number", "name"}: one more
  const { number, name } = JSON.parse(process.env.CITIZEN);
  citizens[number] = { sub: "one-more", national_id: number, name, level: 2 };
}

if (process.env.STAFF) { // of a console: a role each, or none
  for (const [account, roles] of [["operator", ["other", "tramso-operator"]], ["viewer", "tramso-viewer"], ["nobody", ["other"]]])
    citizens[account] = { sub: account, name: `Tài khoản thử <${account}>`, roles, level: 1 };
}

function client(client_id, token_endpoint_auth_method, id_token_signed_response_alg, more = {}) {
  return {
    client_id,
    token_endpoint_auth_method,
    id_token_signed_response_alg,
    grant_types: ["urn:ietf:params:oauth:grant-type:device_code", "authorization_code"],
    response_types: ["code"],
    redirect_uris: [`${issuer}/back`, ...(process.env.RETURN ? [process.env.RETURN] : [])],
    ...more,
  };
}

const clients = [
  client("kiosk-rs", "none", "RS256"),
  client("kiosk-es", "client_secret_basic", "ES256", { client_secret: 'for tests: 100% + ~ "and" more, 32 bytes' }),
];
if (process.env.CLIENT_JWK) {
  clients.push(client("kiosk-key", "private_key_jwt", "ES256", {
    token_endpoint_auth_signing_alg: "ES256",
    jwks: { keys: [JSON.parse(process.env.CLIENT_JWK)] },
  }));
}

function page(ctx, text) {
  ctx.type = "html";
  ctx.body = text;
}

// Consent is given on the page where the citizen signs in, so there is none of its own.
async function loadExistingGrant({ oidc: { client: { clientId }, session, provider: owner, params } }) {
  const grant = new owner.Grant({ accountId: session.accountId, clientId });
  grant.addOIDCScope(params.scope);
  await grant.save();
  return grant;
}

const provider = new Provider(issuer, {
  jwks: { keys: [key("rsa", { modulusLength: 2048 }, "RS256", `rs-${word}`), key("ec", { namedCurve: "P-256" }, "ES256", `es-${word}`)] },
  clients,
  scopes: ["openid", "profile", "citizen", "staff"],
  claims: { openid: ["sub"], acr: null, auth_time: null, iss: null, sid: null, profile: ["name"], citizen: ["national_id"], staff: ["roles"] },
  conformIdTokenClaims: false, // name and number stand in the ID token itself
  acrValues: ["loa:1", "loa:2"],
  pkce: { required: () => true },
  cookies: { keys: ["for tests"] },
  ttl: { DeviceCode: Number(process.env.DEVICE_TTL ?? 300), AuthorizationCode: 60, IdToken: 600, AccessToken: 600, Interaction: 600, Session: 600, Grant: 600 },
  features: {
    devInteractions: { enabled: false },
    deviceFlow: {
      enabled: true,
      userCodeInputSource: (ctx, form) => page(ctx, form),
      userCodeConfirmSource: (ctx, form, asking, info, code) => page(ctx, `${code}${form}`),
      successSource: (ctx) => page(ctx, "done"),
    },
  },
  findAccount: (ctx, id) => citizens[id] && { accountId: id, claims: () => citizens[id] },
  loadExistingGrant,
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
});

async function textOf(request) {
  let text = "";
  for await (const piece of request) text += piece;
  return text;
}

function say(response, status, object) {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(object));
}

// What the citizen decides on the phone, without its pages. `acr` and `auth_time` stand in the token where they were asked for.
async function decide({ user_code, account, action }) {
  const code = await provider.DeviceCode.findByUserCode(user_code.replace(/[^A-Za-z0-9]/g, ""));
  if (!code) return [404, {}];
  if (action === "deny") {
    Object.assign(code, { error: "access_denied", errorDescription: "the citizen says no" });
    await code.save();
    return [200, {}];
  }
  const grant = new provider.Grant({ accountId: account, clientId: code.clientId });
  grant.addOIDCScope(code.params.scope);
  const { acr_values, max_age } = code.params;
  const wanted = {};
  if (acr_values) wanted.acr = { values: acr_values.split(" ") };
  if (max_age !== undefined) wanted.auth_time = { essential: true };
  Object.assign(code, {
    accountId: account,
    grantId: await grant.save(),
    scope: code.params.scope,
    acr: `loa:${citizens[account].level}`,
    authTime: Math.floor(Date.now() / 1000),
    expiresWithSession: false,
    claims: { id_token: wanted },
  });
  await code.save();
  return [200, {}];
}

// The page where the citizen signs in: its form says who it is, or no.
async function interact(request, response) {
  await provider.interactionDetails(request, response);
  response.setHeader("content-type", "text/html");
  if (request.method === "GET") return response.end("<form method=post><input name=account></form>");
  const form = new URLSearchParams(await textOf(request));
  const account = form.get("account");
  const login = { accountId: account, acr: `loa:${citizens[account]?.level ?? 1}` };
  const result = form.has("deny") ? { error: "access_denied", error_description: "the citizen says no" } : { login };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const answer = provider.callback();
createServer(async (request, response) => {
  try {
    if (request.url === "/test/decide") return say(response, ...await decide(JSON.parse(await textOf(request))));
    if (request.url.startsWith("/interaction/")) return await interact(request, response);
    return answer(request, response);
  } catch (error) {
    console.error(error);
    return say(response, 500, {});
  }
}).listen(port, "127.0.0.1", () => console.log("READY"));
