import { toHex } from "../../lib/encoding";

const LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function pick(alphabet: string, length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join("");
}

const hex = (bytes: number) => toHex(crypto.getRandomValues(new Uint8Array(bytes))).toUpperCase();

/** Id of a message sent through the API. */
export const sentMessageId = () => `3EB0${hex(9)}`;

/** Id of a message sent from a phone. */
export const phoneMessageId = () => `3A${hex(9)}`;

/** Id of a database row in the look of Prisma's `cuid()`. */
export const rowId = () => `c${pick(LETTERS_AND_DIGITS.toLowerCase(), 24)}`;

export const groupJid = () => `120363${pick("0123456789", 12)}@g.us`;

export const inviteCode = () => pick(LETTERS_AND_DIGITS, 22);

/** What WhatsApp asks a phone to type instead of scanning. */
export const pairingCode = () => pick("123456789ABCDEFGHJKLMNPQRSTVWXYZ", 8);
