import { findStop, stopTable } from "./byte-run";
import { ESCAPE, HEX, type JsonScan, notJson, refuseJson, SCAN_LIMITS, STRING, STRING_END } from "./json-scan-state";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Every byte that ends a run of plain ASCII inside a string. */
const ENDS_RUN = stopTable((byte) => byte < 0x20 || byte >= 0x80 || byte === QUOTE || byte === BACKSLASH);
const ESCAPES: Readonly<Record<number, number>> = {
  [QUOTE]: QUOTE,
  [BACKSLASH]: BACKSLASH,
  47: 0x2f,
  98: 0x08,
  102: 0x0c,
  110: 0x0a,
  114: 0x0d,
  116: 0x09,
};

/** Reads on inside a string and answers where it stopped: at the closing quote, an escape or the end of the chunk. */
export function scanString(scan: JsonScan, bytes: Uint8Array, from: number): number {
  if (scan.surrogate !== 0 && bytes[from] !== BACKSLASH) flushSurrogate(scan);
  let i = from;
  while (i < bytes.length) {
    if (scan.utf8Due > 0) {
      continueUtf8(scan, bytes, i++);
      continue;
    }
    i = findStop(ENDS_RUN, bytes, i);
    const byte = bytes[i];
    if (byte === undefined) break;
    if (byte >= 0x80) startUtf8(scan, bytes, i++);
    else return leaveRun(scan, bytes, { from, at: i });
  }
  deliver(scan, bytes, { from, at: i });
  return i;
}

export function scanEscape(scan: JsonScan, bytes: Uint8Array, index: number): number {
  const byte = bytes[index] ?? 0;
  if (byte === 0x75) {
    scan.phase = HEX;
    scan.hexDue = 4;
    scan.hexValue = 0;
    return index + 1;
  }
  const code = ESCAPES[byte] ?? notJson(scan, index, "unknown escape");
  flushSurrogate(scan);
  deliverCodePoint(scan, code);
  scan.phase = STRING;
  return index + 1;
}

export function scanHex(scan: JsonScan, bytes: Uint8Array, index: number): number {
  const digit = hexDigit(bytes[index] ?? 0);
  if (digit < 0) notJson(scan, index, "malformed \\u escape");
  scan.hexValue = scan.hexValue * 16 + digit;
  if (--scan.hexDue > 0) return index + 1;
  scan.phase = STRING;
  endUnicodeEscape(scan, scan.hexValue);
  return index + 1;
}

function leaveRun(scan: JsonScan, bytes: Uint8Array, run: { from: number; at: number }): number {
  const byte = bytes[run.at];
  deliver(scan, bytes, run);
  if (byte === QUOTE) scan.phase = STRING_END;
  else if (byte === BACKSLASH) scan.phase = ESCAPE;
  else notJson(scan, run.at, "unescaped control character");
  return run.at + 1;
}

function deliver(scan: JsonScan, bytes: Uint8Array, { from, at }: { from: number; at: number }) {
  if (from === at) return;
  if (!scan.inKey) {
    scan.sink?.write(bytes, from, at);
    return;
  }
  if (scan.key.length + at - from > SCAN_LIMITS.keyBytes) refuseJson(`a key longer than ${SCAN_LIMITS.keyBytes} bytes`);
  let key = scan.key;
  for (let i = from; i < at; i++) key += String.fromCharCode(bytes[i] ?? 0);
  scan.key = key;
}

function startUtf8(scan: JsonScan, bytes: Uint8Array, index: number) {
  const byte = bytes[index] ?? 0;
  scan.utf8Low = 0x80;
  scan.utf8High = 0xbf;
  if (byte < 0xc2 || byte > 0xf4) notJson(scan, index, "invalid UTF-8");
  if (byte < 0xe0) scan.utf8Due = 1;
  else if (byte < 0xf0) scan.utf8Due = 2;
  else scan.utf8Due = 3;
  if (byte === 0xe0) scan.utf8Low = 0xa0;
  if (byte === 0xed) scan.utf8High = 0x9f;
  if (byte === 0xf0) scan.utf8Low = 0x90;
  if (byte === 0xf4) scan.utf8High = 0x8f;
}

function continueUtf8(scan: JsonScan, bytes: Uint8Array, index: number) {
  const byte = bytes[index] ?? 0;
  if (byte < scan.utf8Low || byte > scan.utf8High) notJson(scan, index, "invalid UTF-8");
  scan.utf8Due--;
  scan.utf8Low = 0x80;
  scan.utf8High = 0xbf;
}

function endUnicodeEscape(scan: JsonScan, code: number) {
  const isLow = code >= 0xdc00 && code <= 0xdfff;
  if (isLow && scan.surrogate !== 0) {
    const whole = 0x10000 + ((scan.surrogate - 0xd800) << 10) + (code - 0xdc00);
    scan.surrogate = 0;
    deliverCodePoint(scan, whole);
    return;
  }
  flushSurrogate(scan);
  if (code >= 0xd800 && code <= 0xdbff) scan.surrogate = code;
  else deliverCodePoint(scan, code);
}

function flushSurrogate(scan: JsonScan) {
  if (scan.surrogate === 0) return;
  const code = scan.surrogate;
  scan.surrogate = 0;
  deliverCodePoint(scan, code);
}

function deliverCodePoint(scan: JsonScan, code: number) {
  scan.decoded ??= new Uint8Array(4);
  deliver(scan, scan.decoded, { from: 0, at: writeUtf8(scan.decoded, code) });
}

/** Answers the length. Not `TextEncoder`: it would make all lone surrogates the same. */
function writeUtf8(target: Uint8Array, code: number): number {
  if (code < 0x80) {
    target[0] = code;
    return 1;
  }
  let length = 2;
  if (code >= 0x800) length = code < 0x10000 ? 3 : 4;
  const lead = [0, 0, 0xc0, 0xe0, 0xf0][length] ?? 0;
  target[0] = lead | (code >> (6 * (length - 1)));
  for (let i = 1; i < length; i++) target[i] = 0x80 | ((code >> (6 * (length - 1 - i))) & 0x3f);
  return length;
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
