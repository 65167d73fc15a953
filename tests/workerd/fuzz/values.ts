import type { Random } from "../quota/random";

/** Names that bodies of Evolution's API use, ours and JavaScript's traps among them. `delay` is left out: it would be slept. */
const FIELDS =
  `number numbers text textMessage media mediatype mimetype fileName caption audio video sticker content type
  title description footer footerText buttonText sections buttons thumbnailUrl values selectableCount name latitude longitude
  address contact key reaction quoted mentioned linkPreview instanceName integration qrcode token webhook websocket settings
  enabled url events headers byEvents base64 rejectCall msgCall groupsIgnore alwaysOnline readMessages readStatus
  syncFullHistory subject participants groupJid action expiration where page offset remoteJid fromMe id presence status picture
  privacySettings readreceipts profile chat archive lastMessage message messageId labelId apiKey apiUrl triggerType
  triggerOperator triggerValue expire keywordFinish delayMessage unknownMessage listeningFromMe stopBotFromMe keepOpen
  debounceTime ignoreJids typebot variables startSession openaiCredsId botType assistantId functionUrl model systemMessages
  maxTokens webhookUrl basicAuthUser agentUrl host port protocol username password accountId webhookSecret from pushName reason
  constructor toString hasOwnProperty prototype then toJSON length statusJidList allContacts backgroundColor font`.split(
    /\s+/,
  ) as [string, ...string[]];

const SENSIBLE = [
  "5511999990001",
  "+62 812-3456-7890",
  "120363000000000000@g.us",
  "status@broadcast",
  "oi",
  "image",
  "document",
  "text",
  "https://files.example/a.png",
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ",
  "data:image/png;base64,iVBORw0KGgo=",
  "WHATSAPP-BAILEYS",
  "EVOLUTION",
  "keyword",
  "contains",
  "available",
  "all",
  "MESSAGES_UPSERT",
  "add",
  "announcement",
] as const;

const HOSTILE = [
  "",
  " ",
  "/etc/passwd",
  "../../.env",
  "http://127.0.0.1:8080/instance/fetchInstances",
  "http://169.254.169.254/",
  "http://[::1]/",
  "file:///etc/passwd",
  "https://user:pw@files.example/",
  "javascript:alert(1)",
  "'; DROP TABLE messages; --",
  "<script>alert(1)</script>",
  "{{constructor.constructor('return this')()}}",
  "#{7*7}",
  "%00",
  "%0d%0aX-Injected: 1",
  "\r\nX-Injected: 1",
  "\0",
  "\u{1f469}\u200d\u{1f469}\u200d\u{1f467}",
  "\u202egnp.exe",
  "\ud800",
  "\ufffe",
  "__proto__",
  "(a+)+$",
  "null",
  "NaN",
  "-1",
  "1e999",
  "undefined",
  "[object Object]",
] as const;

const NUMBERS = [0, 1, -1, 2, 1.5, -0.0, 1e21, 1e-7, 2 ** 31, 2 ** 53, -(2 ** 63), Number.MAX_VALUE] as const;

export const anyField = (random: Random): string => random.pick(FIELDS);

export function anyText(random: Random): string {
  const kind = random.next();
  if (kind < 0.45) return random.pick(SENSIBLE);
  if (kind < 0.85) return random.pick(HOSTILE);
  if (kind < 0.95) return noise(random, random.between(1, 40));
  return random.pick(["a", "9", "\u00e9", "%"]).repeat(random.between(200, 20_000));
}

/** Characters of all sorts, lone surrogates included. */
export function noise(random: Random, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(random.between(0, random.chance(0.8) ? 0x7e : 0xffff))).join(
    "",
  );
}

function anyValue(random: Random, depth = 0): unknown {
  const kind = random.next();
  if (kind < 0.5) return anyText(random);
  if (kind < 0.62) return random.pick(NUMBERS);
  if (kind < 0.74) return random.pick([true, false, null]);
  if (depth > 4) return {};
  if (kind < 0.86) return Array.from({ length: random.between(0, 4) }, () => anyValue(random, depth + 1));
  return anyObject(random, depth + 1);
}

export function anyObject(random: Random, depth = 0): Record<string, unknown> {
  const entries = Array.from({ length: random.between(0, depth === 0 ? 8 : 4) }, () => {
    const name = random.chance(0.95) ? anyField(random) : anyText(random);
    return [name, anyValue(random, depth + 1)] as const;
  });
  return Object.fromEntries(entries);
}
