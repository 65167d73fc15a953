const BLOCK_BYTES = 2_048;

/** A table for `findStop`: 1 for every byte that `isStop` names. */
export function stopTable(isStop: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => Number(isStop(byte)));
}

/**
 * Where the next stop byte is, or the end. In blocks, because V8 compiles a short function that is called often reliably,
 * but may leave one long loop interpreted for the isolate's life (30 ns a byte where this takes 1).
 */
export function findStop(stops: Uint8Array, bytes: Uint8Array, from: number): number {
  let i = from;
  let block = i;
  do {
    block = i + BLOCK_BYTES;
    i = findStopInBlock(stops, bytes, i);
  } while (i === block);
  return i;
}

function findStopInBlock(stops: Uint8Array, bytes: Uint8Array, from: number): number {
  const end = Math.min(from + BLOCK_BYTES, bytes.length);
  let i = from;
  while (i < end && stops[bytes[i] ?? 0] === 0) i++;
  return i;
}
