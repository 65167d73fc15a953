/** More than this of a body is never held; what streams past is not counted. */
const MAX_KEPT_BYTES = 1_000_000;

const FIRST_SIZE = 4_096;

/** Thrown for a body of which too much would have to be held. */
export const tooLarge = () => new RangeError("request entity too large");

/** A growing piece of memory with a limit. */
export function createKeptBytes() {
  let bytes = new Uint8Array(FIRST_SIZE);
  let length = 0;
  return {
    add(more: Uint8Array) {
      const needed = length + more.length;
      if (needed > MAX_KEPT_BYTES) throw tooLarge();
      if (needed > bytes.length) {
        const larger = new Uint8Array(Math.min(MAX_KEPT_BYTES, Math.max(needed, bytes.length * 2)));
        larger.set(bytes.subarray(0, length));
        bytes = larger;
      }
      bytes.set(more, length);
      length = needed;
    },
    text: () => new TextDecoder().decode(bytes.subarray(0, length)),
  };
}
