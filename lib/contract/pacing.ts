import * as z from "zod";
import { IdPageQuery, Page } from "./page";

/** `21:00`, on the tenant's own clock. */
const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time is written as 21:00.");

export const QuietHours = z
  .object({ from: ClockTime, to: ClockTime })
  .refine(({ from, to }) => from !== to, { path: ["to"], message: "They must end at another time than they begin." })
  .meta({ id: "QuietHours", description: "In the tenant's time zone; over midnight where `from` is the later one." });
export type QuietHours = z.output<typeof QuietHours>;

export const WarmUp = z
  .object({
    firstDay: z
      .number()
      .int()
      .min(1)
      .max(10_000)
      .meta({ description: "Messages on the day the number was connected." }),
    days: z.number().int().min(2).max(90).meta({ description: "Days until the whole daily cap may be used." }),
  })
  .meta({ id: "WarmUp", description: "A new connection begins with few messages a day; each day allows more." });
export type WarmUp = z.output<typeof WarmUp>;

/** How one number sends. What is null is not limited. */
export const Pacing = z
  .object({
    enabled: z.boolean().meta({ description: "Sends of /v1 wait for their turn and are answered with 202." }),
    perMinute: z.number().min(0.1).max(60).meta({ description: "Never faster than this." }),
    jitter: z
      .number()
      .int()
      .min(0)
      .max(300)
      .meta({ description: "Percent by which a pause between two messages may be longer, at random." }),
    dailyCap: z.number().int().min(1).max(100_000).nullable(),
    coldCap: z
      .number()
      .int()
      .min(1)
      .max(100_000)
      .nullable()
      .meta({ description: "Messages a day to contacts that the number has never written to or heard from." }),
    quietHours: QuietHours.nullable(),
    warmUp: WarmUp.nullable(),
    expireHours: z
      .number()
      .int()
      .min(1)
      .max(168)
      .meta({ description: "What could not be sent for so long is not sent any more." }),
  })
  .meta({ id: "Pacing" });
export type Pacing = z.output<typeof Pacing>;

export const DEFAULT_PACING: Pacing = {
  enabled: false,
  perMinute: 6,
  jitter: 60,
  dailyCap: 500,
  coldCap: 50,
  quietHours: null,
  warmUp: null,
  expireHours: 72,
};

export const UpdatePacing = Pacing.partial().meta({ id: "UpdatePacing" });
export type UpdatePacing = z.output<typeof UpdatePacing>;

/** Why a message has to wait, beside its turn. */
export const WAIT_REASONS = [
  "quiet_hours",
  "daily_cap",
  "warm_up",
  "cold_cap",
  "disconnected",
  "quota",
  "payment",
  "suspended",
  "unreachable",
] as const;
export const WaitReason = z.enum(WAIT_REASONS).meta({ id: "WaitReason" });
export type WaitReason = z.output<typeof WaitReason>;

export const PACED_STATES = ["queued", "waiting", "sending", "sent", "failed", "cancelled", "unknown"] as const;
export const PacedState = z.enum(PACED_STATES).meta({ id: "PacedState" });
export type PacedState = z.output<typeof PacedState>;

/** A paced send, never with a word of it. */
export const PacedSend = z
  .object({
    id: z.uuid(),
    state: PacedState,
    reason: WaitReason.nullable().meta({ description: "Why it is `waiting`." }),
    code: z.string().nullable().meta({ description: "Why it `failed`, for programs." }),
    message: z.string().nullable().meta({ description: "The same in words." }),
    route: z.string().meta({ description: "`sendText`, `sendMedia` …" }),
    to: z.string().nullable().meta({ description: "The last digits of the number." }),
    position: z.number().int().nullable().meta({ description: "Its place in the queue, from 1." }),
    dueAt: z.iso.datetime().nullable().meta({ description: "About when it will be sent, as far as that is known." }),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    settledAt: z.iso.datetime().nullable(),
    messageId: z.string().nullable().meta({ description: "WhatsApp's id, once it is sent." }),
  })
  .meta({ id: "PacedSend" });
export type PacedSend = z.output<typeof PacedSend>;

/** A queue as a whole. */
export const PacingQueue = z
  .object({
    waiting: z.number().int(),
    room: z.number().int().meta({ description: "Messages that may still be queued." }),
    reason: WaitReason.nullable().meta({ description: "Why nothing goes out just now." }),
    nextAt: z.iso.datetime().nullable(),
    sentToday: z.number().int(),
    coldToday: z.number().int(),
    capToday: z.number().int().nullable().meta({ description: "What warm-up and daily cap allow today." }),
    connectedAt: z.iso.datetime().nullable().meta({ description: "When the number was paired, as warm-up counts." }),
  })
  .meta({ id: "PacingQueue" });
export type PacingQueue = z.output<typeof PacingQueue>;

export const PacingAnswer = z
  .object({
    pacing: Pacing,
    version: z.number().int().meta({ description: "The instance's; also the ETag." }),
    timeZone: z.string(),
    queue: PacingQueue.nullable().meta({ description: "Null when it cannot be asked right now." }),
  })
  .meta({ id: "PacingAnswer" });
export type PacingAnswer = z.output<typeof PacingAnswer>;

export const PacedQuery = IdPageQuery.extend({
  state: z.enum(["open", "settled"]).default("open").meta({ description: "What waits, in its order; or the rest." }),
});
export type PacedQuery = z.output<typeof PacedQuery>;

export const PacedPage = Page(PacedSend).meta({ id: "PacedPage" });
export const CancelledCount = z.object({ cancelled: z.number().int() }).meta({ id: "CancelledCount" });
