// What a provider that is false, broken or set wrong says in place of an ID token. The forger's own key stands among those that are
// published, so that a token is refused for the one thing that is wrong with it, and not for who signed it.
import { createHmac, generateKeyPairSync, sign } from "node:crypto";

const key = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
const known = { kid: "known", ...key() };
const rotated = { kid: "rotated", ...key() };
const never = { kid: "never-published", ...key() };
const published = [known];

const encoded = (object) => Buffer.from(JSON.stringify(object)).toString("base64url");
const rs256 = ({ privateKey }) => (text) => sign("sha256", Buffer.from(text), privateKey).toString("base64url");

function token(header, claims, signature) {
  const text = `${encoded(header)}.${encoded(claims)}`;
  return `${text}.${signature(text)}`;
}

const signed = (claims, by = known, more = {}) => token({ alg: "RS256", kid: by.kid, ...more }, claims, rs256(by));
const later = (claims, seconds) => ({ ...claims, iat: claims.iat + seconds, exp: claims.exp + seconds });

// The well-known mistake: who takes the algorithm from the token checks an HMAC with the key that everybody knows.
function confused(claims) {
  const secret = known.publicKey.export({ type: "spki", format: "pem" });
  return token({ alg: "HS256", kid: known.kid }, claims, (text) => createHmac("sha256", secret).update(text).digest("base64url"));
}

const forgeries = {
  issuer: (claims) => signed({ ...claims, iss: "https://elsewhere.example" }),
  audience: (claims) => signed({ ...claims, aud: "somebody-else" }),
  "alg-none": (claims) => token({ alg: "none" }, claims, () => ""),
  hs256: confused,
  crit: (claims) => signed(claims, known, { crit: ["https://example.org/unknown"], "https://example.org/unknown": true }),
  "clock-ahead": (claims) => signed(later(claims, 300)),
  "clock-behind": (claims) => signed(later(claims, -300)),
  "stale-key": (claims) => signed(claims, never),
  altered: (claims) => signed(claims).replace(/\.[^.]+\./, `.${encoded({ ...claims, national_id: "079000000000" })}.`),
  rotated: (claims) => { // no forgery: the provider has taken a new key
    published.splice(0, published.length, rotated);
    return signed(claims, rotated);
  },
};

export function withForgery(body, name) {
  const said = JSON.parse(body.toString());
  if (!said.id_token) return body;
  const claims = JSON.parse(Buffer.from(said.id_token.split(".")[1], "base64url").toString());
  return Buffer.from(JSON.stringify({ ...said, id_token: forgeries[name](claims) }));
}

export function withKeys(body) {
  const said = JSON.parse(body.toString());
  const more = published.map(({ kid, publicKey }) => ({ ...publicKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" }));
  return Buffer.from(JSON.stringify({ keys: [...said.keys, ...more] }));
}
