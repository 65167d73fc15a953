import { ROUTES } from "../../../worker/v1/routes";
import type { Route } from "../../../worker/v1/routes/route";
import { type Random, randomFrom } from "../quota/random";
import { anyBody } from "./bodies";
import { anyText, noise } from "./values";

export interface FuzzCase {
  method: string;
  /** Behind the origin. */
  path: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | undefined;
  /** The body comes in pieces of this size, without a length. 0: whole. */
  pieces: number;
}

/** What a case may name. */
export interface Known {
  key: string;
  /** Must survive everything. */
  instance: string;
  /** May be logged out, disconnected and deleted. */
  expendable: string;
  /** Another tenant's. */
  foreign: string;
}

const ROWS = ROUTES as readonly [Route, ...Route[]];
const FATAL = /^\/(instance\/(logout|delete)|sandbox\/disconnect)\//;
const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"] as const;
const NAMES = [
  "main",
  "constructor",
  "__proto__",
  "a%2Fb",
  "..%2f..",
  "%2e%2e",
  "%00",
  "%zz",
  "%F0%9F%98%80",
  "a b",
  "*",
  "%0d%0aX-A:1",
] as const;
const PARAMETERS = [
  "instanceName",
  "instanceName[]",
  "apikey",
  "groupJid",
  "number",
  "remoteJid",
  "inviteCode",
  "getParticipants",
  "openaiCredsId",
  "__proto__",
  "x",
] as const;

/** The same case for the same seed and index, whatever went before. */
export function makeCase(seed: number, index: number, known: Known): FuzzCase {
  const random = randomFrom(seed * 1_000_003 + index);
  const route = random.pick(ROWS);
  const method = random.chance(0.93) ? route.method : random.pick(METHODS);
  const path = anyPath(random, route, known) + anyQuery(random, known);
  const takesBody = method !== "GET" && method !== "HEAD" && random.chance(route.body.form === "none" ? 0.2 : 0.9);
  const { bytes, contentType } = takesBody ? anyBody(random, route) : { bytes: undefined, contentType: undefined };
  const headers = { ...anyHeaders(random, known), ...(contentType !== undefined && { "content-type": contentType }) };
  const pieces = bytes && random.chance(0.15) ? random.pick([1, 7, 100, 5_000]) : 0;
  return { method, path, headers, body: bytes, pieces: bytes && bytes.length > pieces * 2_000 ? 0 : pieces };
}

function anyPath(random: Random, route: Route, known: Known): string {
  const isFatal = FATAL.test(route.path);
  const path = route.path
    .replace(":instanceName", () => nameFor(random, isFatal ? known.expendable : known.instance, known))
    .replace(/:\w+/g, () =>
      random.chance(0.7) ? `cm${random.between(0, 9).toString().repeat(23)}` : encodeSafely(anyText(random)),
    )
    .replace("/*", "/index.html");
  const prefixed = random.chance(0.8) ? `/v1${path}` : path;
  // A change could turn a harmless path into one that deletes; those are left as they are.
  return random.chance(0.2) && !isFatal ? changedPath(random, prefixed) : prefixed;
}

function nameFor(random: Random, usual: string, { foreign }: Known): string {
  const kind = random.next();
  if (kind < 0.8) return usual;
  if (kind < 0.88) return foreign;
  return kind < 0.95 ? random.pick(NAMES) : encodeSafely(anyText(random)).slice(0, 600);
}

function changedPath(random: Random, path: string): string {
  const at = random.between(1, path.length);
  const [head, tail] = [path.slice(0, at), path.slice(at)];
  const kind = random.between(0, 8);
  if (kind === 0) return `${head}/${tail}`;
  if (kind === 1) return head;
  if (kind === 2) return path.toUpperCase();
  if (kind === 3) return `${path}/`;
  if (kind === 4) return `${path}/${encodeSafely(anyText(random))}`;
  if (kind === 5) return `${head}%${noise(random, 2)}${tail}`;
  if (kind === 6) return `${head}${encodeSafely(noise(random, 3))}${tail}`;
  if (kind === 7) return `${head};x=1${tail}`;
  return `${head}${tail.slice(1)}`;
}

function anyQuery(random: Random, known: Known): string {
  if (random.chance(0.7)) return "";
  const pairs = Array.from({ length: random.between(1, 4) }, () => {
    const value = random.chance(0.4)
      ? random.pick([known.foreign, known.instance, known.key])
      : encodeSafely(anyText(random));
    return random.chance(0.9) ? `${random.pick(PARAMETERS)}=${value}` : value;
  });
  return `?${pairs.join("&")}`;
}

const ODD_HEADERS: readonly [string, string][] = [
  ["accept", "text/html"],
  ["origin", "https://evil.example"],
  ["x-http-method-override", "DELETE"],
  ["x-forwarded-host", "evil.example"],
  ["x-zapin-tenant-id", "someone-else"],
  ["content-encoding", "gzip"],
  ["transfer-encoding", "chunked"],
  ["range", "bytes=0-1"],
  ["if-none-match", "*"],
  ["accept-encoding", "br"],
  ["cf-connecting-ip", "not an address"],
];

function anyHeaders(random: Random, { key }: Known): Record<string, string> {
  const headers: Record<string, string> = random.chance(0.94) ? { apikey: key } : wrongKey(random, key);
  if (random.chance(0.08)) headers["idempotency-key"] = printable(anyText(random)).slice(0, 400);
  if (random.chance(0.15)) {
    const [name, value] = random.pick(ODD_HEADERS as [[string, string], ...[string, string][]]);
    headers[name] = value;
  }
  return headers;
}

function wrongKey(random: Random, key: string): Record<string, string> {
  const at = random.between(0, key.length - 1);
  const changed = `${key.slice(0, at)}${random.pick(["a", "0", "_", ""])}${key.slice(at + 1)}`;
  const ways: [Record<string, string>, ...Record<string, string>[]] = [
    {},
    { apikey: changed },
    { authorization: `Bearer ${changed}` },
    { authorization: `Basic ${changed}` },
    { apikey: printable(anyText(random)) },
  ];
  return random.pick(ways);
}

/** What a header can carry. */
const printable = (text: string) => text.replace(/[^ -~]/g, "?");

const encodeSafely = (text: string) => encodeURIComponent(text.toWellFormed());
