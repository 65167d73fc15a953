import { fromHex, toHex } from "./encoding";

/** UUIDv7 (RFC 9562): the first 48 bits are the time in ms, so ids sort by creation. */
export function uuidv7(now = Date.now()): string {
  // In two halves: large numbers are slow to write down.
  const high = Math.floor(now / 0x10000);
  const low = now - high * 0x10000;
  return `${hex(high, 8)}-${hex(low, 4)}-7${crypto.randomUUID().slice(15)}`;
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");

/** The id of an event, for `webhook-id`. */
export const newEventId = (now?: number) => `evt_${uuidv7(now)}`;

/** Milliseconds since the epoch at which a UUIDv7 was made. */
export function uuidv7Time(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (text: string) => UUID.test(text);

/** The 16 bytes of a UUID. */
export const uuidBytes = (id: string) => fromHex(id.replaceAll("-", ""));

export function uuidFromBytes(bytes: Uint8Array): string {
  const hex = toHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** `length` characters of 5 random bits each, safe in names, paths and shells. */
export function randomName(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => ALPHABET[byte & 31]).join("");
}
