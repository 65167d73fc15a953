/** Strings over this many bytes reach the sandbox cut off, with a note of what is missing. */
export const KEPT_BYTES = 65_536;

const NOTE = /…\(\+(\d+) bytes\)$/;

/** What the body reader appends to the kept head of a long string. */
export const longTextNote = (dropped: number) => `…(+${dropped} bytes)`;

/** A string as it may have arrived: what was kept of it, and how long it was. */
export function readLongText(text: string): { head: string; length: number } {
  const dropped = Number(NOTE.exec(text)?.[1] ?? 0);
  const head = text.replace(NOTE, "");
  return { head, length: head.length + dropped };
}
