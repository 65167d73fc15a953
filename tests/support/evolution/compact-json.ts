const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
const ESCAPABLE = new Set([...'"\\/bfnrtu'].map((letter) => letter.charCodeAt(0)));
const HEX = new Set([..."0123456789abcdefABCDEF"].map((letter) => letter.charCodeAt(0)));

/** Long strings keep this many bytes. A multiple of four, so that the head of a base64 value is base64 itself. */
const KEPT_STRING_BYTES = 64 * 1024;

/** Lets a JSON text of any size through while holding only the head of its long strings, so uploads cost no memory. */
export interface JsonCompactor {
  push(chunk: Buffer): void;
  /** JSON text; throws where a dropped part could not have been parsed. */
  finish(): string;
}

export function compactJson(): JsonCompactor {
  const kept: Buffer[] = [];
  let inString = false;
  /** What an escape still expects: 5 = the letter after the backslash, 4…1 = hexadecimal digits. */
  let expected = 0;
  let length = 0;
  let malformed = false;

  const keep = (chunk: Buffer, from: number, to: number) => kept.push(Buffer.from(chunk.subarray(from, to)));

  function push(chunk: Buffer): void {
    let from = 0;
    let dropping = inString && length > KEPT_STRING_BYTES;
    for (let at = 0; at < chunk.length; at += 1) {
      if (dropping && expected === 0) at = skipPlain(chunk, at);
      const byte = chunk[at];
      if (byte === undefined) break;
      if (byte === QUOTE && expected === 0) {
        if (dropping) from = at;
        dropping = false;
        inString = !inString;
        length = 0;
        continue;
      }
      if (!inString) continue;
      const boundary = expected === 0 && (byte & 0xc0) !== 0x80;
      if (!dropping && boundary && length >= KEPT_STRING_BYTES) {
        keep(chunk, from, at);
        dropping = true;
      }
      if (dropping || length < KEPT_STRING_BYTES) length += 1;
      if (dropping && !allowed(byte)) malformed = true;
      expected = nextEscape(byte);
    }
    if (!dropping) keep(chunk, from, chunk.length);
  }

  function allowed(byte: number): boolean {
    if (expected === 5) return ESCAPABLE.has(byte);
    return expected === 0 ? byte >= 0x20 : HEX.has(byte);
  }

  function nextEscape(byte: number): number {
    if (expected === 0) return byte === BACKSLASH ? 5 : 0;
    if (expected === 5) return byte === LETTER_U ? 4 : 0;
    return expected - 1;
  }

  function finish(): string {
    if (malformed) throw new SyntaxError("Bad control character or escape in string literal in JSON");
    return Buffer.concat(kept).toString();
  }

  return { push, finish };
}

function skipPlain(chunk: Buffer, from: number): number {
  let at = from;
  for (; at < chunk.length; at += 1) {
    const byte = chunk[at] ?? 0;
    if (byte === QUOTE || byte === BACKSLASH || byte < 0x20) break;
  }
  return at;
}
