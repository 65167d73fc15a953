import * as z from "zod";
import { MomentOrDay } from "./moment";
import { PageQuery } from "./page";
import { Mode } from "./tenant";

/** How far a message has come, in order: it only ever moves to the right. */
export const MESSAGE_STATUSES = ["PENDING", "SERVER_ACK", "ERROR", "DELIVERY_ACK", "READ", "PLAYED"] as const;
export const MessageStatus = z.enum(MESSAGE_STATUSES).meta({ id: "MessageStatus" });
export type MessageStatus = z.output<typeof MessageStatus>;

export const Direction = z.enum(["in", "out"]);
export type Direction = z.output<typeof Direction>;

/** Who made a message: the API, a bot on the server, the phone itself, or the other side. */
export const MessageSource = z.enum(["api", "bot", "phone", "contact"]).meta({ id: "MessageSource" });
export type MessageSource = z.output<typeof MessageSource>;

export const ChatKind = z.enum(["contact", "group", "status", "broadcast", "channel"]).meta({ id: "ChatKind" });
export type ChatKind = z.output<typeof ChatKind>;

/** Likely causes of what a message's row shows, most likely first. */
export const MESSAGE_CAUSES = {
  instance_offline: "The number is not connected, so WhatsApp has not taken the message yet.",
  pending_too_long: "WhatsApp's server has not confirmed the message for over a minute: the connection may be stuck.",
  recipient_offline:
    "WhatsApp has the message, but the other phone is off, without internet or has blocked this number.",
  reach_out_time_lock: "WhatsApp does not let this number write to people who never wrote to it, for now (463).",
  not_on_whatsapp: "The recipient has no WhatsApp account at this number.",
  rate_limited: "WhatsApp limits how much this number may send (429). Send more slowly.",
  recipient_refused: "WhatsApp refuses messages from this number to this recipient (403).",
  invalid_message: "WhatsApp could not use the message: its form or its media (400, 479).",
  session_mismatch: "The keys of the two phones no longer fit. They agree on new ones with the next message.",
  failed: "WhatsApp refused the message without a reason that is known.",
} as const;
export type MessageCause = keyof typeof MESSAGE_CAUSES;
const MessageCause = z
  .enum(Object.keys(MESSAGE_CAUSES) as [MessageCause, ...MessageCause[]])
  .meta({ id: "MessageCause" });

/** One message, without a word of what it says. */
export const MessageRow = z
  .object({
    id: z.string().meta({ description: "WhatsApp's id: `key.id` of the send." }),
    instanceId: z.uuid(),
    at: z.iso.datetime(),
    direction: Direction,
    source: MessageSource,
    chatKind: ChatKind,
    counterpart: z.string().meta({ description: "The last digits: `••••0002`." }),
    contactHash: z.string().meta({ description: "The same for the same contact; says nothing else." }),
    type: z.string().meta({ description: "`conversation`, `imageMessage`, …" }),
    status: MessageStatus,
    timeline: z.object({
      serverAck: z.iso.datetime().nullable(),
      delivered: z.iso.datetime().nullable(),
      read: z.iso.datetime().nullable(),
      played: z.iso.datetime().nullable(),
      failed: z.iso.datetime().nullable(),
    }),
    errorCode: z.string().nullable().meta({ description: "Only where the event carried one." }),
    causes: z.array(MessageCause),
  })
  .meta({ id: "MessageRow" });
export type MessageRow = z.output<typeof MessageRow>;

export const MessageQuery = PageQuery.extend({
  mode: Mode.default("live"),
  instance: z.uuid().optional(),
  status: MessageStatus.optional(),
  direction: Direction.optional(),
  source: MessageSource.optional(),
  contact: z.string().max(64).optional().meta({ description: "A `contactHash`." }),
  id: z.string().max(100).optional().meta({ description: "WhatsApp's message id." }),
  from: MomentOrDay.optional(),
  until: MomentOrDay.optional(),
});
export type MessageQuery = z.output<typeof MessageQuery>;

/** The last day, unless other times are named: `until` is now, and `from` a day before it. */
export const MessageSumQuery = z.object({
  mode: Mode.default("live"),
  instance: z.uuid().optional(),
  from: MomentOrDay.optional(),
  until: MomentOrDay.optional(),
});

/** Messages that were written in one hour. */
export const MessageHour = z
  .object({
    hour: z.iso.datetime(),
    direction: Direction,
    source: MessageSource,
    messages: z.number().int(),
    delivered: z.number().int(),
    read: z.number().int(),
    failed: z.number().int(),
  })
  .meta({ id: "MessageHour" });

const PENDING_MS = 60_000;
const UNDELIVERED_MS = 24 * 3_600_000;

/** Codes that come with a failed message. Source: Baileys' and whatsmeow's tables of negative acknowledgements. */
const CODE_CAUSES: Readonly<Record<string, MessageCause>> = {
  "400": "invalid_message",
  "403": "recipient_refused",
  "404": "not_on_whatsapp",
  "408": "session_mismatch",
  "421": "session_mismatch",
  "429": "rate_limited",
  "463": "reach_out_time_lock",
  "475": "reach_out_time_lock",
  "479": "invalid_message",
  "131026": "not_on_whatsapp",
  "131047": "reach_out_time_lock",
  "131048": "rate_limited",
  "131056": "rate_limited",
};

interface Fate {
  direction: Direction;
  status: MessageStatus;
  at: number;
  errorCode: string | null;
  /** Whether the instance is connected now; undefined where that is not known. */
  isOpen?: boolean;
}

/** What probably keeps a message from arriving; empty where nothing is wrong. */
export function explainMessage({ direction, status, at, errorCode, isOpen }: Fate, now: number): MessageCause[] {
  if (direction === "in") return [];
  if (status === "ERROR") return [(errorCode !== null && CODE_CAUSES[errorCode]) || "failed"];
  if (status === "PENDING" && now - at > PENDING_MS) {
    return isOpen === false ? ["instance_offline", "pending_too_long"] : ["pending_too_long", "reach_out_time_lock"];
  }
  return status === "SERVER_ACK" && now - at > UNDELIVERED_MS ? ["recipient_offline"] : [];
}
