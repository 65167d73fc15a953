import { EVENT_NAMES } from "../../../../lib/event-names";
import { type Fields, flag, integer, list, oneOf, ref, type Schema, text } from "./shape";

/** Fields that many bodies share. */

export const NUMBER = text(
  "Recipient: a phone number with country code (spaces, `+` and brackets are dropped), a group (`…@g.us`) or another JID.",
  { examples: ["6281234567890"] },
);

export const JID = text("WhatsApp's own address of a person or a group.", {
  examples: ["6281234567890@s.whatsapp.net"],
});

export const GROUP_JID = text("The group. `@g.us` may be left out in a query.", {
  examples: ["120363041234567890@g.us"],
});

/** Where a file comes from. */
export const mediaSource = (what: string, example = "https://example.com/photo.jpg"): Schema =>
  text(`${what}: a public http(s) address, or base64 without a \`data:\` prefix.`, { examples: [example] });

/** What every send may carry. */
export const SEND_OPTIONS: Fields = {
  "delay?": integer("Milliseconds to show “typing…” before the message goes. Capped below the route's time limit.", {
    minimum: 0,
    examples: [1200],
  }),
  "quoted?": ref("Quoted"),
  "mentionsEveryOne?": flag("Mention all members of the group."),
  "mentioned?": list({ type: "string", pattern: "^\\d+" }, "Numbers to mention.", { minItems: 1, uniqueItems: true }),
};

export const NUMBERS = list({ type: "string", pattern: "\\d+", minLength: 10 }, "Phone numbers with country code.", {
  minItems: 1,
  uniqueItems: true,
  examples: [["6281234567890", "5511987654321"]],
});

export const EVENTS = list({ type: "string", enum: EVENT_NAMES }, "Events to receive. An empty list means all.", {
  examples: [["MESSAGES_UPSERT", "MESSAGES_UPDATE", "CONNECTION_UPDATE"]],
});

export const PRESENCE = ["unavailable", "available", "composing", "recording", "paused"];

export const page = (what: string): Fields => ({
  "page?": integer(`Page of ${what}, from 1.`, { minimum: 1, default: 1 }),
  "offset?": integer("Rows in a page.", { minimum: 1, default: 50 }),
});

export const done = (field: string, word: string): Schema => ({
  type: "object",
  properties: { [field]: oneOf([word], "Fixed.") },
});

/** When something was made or changed. */
export const TIME = text("ISO 8601.", { format: "date-time" });
