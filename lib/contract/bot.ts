import * as z from "zod";
import { BOT_NAMES } from "../bot-kinds";
import { PageQuery } from "./page";
import { Mode } from "./tenant";

export const BotKind = z.enum(BOT_NAMES).meta({ id: "BotKind", description: "The integration that answers." });
export type BotKind = z.output<typeof BotKind>;

const Line = z.string().trim().max(500);
const Words = z.string().max(4_000);
const Prompts = z.array(Words).max(20);
const Contact = z.string().trim().min(5).max(60);

/** How a bot behaves, whichever it is; also what a kind's bots begin with. */
export const BotBehaviour = z.object({
  expire: z
    .number()
    .int()
    .min(0)
    .max(525_600)
    .meta({ description: "Minutes of silence that end a conversation; 0: never." }),
  keywordFinish: Line.meta({ description: "A message of just this ends the conversation." }),
  delayMessage: z.number().int().min(0).max(60_000).meta({ description: "Ms to wait before each message." }),
  unknownMessage: Words.meta({ description: "Said where the bot has no answer." }),
  listeningFromMe: z.boolean().meta({ description: "Also hears what is written on the phone itself." }),
  stopBotFromMe: z.boolean().meta({ description: "Pauses when somebody answers on the phone itself." }),
  keepOpen: z.boolean().meta({ description: "Keeps a conversation that has ended, so that no new one begins." }),
  splitMessages: z.boolean().meta({ description: "Sends paragraphs as messages of their own." }),
  timePerChar: z.number().int().min(0).max(1_000).meta({ description: "Ms of typing per character." }),
});
export type BotBehaviour = z.output<typeof BotBehaviour>;

export const DEFAULT_BEHAVIOUR: BotBehaviour = {
  expire: 60,
  keywordFinish: "#sair",
  delayMessage: 1_000,
  unknownMessage: "",
  listeningFromMe: false,
  stopBotFromMe: true,
  keepOpen: false,
  splitMessages: false,
  timePerChar: 0,
};

const Trigger = z.object({
  triggerType: z
    .enum(["all", "keyword", "advanced", "none"])
    .meta({ description: "`none` never starts by itself, on every server." }),
  triggerOperator: z.enum(["contains", "equals", "startsWith", "endsWith", "regex"]).nullable(),
  triggerValue: Line.nullable(),
});

/** What belongs to one kind or another. */
const Options = z.object({
  url: z
    .string()
    .trim()
    .max(2_000)
    .nullable()
    .meta({ description: "Where the bot answers; of OpenAI: its functions." }),
  typebot: Line.nullable().meta({ description: "Typebot: public id of the flow." }),
  botType: z
    .enum(["assistant", "chatCompletion", "chatBot", "textGenerator", "agent", "workflow"])
    .nullable()
    .meta({ description: "OpenAI: `assistant` or `chatCompletion`; Dify: the others." }),
  openaiCredsId: Line.nullable(),
  assistantId: Line.nullable(),
  model: Line.nullable(),
  maxTokens: z.number().int().min(1).max(200_000).nullable(),
  systemMessages: Prompts,
  assistantMessages: Prompts,
  userMessages: Prompts,
  basicAuthUser: Line.nullable().meta({ description: "n8n." }),
});

/** Taken and never shown again. */
const Secrets = z.object({
  apiKey: z.string().min(1).max(1_000),
  basicAuthPass: z.string().min(1).max(1_000),
});

export const BotConflictCode = z.enum(["second_all", "same_trigger", "hidden_by_all", "both_answer"]).meta({
  description:
    "`second_all`: another of its kind answers everything too. `same_trigger`: another has its words. `hidden_by_all`: another of its kind answers everything before it. `both_answer`: one of another kind answers the same messages as well.",
});

export const BotConflict = z.object({ code: BotConflictCode, botId: z.string(), kind: BotKind });
export type BotConflict = z.output<typeof BotConflict>;

export const Bot = z
  .object({
    id: z.string(),
    instanceId: z.uuid(),
    kind: BotKind,
    enabled: z.boolean(),
    paused: z.boolean().meta({ description: "Switched off by the platform until there is quota, or payment, again." }),
    description: z.string(),
    ...Trigger.shape,
    ...Options.shape,
    ...BotBehaviour.shape,
    hasSecret: z.boolean(),
    conflicts: z.array(BotConflict),
    createdAt: z.string().nullable(),
    updatedAt: z.string().nullable(),
  })
  .meta({ id: "Bot" });
export type Bot = z.output<typeof Bot>;

export const ListedBot = Bot.extend({
  openSessions: z.number().int().nullable().meta({ description: "Null where its server did not say." }),
});
export type ListedBot = z.output<typeof ListedBot>;

export const BotPage = z.object({
  items: z.array(ListedBot),
  nextCursor: z.string().nullable(),
  unreachable: z
    .array(z.uuid())
    .meta({ description: "Instances whose server did not answer: their bots are missing." }),
});
export type BotPage = z.output<typeof BotPage>;

export const BotQuery = PageQuery.extend({
  mode: Mode.optional(),
  instanceId: z.uuid().optional(),
  kind: BotKind.optional(),
});
export type BotQuery = z.output<typeof BotQuery>;

const Change = z.object({
  enabled: z.boolean(),
  description: Line,
  ...Trigger.shape,
  ...Options.shape,
  ...BotBehaviour.shape,
  ...Secrets.shape,
});

export const UpdateBot = Change.partial().meta({ id: "UpdateBot", description: "What is not named stays." });
export type UpdateBot = z.output<typeof UpdateBot>;

export const CreateBot = UpdateBot.extend({ instanceId: z.uuid(), kind: BotKind }).meta({ id: "CreateBot" });
export type CreateBot = z.output<typeof CreateBot>;

export const BotSettings = BotBehaviour.extend({
  ignoreJids: z
    .array(Contact)
    .max(1_000)
    .meta({ description: "Contacts that bots of this kind never answer; `@g.us` is all groups." }),
  openaiCredsId: z.string().nullable(),
  fallbackId: z.string().nullable().meta({ description: "The bot that answers where no trigger fits." }),
}).meta({ id: "BotSettings" });
export type BotSettings = z.output<typeof BotSettings>;

export const UpdateBotSettings = BotSettings.partial();
export type UpdateBotSettings = z.output<typeof UpdateBotSettings>;

export const BotSession = z
  .object({
    id: z.string(),
    contact: z.string().meta({ description: "Its address on WhatsApp." }),
    name: z.string().nullable(),
    status: z.enum(["opened", "paused", "closed"]),
    awaitsUser: z.boolean(),
    createdAt: z.string().nullable(),
    updatedAt: z.string().nullable(),
  })
  .meta({ id: "BotSession" });
export type BotSession = z.output<typeof BotSession>;

export const SessionQuery = PageQuery.extend({ status: z.enum(["opened", "paused", "closed"]).optional() });
export type SessionQuery = z.output<typeof SessionQuery>;

export const ChangeSession = z.object({ contact: Contact, status: z.enum(["opened", "paused", "closed", "delete"]) });
export type ChangeSession = z.output<typeof ChangeSession>;

export const ChangedSession = z.object({
  contact: z.string(),
  status: z.enum(["opened", "paused", "closed", "delete"]).meta({
    description: "What was done: on a shared server, a conversation is paused where it was to be closed or deleted.",
  }),
});

export const ChangeIgnored = z.object({ contact: Contact, action: z.enum(["add", "remove"]) });
export type ChangeIgnored = z.output<typeof ChangeIgnored>;
export const Ignored = z.object({ ignoreJids: z.array(z.string()) });

export const StartTypebot = z.object({
  contact: Contact,
  variables: z.record(z.string().max(100), Words).default({}),
});
export type StartTypebot = z.output<typeof StartTypebot>;

export const OpenaiCredentials = z.object({ id: z.string(), name: z.string(), createdAt: z.string().nullable() });
export const CreateOpenaiCredentials = z.object({ name: Line.min(1), apiKey: z.string().min(1).max(1_000) });
export type CreateOpenaiCredentials = z.output<typeof CreateOpenaiCredentials>;
export const OpenaiModels = z.object({ items: z.array(z.object({ id: z.string() })) });
export const ModelQuery = z.object({ credentialsId: z.string().max(100).optional() });

export const TestTrigger = z.object({
  text: Words.min(1),
  contact: Contact.optional().meta({ description: "Some contacts are ignored." }),
});
export type TestTrigger = z.output<typeof TestTrigger>;

export const TriggerVerdict = z
  .object({
    botId: z.string(),
    kind: BotKind,
    answers: z.boolean(),
    reason: z
      .enum(["trigger", "fallback", "off", "paused", "ignored", "no_match", "another_first"])
      .meta({ description: "`another_first`: its words fit, and another of its kind comes before it." }),
  })
  .meta({ id: "TriggerVerdict" });
export type TriggerVerdict = z.output<typeof TriggerVerdict>;

export const TestedTrigger = z.object({ items: z.array(TriggerVerdict) });

export const TestChat = z.object({
  text: Words.min(1),
  conversation: z.string().max(500).nullable().default(null).meta({ description: "From the answer before." }),
  said: z
    .array(z.object({ role: z.enum(["user", "assistant"]), content: Words }))
    .max(20)
    .default([])
    .meta({ description: "OpenAI: what was said before." }),
});
export type TestChat = z.output<typeof TestChat>;

export const TestedChat = z.object({
  texts: z.array(z.string()),
  conversation: z.string().nullable(),
  ms: z.number().int(),
  status: z.number().int().nullable().meta({ description: "What its server answered; null where it did not." }),
  error: z
    .enum(["unreachable", "timeout", "unsafe_url", "refused", "says_nothing", "not_testable"])
    .nullable()
    .meta({ description: "`not_testable`: assistants live at OpenAI." }),
});
export type TestedChat = z.output<typeof TestedChat>;

const Moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

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
    unseen: z.array(BotKind).meta({ description: "Kinds whose calls do not pass us: their figures cannot be known." }),
  })
  .meta({ id: "BotAnalytics" });
export type BotAnalytics = z.output<typeof BotAnalytics>;
