import { jidUser } from "./jid";

/** What a magic recipient makes happen. */
export type Outcome =
  | "not_on_whatsapp"
  | "stuck_pending"
  | "error"
  | "banned"
  | "logged_out"
  | "slow"
  | "echo"
  | "unread";

/** Recipients of the unassigned country code 999 that misbehave on purpose. Every other number is an ordinary one. */
export const MAGIC_NUMBERS: readonly { number: string; outcome: Outcome; effect: string }[] = [
  {
    number: "99900000001",
    outcome: "not_on_whatsapp",
    effect: "Is not on WhatsApp: sends answer 400, whatsappNumbers says exists: false.",
  },
  { number: "99900000002", outcome: "stuck_pending", effect: "Accepted, then stays PENDING for ever." },
  { number: "99900000003", outcome: "error", effect: "Accepted, then the status becomes ERROR." },
  {
    number: "99900000004",
    outcome: "banned",
    effect: "Accepted, then WhatsApp bans the sending instance: it closes with reason 403.",
  },
  {
    number: "99900000005",
    outcome: "logged_out",
    effect: "Accepted, then the phone logs the instance out: it closes with reason 401.",
  },
  { number: "99900000006", outcome: "slow", effect: "The answer takes 5 seconds." },
  { number: "99900000007", outcome: "echo", effect: "Answers with the same text as an inbound message." },
  { number: "99900000008", outcome: "unread", effect: "Delivered, but never read." },
];

/** How a new instance pairs, chosen by the `number` it is created with. */
export const MAGIC_OWN_NUMBERS: readonly { number: string; opensAfterMs: number | null; effect: string }[] = [
  { number: "10000000001", opensAfterMs: 0, effect: "Opens at once on connect." },
  {
    number: "10000000002",
    opensAfterMs: null,
    effect: "Never scans by itself: the QR code rotates until POST /sandbox/scan.",
  },
];

export const SLOW_ANSWER_MS = 5_000;
const OPENS_AFTER_MS = 5_000;

export function outcomeOf(jid: string): Outcome | undefined {
  const number = jidUser(jid);
  // Nothing that was written as a number: WhatsApp knows no such user.
  if (number === "") return "not_on_whatsapp";
  return MAGIC_NUMBERS.find((magic) => magic.number === number)?.outcome;
}

/** Milliseconds from `connect` to the scan of the simulated phone; null if it waits to be told. */
export function opensAfterMs(ownNumber: string | null): number | null {
  const magic = MAGIC_OWN_NUMBERS.find(({ number }) => number === ownNumber);
  return magic ? magic.opensAfterMs : OPENS_AFTER_MS;
}
