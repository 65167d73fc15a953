import type { StringSink } from "./json-scan-state";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const EMPTY = new Uint8Array(0);

export interface ByteCollector extends StringSink {
  /** True once more than the limit has arrived; what is too much is dropped. */
  isOver(): boolean;
  size(): number;
  bytes(): Uint8Array;
}

export interface TextCollector extends StringSink {
  isOver(): boolean;
  text(): string;
}

/** Keeps the first bytes of a string. */
export function collectBytes(limitBytes: number): ByteCollector {
  let store: Uint8Array = EMPTY;
  let size = 0;
  let over = false;
  return {
    write(bytes, from, to) {
      const count = Math.min(to - from, limitBytes - size);
      over ||= count < to - from;
      if (size + count > store.length) store = grown(store, Math.min(Math.max(size + count, size * 2), limitBytes));
      store.set(bytes.subarray(from, from + count), size);
      size += count;
    },
    end() {},
    isOver: () => over,
    size: () => size,
    bytes: () => store.subarray(0, size),
  };
}

/** As `collectBytes`, but a string in one piece, as nearly all are, is decoded on the spot instead of copied. */
export function collectText(limitBytes: number): TextCollector {
  let head: string | undefined;
  let headBytes = 0;
  let rest: ByteCollector | undefined;
  return {
    write(bytes, from, to) {
      // A run up to the end of a chunk may stop inside a character.
      const isWhole = to < bytes.length && to - from <= limitBytes;
      if (head === undefined && isWhole) {
        head = decoder.decode(bytes.subarray(from, to));
        headBytes = to - from;
        return;
      }
      head ??= "";
      rest ??= collectBytes(limitBytes - headBytes);
      rest.write(bytes, from, to);
    },
    end() {},
    isOver: () => rest?.isOver() ?? false,
    text: () => (rest ? head + decoder.decode(rest.bytes()) : (head ?? "")),
  };
}

function grown(old: Uint8Array, size: number): Uint8Array {
  const larger = new Uint8Array(size);
  larger.set(old);
  return larger;
}
