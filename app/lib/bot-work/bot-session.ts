import type { BotSession, ChangeSession } from "../../../lib/contract/bot";

/** A conversation as the page gets it: nobody's whole number reaches a browser. */
export type SessionRow = Omit<BotSession, "contact"> & {
  /** `••••0002`. */
  contact: string;
};

export type SessionChange = ChangeSession["status"];

/** The last digits of an address on WhatsApp. */
export const lastDigits = (contact: string) => `••••${contact.split("@")[0]?.slice(-4)}`;

export function toSessionRow({ contact, name, ...session }: BotSession): SessionRow {
  // Who has given no name is sometimes named by the number.
  const isNumber = name !== null && /^[\d\s()+-]+$/.test(name);
  return { ...session, contact: lastDigits(contact), name: isNumber ? null : name };
}
