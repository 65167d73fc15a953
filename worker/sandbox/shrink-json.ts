import { KEPT_BYTES, longTextNote } from "../../durable/sandbox-instance/long-text";
import { createKeptBytes } from "./kept-bytes";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
const UNICODE_DIGITS = 4;
/** State of an escape whose backslash was just read; below it, the digits that are left. */
const AFTER_BACKSLASH = UNICODE_DIGITS + 1;

/** A byte before which a string can be cut without splitting a character or an escape. */
const isPlain = (byte = 0) => byte >= 0x20 && byte < 0x80;

/**
 * Copies JSON while it streams, cutting strings over 64 KB to their head and a note of how much is missing:
 * fifty megabytes of base64 never stand in memory at once.
 */
export function createJsonShrinker() {
  const kept = createKeptBytes();
  let inString = false;
  let escaping = 0;
  let room = 0;
  let dropped = 0;

  const take = (bytes: Uint8Array) => {
    room -= bytes.length;
    if (dropped > 0) dropped += bytes.length;
    else kept.add(bytes);
  };

  /** Up to and with the quote that opens the next string. */
  const readOutside = (rest: Uint8Array): number => {
    const quote = rest.indexOf(QUOTE);
    const length = quote < 0 ? rest.length : quote + 1;
    kept.add(rest.subarray(0, length));
    inString = quote >= 0;
    room = KEPT_BYTES;
    return length;
  };

  const readEscape = (rest: Uint8Array): number => {
    const first = escaping === AFTER_BACKSLASH;
    if (first) escaping = rest[0] === LETTER_U ? UNICODE_DIGITS : 0;
    else escaping--;
    take(rest.subarray(0, 1));
    return 1;
  };

  /** Plain text up to the next quote or backslash: kept while there is room. */
  const readRun = (rest: Uint8Array, length: number): number => {
    let fits = dropped > 0 ? 0 : Math.min(length, Math.max(room, 0));
    while (dropped === 0 && fits < length && !isPlain(rest[fits])) fits++;
    take(rest.subarray(0, fits));
    dropped += length - fits;
    return length;
  };

  const readMark = (rest: Uint8Array): number => {
    if (rest[0] === BACKSLASH) {
      escaping = AFTER_BACKSLASH;
      take(rest.subarray(0, 1));
      return 1;
    }
    if (dropped > 0) kept.add(new TextEncoder().encode(longTextNote(dropped)));
    dropped = 0;
    inString = false;
    kept.add(rest.subarray(0, 1));
    return 1;
  };

  const readInside = (rest: Uint8Array): number => {
    if (escaping > 0) return readEscape(rest);
    const run = runLength(rest);
    return run > 0 ? readRun(rest, run) : readMark(rest);
  };

  return {
    write(chunk: Uint8Array) {
      for (let at = 0; at < chunk.length; ) {
        const rest = chunk.subarray(at);
        at += inString ? readInside(rest) : readOutside(rest);
      }
    },
    text: kept.text,
  };
}

function runLength(bytes: Uint8Array): number {
  let end = 0;
  while (end < bytes.length && bytes[end] !== QUOTE && bytes[end] !== BACKSLASH) end++;
  return end;
}
