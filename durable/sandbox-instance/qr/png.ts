const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const MAX_STORED_BLOCK = 65_535;

/** A black-and-white PNG, true is black. Stored without compression, so that it needs no waiting. */
export function blackAndWhitePng(rows: readonly (readonly boolean[])[]): Uint8Array {
  const width = rows[0]?.length ?? 0;
  const header = [...word(width), ...word(rows.length), 1, 0, 0, 0, 0];
  const pixels = rows.flatMap((row) => [0, ...packed(row)]);
  return Uint8Array.from([
    ...SIGNATURE,
    ...chunk("IHDR", header),
    ...chunk("IDAT", stored(pixels)),
    ...chunk("IEND", []),
  ]);
}

/** Eight pixels a byte, 1 is white. */
function packed(row: readonly boolean[]): number[] {
  const bytes = new Array<number>(Math.ceil(row.length / 8)).fill(0);
  row.forEach((black, i) => {
    if (!black) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (0x80 >> (i & 7));
  });
  return bytes;
}

/** zlib's wrapping around blocks that are stored as they are. */
function stored(bytes: number[]): number[] {
  const out = [0x78, 0x01];
  for (let start = 0; start < bytes.length; start += MAX_STORED_BLOCK) {
    const block = bytes.slice(start, start + MAX_STORED_BLOCK);
    const last = start + MAX_STORED_BLOCK >= bytes.length ? 1 : 0;
    out.push(last, block.length & 0xff, block.length >> 8, ~block.length & 0xff, (~block.length >> 8) & 0xff);
    for (const byte of block) out.push(byte);
  }
  return [...out, ...word(adler32(bytes))];
}

function chunk(type: string, data: number[]): number[] {
  const named = [...new TextEncoder().encode(type), ...data];
  return [...word(data.length), ...named, ...word(crc32(named))];
}

const word = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);

function adler32(bytes: number[]): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return ((b << 16) | a) >>> 0;
}

function crc32(bytes: number[]): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
