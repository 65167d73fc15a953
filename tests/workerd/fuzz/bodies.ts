import type { Route } from "../../../worker/v1/routes/route";
import type { Random } from "../quota/random";
import { anyField, anyObject, anyText, noise } from "./values";

export interface FuzzBody {
  bytes: Uint8Array<ArrayBuffer>;
  contentType: string | undefined;
}

const encoder = new TextEncoder();

/** Bodies that do something on a connected number, so that not every case ends at the first check. */
const MEANINGFUL: Readonly<Record<string, object>> = {
  sendText: { number: "5511999990001", text: "oi" },
  sendMedia: { number: "5511999990001", mediatype: "image", media: "https://files.example/a.png" },
  sendPtv: { number: "5511999990001", video: "https://files.example/a.mp4" },
  sendWhatsAppAudio: { number: "5511999990001", audio: "https://files.example/a.ogg" },
  sendSticker: { number: "5511999990001", sticker: "https://files.example/a.webp" },
  sendStatus: { type: "text", content: "oi", backgroundColor: "#000000", font: 1, statusJidList: ["5511999990001"] },
  sendLocation: { number: "5511999990001", latitude: 1, longitude: 2, name: "a", address: "b" },
  sendContact: {
    number: "5511999990001",
    contact: [{ fullName: "A", phoneNumber: "5511999990002", wuid: "5511999990002" }],
  },
  sendReaction: { key: { remoteJid: "5511999990001@s.whatsapp.net", fromMe: true, id: "3EB0" }, reaction: "\u{1f44d}" },
  sendPoll: { number: "5511999990001", name: "a", selectableCount: 1, values: ["a", "b"] },
  whatsappNumbers: { numbers: ["5511999990001"] },
  findMessages: { where: { key: { remoteJid: "5511999990001@s.whatsapp.net" } } },
  create: { instanceName: "fuzzed", integration: "WHATSAPP-BAILEYS", subject: "a", participants: ["5511999990001"] },
  set: { webhook: { enabled: false, url: "https://shop.example/hook", events: [] }, enabled: true },
  settings: { expire: 20, keywordFinish: "#", unknownMessage: "?", keepOpen: false },
  inbound: { from: "5511999990009", text: "oi" },
};

const DICTIONARY = [
  '"',
  "{",
  "}",
  "[",
  "]",
  ":",
  ",",
  "\\",
  "\\u0000",
  "\\ud800",
  '"__proto__":',
  "1e999",
  "null",
  "\0",
  "\xff",
  "\r\n",
  "--",
];

export function anyBody(random: Random, route: Route): FuzzBody {
  const kind = random.next();
  if (kind < 0.12) return form(random);
  if (kind < 0.18) return urlEncoded(random);
  if (kind < 0.24) return { bytes: garbage(random, random.between(0, 2_000)), contentType: anyType(random) };
  const bytes = withoutDelay(json(random, route));
  const contentType = random.chance(0.93) ? "application/json" : anyType(random);
  return { bytes: random.chance(0.35) ? spoiled(random, bytes) : bytes, contentType };
}

function json(random: Random, { path }: Route): string {
  const kind = random.next();
  if (kind < 0.03) return "[".repeat(random.between(1, 50_000));
  if (kind < 0.06) return `{${'"a":{'.repeat(random.between(1, 500))}`;
  const meaningful = MEANINGFUL[path.split("/")[2] ?? ""] ?? {};
  const value = random.chance(0.5) ? { ...anyObject(random), ...meaningful } : { ...meaningful, ...anyObject(random) };
  const text = JSON.stringify(value);
  return random.chance(0.03) ? text.replace("{", `{"${anyField(random)}":"${"a".repeat(200_000)}",`) : text;
}

/** The sandbox sleeps this field as a server does, and a test has no time for it. */
const withoutDelay = (text: string) => encoder.encode(text.replaceAll("delay", "deiay"));

function urlEncoded(random: Random): FuzzBody {
  const text = new URLSearchParams({ number: "5511999990001", [anyField(random)]: anyText(random) }).toString();
  return { bytes: encoder.encode(text), contentType: "application/x-www-form-urlencoded" };
}

function form(random: Random): FuzzBody {
  const boundary = random.pick(["xyz", "x y", "----WebKitFormBoundary7MA4YWxkTrZu0gW", ""]);
  const parts = Array.from({ length: random.between(0, 6) }, () => {
    const filename = random.chance(0.3) ? `; filename="${anyText(random)}"` : "";
    const name = random.chance(0.3) ? "file" : anyField(random);
    const extra = random.chance(0.1) ? `\r\n${noise(random, 20)}` : "";
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${filename}${extra}\r\n\r\n${anyText(random)}\r\n`;
  });
  const bytes = encoder.encode(parts.join("") + (random.chance(0.9) ? `--${boundary}--\r\n` : ""));
  const contentType = `multipart/form-data; boundary=${random.chance(0.5) ? `"${boundary}"` : boundary}`;
  return { bytes: random.chance(0.4) ? spoiled(random, bytes) : bytes, contentType };
}

const TYPES = [
  "application/json; charset=utf-8",
  "application/json;charset=utf-16",
  "text/plain",
  "multipart/form-data",
  "application/xml",
  "a",
  "",
] as const;
const anyType = (random: Random) => (random.chance(0.2) ? undefined : random.pick(TYPES));

const garbage = (random: Random, length: number) => Uint8Array.from({ length }, () => random.between(0, 255));

/** Some bytes changed, lost, doubled or put in between. */
function spoiled(random: Random, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const list = Array.from(bytes.subarray(0, 50_000));
  for (let change = random.between(1, 4); change > 0; change--) {
    const at = random.between(0, list.length);
    const kind = random.next();
    if (kind < 0.3) list.splice(at, 1, random.between(0, 255));
    else if (kind < 0.5) list.splice(at, random.between(1, 8));
    else if (kind < 0.65) list.splice(at, 0, ...list.slice(at, at + random.between(1, 30)));
    else if (kind < 0.75) list.length = Math.min(list.length, at);
    else list.splice(at, 0, ...latin1(random.pick(DICTIONARY as [string, ...string[]])));
  }
  return Uint8Array.from(list);
}

const latin1 = (text: string) => Array.from(text, (char) => char.charCodeAt(0));
