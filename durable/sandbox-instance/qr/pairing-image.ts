import { blackAndWhitePng } from "./png";
import { QR_SIZE, qrCode } from "./qr-code";

const QUIET_ZONE = 4;
const PIXELS_PER_MODULE = 4;

/** Text in the form of WhatsApp's pairing codes: a reference and three 32-byte keys. */
export function newPairingText(): string {
  const keys = [64, 32, 32, 32].map((length) => base64(crypto.getRandomValues(new Uint8Array(length))));
  return `2@${keys.join(",")}`;
}

/** The text as a QR code: a PNG in a data URL. */
export function pairingImage(text: string): string {
  const modules = qrCode(text);
  const side = (QR_SIZE + 2 * QUIET_ZONE) * PIXELS_PER_MODULE;
  const at = (pixel: number) => Math.floor(pixel / PIXELS_PER_MODULE) - QUIET_ZONE;
  const rows = Array.from({ length: side }, (_, y) =>
    Array.from({ length: side }, (_, x) => modules[at(y)]?.[at(x)] === true),
  );
  return `data:image/png;base64,${base64(blackAndWhitePng(rows))}`;
}

export function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
