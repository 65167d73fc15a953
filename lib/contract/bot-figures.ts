import * as z from "zod";
import { BotKind } from "./bot-basics";
import { Moment } from "./moment";
import { PageQuery } from "./page";
import { Mode } from "./tenant";

export const BotCallQuery = PageQuery.extend({
  cursor: z.uuid().optional(),
  mode: Mode.optional(),
  botId: z.string().max(60).optional(),
  instanceId: z.uuid().optional(),
  failed: z
    .stringbool()
    .optional()
    .meta({ description: "Only those without an answer, or with one of 400 and above." }),
});
export type BotCallQuery = z.output<typeof BotCallQuery>;

export const BotCall = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    instanceId: z.uuid(),
    kind: BotKind,
    botId: z.string().nullable(),
    status: z.number().int(),
    error: z.string().nullable(),
    ms: z.number().int(),
  })
  .meta({ id: "BotCall", description: "One call of a bot's server. What was said is not kept." });
export type BotCall = z.output<typeof BotCall>;

export const BotAnalyticsQuery = z.object({
  mode: Mode.optional(),
  from: Moment.optional().meta({ description: "Seven days before `until`, if not given; at most 93 days before it." }),
  until: Moment.optional().meta({ description: "Now, if not given." }),
  botId: z.string().max(60).optional(),
  instanceId: z.uuid().optional(),
});
export type BotAnalyticsQuery = z.output<typeof BotAnalyticsQuery>;

const Figures = z.object({
  sessions: z.number().int().meta({ description: "Conversations that began; one ends with an hour of silence." }),
  active: z.number().int().meta({ description: "Conversations with a word in the last hour." }),
  averageMinutes: z.number().nullable(),
  averageTurns: z.number().nullable(),
  calls: z.number().int(),
  errorRate: z.number().nullable(),
  p50Ms: z.number().int().nullable(),
  p95Ms: z.number().int().nullable(),
});

export const BotAnalytics = z
  .object({
    from: z.iso.datetime(),
    until: z.iso.datetime(),
    total: Figures,
    messages: z
      .number()
      .int()
      .meta({ description: "Sent by bots of all kinds, where no bot was asked for." })
      .nullable(),
    bots: z.array(
      Figures.extend({
        kind: BotKind,
        botId: z.string().nullable(),
        instanceId: z.uuid(),
      }),
    ),
    hours: z
      .array(
        z.object({
          hour: z.iso.datetime(),
          sessions: z.number().int(),
          calls: z.number().int(),
          errors: z.number().int(),
          averageMs: z.number().meta({ description: "0 where nothing was called." }),
        }),
      )
      .meta({ description: "Hours in which something was, oldest first." }),
    unseen: z.array(BotKind).meta({ description: "Kinds whose calls do not pass us: their figures cannot be known." }),
  })
  .meta({ id: "BotAnalytics" });
export type BotAnalytics = z.output<typeof BotAnalytics>;
