import { checkBytes } from "./error-correction";

/** Version 10, level L: 57 × 57 modules, up to 271 bytes. A pairing code has 225, so one version is enough. */
export const QR_SIZE = 57;
const DATA_BYTES = 274;
const MAX_TEXT_BYTES = 271;
const BLOCKS = [68, 68, 69, 69];
const CHECK_BYTES = 18;
/** Row and column. */
const FINDER_CENTRES = [
  [3, 3],
  [3, QR_SIZE - 4],
  [QR_SIZE - 4, 3],
] as const;
const ALIGNMENT_CENTRES = [
  [6, 28],
  [28, 6],
  [28, 28],
  [28, 50],
  [50, 28],
  [50, 50],
] as const;
const TIMING = 6;
/** Level L with mask 0, and version 10, each with its own check bits. */
const FORMAT_BITS = 0b111011111000100;
const VERSION_BITS = 0b001010010011010011;

type Modules = (boolean | undefined)[][];

/** A QR code of the text: rows of modules, true is dark. */
export function qrCode(text: string): boolean[][] {
  const modules: Modules = Array.from({ length: QR_SIZE }, () => new Array<boolean | undefined>(QR_SIZE));
  drawPatterns(modules);
  fillData(modules, codewords(new TextEncoder().encode(text)));
  return modules.map((row) => row.map((module) => module === true));
}

function codewords(text: Uint8Array): Uint8Array {
  if (text.length > MAX_TEXT_BYTES) throw new RangeError("The text does not fit a version 10 QR code.");
  const data = new Uint8Array(DATA_BYTES);
  // Four bits say "bytes", sixteen the length, then the text: everything after the first half byte is shifted by one.
  const stream = [text.length >> 8, text.length & 0xff, ...text];
  data[0] = 0x40 | ((stream[0] ?? 0) >> 4);
  stream.forEach((byte, i) => {
    data[i + 1] = ((byte & 0x0f) << 4) | ((stream[i + 1] ?? 0) >> 4);
  });
  for (let i = text.length + 3, odd = false; i < DATA_BYTES; i++, odd = !odd) data[i] = odd ? 0x11 : 0xec;
  return interleave(data);
}

function interleave(data: Uint8Array): Uint8Array {
  const starts = BLOCKS.map((_, i) => BLOCKS.slice(0, i).reduce((sum, length) => sum + length, 0));
  const blocks = BLOCKS.map((length, i) => data.slice(starts[i], (starts[i] ?? 0) + length));
  const checks = blocks.map((block) => checkBytes(block, CHECK_BYTES));
  const columns = (parts: Uint8Array[]) =>
    Array.from({ length: Math.max(...parts.map((part) => part.length)) }, (_, i) =>
      parts.flatMap((part) => (i < part.length ? [part[i] ?? 0] : [])),
    ).flat();
  return Uint8Array.from([...columns(blocks), ...columns(checks)]);
}

function drawPatterns(modules: Modules) {
  for (let i = 0; i < QR_SIZE; i++) {
    set(modules, TIMING, i, i % 2 === 0);
    set(modules, i, TIMING, i % 2 === 0);
  }
  for (const [row, column] of ALIGNMENT_CENTRES) drawSquares(modules, { row, column, reach: 2 });
  for (const [row, column] of FINDER_CENTRES) drawSquares(modules, { row, column, reach: 4 });
  drawFormat(modules);
  drawVersion(modules);
}

/** Nested squares: dark centre, light ring, dark ring, and around finders a light border. */
function drawSquares(modules: Modules, { row, column, reach }: { row: number; column: number; reach: number }) {
  const light = reach === 4 ? [2, 4] : [1];
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      set(modules, row + dy, column + dx, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
    }
  }
}

function drawFormat(modules: Modules) {
  for (let i = 0; i < 15; i++) {
    const dark = ((FORMAT_BITS >> i) & 1) === 1;
    // Down the eighth column and along the eighth row of the top left, stepping over the timing lines.
    if (i < 8) set(modules, i < 6 ? i : i + 1, 8, dark);
    else set(modules, 8, i === 8 ? 7 : 14 - i, dark);
    if (i < 8) set(modules, 8, QR_SIZE - 1 - i, dark);
    else set(modules, QR_SIZE - 15 + i, 8, dark);
  }
  set(modules, QR_SIZE - 8, 8, true);
}

function drawVersion(modules: Modules) {
  for (let i = 0; i < 18; i++) {
    const dark = ((VERSION_BITS >> i) & 1) === 1;
    const near = Math.floor(i / 3);
    const far = QR_SIZE - 11 + (i % 3);
    set(modules, near, far, dark);
    set(modules, far, near, dark);
  }
}

/** Two columns at a time from the right, upwards and downwards in turn, over what the patterns left free. */
function fillData(modules: Modules, bytes: Uint8Array) {
  let bit = 0;
  let upwards = true;
  for (let right = QR_SIZE - 1; right > 0; right -= 2, upwards = !upwards) {
    if (right === TIMING) right--;
    for (let step = 0; step < QR_SIZE; step++) {
      const row = upwards ? QR_SIZE - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (modules[row]?.[column] !== undefined) continue;
        const value = (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
        set(modules, row, column, value !== ((row + column) % 2 === 0));
        bit++;
      }
    }
  }
}

function set(modules: Modules, row: number, column: number, dark: boolean) {
  const line = modules[row];
  if (line && column >= 0 && column < QR_SIZE) line[column] = dark;
}
