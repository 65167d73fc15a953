import type { StringSink } from "./json-scan-state";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export interface TextCollector extends StringSink {
  /** True once more than the limit has arrived; what is too much is dropped. */
  isOver(): boolean;
  size(): number;
  bytes(): Uint8Array;
  text(): string;
}

/** Keeps the first bytes of a string. */
export function collectText(limitBytes: number): TextCollector {
  let store = new Uint8Array(0);
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
    text: () => decoder.decode(store.subarray(0, size)),
  };
}

function grown(old: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size);
  larger.set(old);
  return larger;
}
