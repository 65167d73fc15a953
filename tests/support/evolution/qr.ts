import { randomBytes } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";

/** What a client needs to pair a phone. */
export interface Qr {
  pairingCode: string | null;
  code: string;
  base64: string;
  count: number;
}

const MODULES = 29;
const PIXELS_PER_MODULE = 12;
const PAIRING_LETTERS = "123456789ABCDEFGHJKLMNPQRSTVWXYZ";

/** A fresh code. The picture is a real PNG that differs for every code, but no phone can read it. */
export function newQr(number: string | undefined, count: number): Qr {
  const parts = [64, 32, 32, 32].map((size) => randomBytes(size).toString("base64"));
  const code = `2@${parts.join(",")}`;
  const letters = [...randomBytes(8)].map((byte) => PAIRING_LETTERS[byte % PAIRING_LETTERS.length]);
  return { pairingCode: number ? letters.join("") : null, code, base64: picture(code), count };
}

function picture(code: string): string {
  const side = MODULES * PIXELS_PER_MODULE;
  const row = Buffer.alloc(side + 1);
  const rows = Array.from({ length: side }, (_, y) => {
    for (let x = 0; x < side; x += 1) row[x + 1] = dark(code, x, y) ? 0 : 255;
    return Buffer.from(row);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // Eight bits of grey per pixel.
  header[8] = 8;
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const image = deflateSync(Buffer.concat(rows));
  const file = [signature, chunk("IHDR", header), chunk("IDAT", image), chunk("IEND", Buffer.alloc(0))];
  return `data:image/png;base64,${Buffer.concat(file).toString("base64")}`;
}

function dark(code: string, x: number, y: number): boolean {
  const index = Math.floor(y / PIXELS_PER_MODULE) * MODULES + Math.floor(x / PIXELS_PER_MODULE);
  return (code.charCodeAt(2 + (index % (code.length - 2))) + index) % 3 === 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
