import {
  AFTER_VALUE,
  COLON,
  DONE,
  ESCAPE,
  FIRST_ITEM,
  FIRST_KEY,
  HEX,
  type JsonKind,
  type JsonScan,
  KEY,
  type MemberObserver,
  newScan,
  notJson,
  refuseJson,
  SCAN_LIMITS,
  START,
  STRING,
  STRING_END,
  type StringSink,
  TOKEN,
  type TokenObserver,
  VALUE,
} from "./json-scan-state";
import { scanEscape, scanHex, scanString } from "./json-string";

const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const LITERALS: ReadonlySet<string> = new Set(["true", "false", "null"]);
const KINDS: ReadonlyMap<number, JsonKind> = new Map<number, JsonKind>([
  [0x22, "string"],
  [0x7b, "object"],
  [0x5b, "array"],
  [0x74, "boolean"],
  [0x66, "boolean"],
  [0x6e, "null"],
  ...[..."-0123456789"].map((char): [number, JsonKind] => [char.charCodeAt(0), "number"]),
]);

/**
 * Strict RFC 8259 over chunks, top level an object. Refuses what two parsers may read in two ways (duplicate keys,
 * a byte order mark, invalid UTF-8) and `__proto__`, which would carry fields past the checks when an object is copied.
 */
export function startScan(members: MemberObserver, tokens?: TokenObserver): JsonScan {
  return newScan(members, tokens);
}

export function scanChunk(scan: JsonScan, bytes: Uint8Array): void {
  let i = 0;
  while (i < bytes.length) {
    if (scan.phase === STRING) i = scanString(scan, bytes, i);
    else if (scan.phase === TOKEN) i = scanToken(scan, bytes, i);
    else if (scan.phase === ESCAPE) i = scanEscape(scan, bytes, i);
    else if (scan.phase === HEX) i = scanHex(scan, bytes, i);
    else i = scanStructure(scan, bytes, i);
    if (scan.phase === STRING_END) endString(scan, i);
  }
  scan.offset += bytes.length;
}

export function endScan(scan: JsonScan): void {
  if (scan.phase !== DONE) notJson(scan, 0, "unexpected end");
}

function scanStructure(scan: JsonScan, bytes: Uint8Array, from: number): number {
  let i = from;
  while (isSpace(bytes[i] ?? 0)) i++;
  const byte = bytes[i];
  if (byte === undefined) return i;
  switch (scan.phase) {
    case COLON:
      if (byte !== 0x3a) notJson(scan, i, "expected a colon");
      scan.phase = VALUE;
      break;
    case AFTER_VALUE:
      afterValue(scan, byte, i);
      break;
    case VALUE:
      beginValue(scan, byte, i);
      break;
    case FIRST_ITEM:
      if (byte === 0x5d) close(scan, i);
      else beginValue(scan, byte, i);
      break;
    case START:
      if (byte !== 0x7b) notJson(scan, i, "expected an object");
      open(scan, true);
      break;
    case DONE:
      notJson(scan, i, "unexpected data behind the object");
      break;
    default:
      beginKey(scan, byte, i);
  }
  return i + 1;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function beginKey(scan: JsonScan, byte: number, index: number) {
  if (byte === 0x7d && scan.phase === FIRST_KEY) {
    close(scan, index);
    return;
  }
  if (byte !== 0x22) notJson(scan, index, "expected a key");
  scan.phase = STRING;
  scan.inKey = true;
  scan.key = "";
}

function beginValue(scan: JsonScan, byte: number, index: number) {
  const kind = KINDS.get(byte) ?? notJson(scan, index, "unexpected character");
  if (++scan.values > SCAN_LIMITS.values) refuseJson(`more than ${SCAN_LIMITS.values} values`);
  const isMember = scan.stack.length === 1;
  const sink = isMember ? scan.members.begin(scan.key, kind, scan.offset + index) : undefined;
  if (kind === "string") {
    scan.phase = STRING;
    scan.sink = both(sink, scan.tokens?.string);
  } else if (kind === "object" || kind === "array") {
    open(scan, kind === "object");
  } else {
    scan.phase = TOKEN;
    scan.token = String.fromCharCode(byte);
  }
}

function afterValue(scan: JsonScan, byte: number, index: number) {
  const inObject = scan.stack.at(-1) === true;
  if (byte === 0x2c) scan.phase = inObject ? KEY : VALUE;
  else if (byte === (inObject ? 0x7d : 0x5d)) close(scan, index);
  else notJson(scan, index, "expected a comma or the end of the value");
}

function open(scan: JsonScan, isObject: boolean) {
  if (scan.stack.length === SCAN_LIMITS.depth) refuseJson(`more than ${SCAN_LIMITS.depth} levels`);
  scan.stack.push(isObject);
  scan.keys.push(undefined);
  scan.phase = isObject ? FIRST_KEY : FIRST_ITEM;
  scan.tokens?.open(isObject);
}

function close(scan: JsonScan, index: number) {
  const wasObject = scan.stack.pop() === true;
  scan.keys.pop();
  scan.tokens?.close(wasObject);
  if (scan.stack.length > 0) {
    endValue(scan, "", index + 1);
    return;
  }
  scan.rootEnd = scan.offset + index;
  scan.phase = DONE;
}

function endValue(scan: JsonScan, token: string, index: number) {
  if (scan.stack.length === 1) scan.members.finish(token, scan.offset + index);
  scan.phase = AFTER_VALUE;
}

function endString(scan: JsonScan, index: number) {
  if (scan.inKey) {
    rememberKey(scan);
    scan.inKey = false;
    scan.phase = COLON;
    scan.tokens?.key(scan.key);
    return;
  }
  scan.sink?.end();
  scan.sink = undefined;
  endValue(scan, "", index);
}

function rememberKey(scan: JsonScan) {
  const { key } = scan;
  if (key === "__proto__") refuseJson("the key __proto__, which is never accepted");
  const depth = scan.keys.length - 1;
  const seen = scan.keys[depth] ?? new Set();
  if (seen.has(key)) refuseJson(`the key "${key.replace(/[^ -~]/g, "?")}" twice in one object`);
  scan.allKeyBytes += key.length;
  if (seen.size === SCAN_LIMITS.keysPerObject || scan.allKeyBytes > SCAN_LIMITS.allKeyBytes)
    refuseJson("too many keys");
  seen.add(key);
  scan.keys[depth] = seen;
}

function scanToken(scan: JsonScan, bytes: Uint8Array, from: number): number {
  let i = from;
  while (i < bytes.length && isTokenByte(bytes[i] ?? 0)) {
    if (scan.token.length === SCAN_LIMITS.tokenBytes) refuseJson("a number that is too long");
    scan.token += String.fromCharCode(bytes[i++] ?? 0);
  }
  if (i < bytes.length) endToken(scan, i);
  return i;
}

function endToken(scan: JsonScan, index: number) {
  const { token } = scan;
  if (!LITERALS.has(token) && !NUMBER.test(token)) notJson(scan, index, "unknown word or malformed number before");
  scan.tokens?.token(token);
  endValue(scan, token, index);
}

/** Letters, digits, `+`, `-` and `.`: whether they make a number or a literal is decided when the token ends. */
function isTokenByte(byte: number): boolean {
  const letter = byte | 0x20;
  const isLetter = letter >= 0x61 && letter <= 0x7a;
  return isLetter || (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e;
}

function both(first: StringSink | undefined, second: StringSink | undefined): StringSink | undefined {
  if (!first || !second) return first ?? second;
  return {
    write(bytes, from, to) {
      first.write(bytes, from, to);
      second.write(bytes, from, to);
    },
    end() {
      first.end();
      second.end();
    },
  };
}
