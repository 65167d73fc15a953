import { rememberKey } from "./json-keys";
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
/** What a value is, by its first byte. */
const KINDS: readonly (JsonKind | undefined)[] = Array.from({ length: 256 }, (_, byte) =>
  kindOf(String.fromCharCode(byte)),
);

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

function kindOf(char: string): JsonKind | undefined {
  const kinds: Record<string, JsonKind> = {
    '"': "string",
    "{": "object",
    "[": "array",
    t: "boolean",
    f: "boolean",
    n: "null",
  };
  return /[-0-9]/.test(char) ? "number" : kinds[char];
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
  const kind = KINDS[byte] ?? notJson(scan, index, "unexpected character");
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
