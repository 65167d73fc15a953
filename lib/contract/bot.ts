import * as z from "zod";
import { BotBehaviour, BotKind, BotVersion, Line, Words } from "./bot-basics";
import { PageQuery } from "./page";
import { Mode } from "./tenant";

export * from "./bot-basics";
export * from "./bot-figures";
export * from "./bot-sessions";
export * from "./bot-settings";
export * from "./bot-trials";

const Prompts = z.array(Words).max(20);

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
const Secret = z.string().min(1).max(1_000).nullable().meta({ description: "Null takes it away." });
const Secrets = z.object({ apiKey: Secret, basicAuthPass: Secret });

export const BotConflictCode = z.enum(["second_all", "same_trigger", "hidden_by_all", "both_answer"]).meta({
  description:
    "`second_all`: another of its kind answers everything too; `same_trigger`: has its words; `hidden_by_all`: answers everything first; `both_answer`: one of another kind answers as well.",
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
    keyEnded: z.boolean().meta({
      description: "What it is handed may nothing any more: the key that gave its address has ended. Give it again.",
    }),
    description: z.string(),
    ...Trigger.shape,
    ...Options.shape,
    ...BotBehaviour.shape,
    hasSecret: z.boolean(),
    conflicts: z.array(BotConflict),
    createdAt: z.string().nullable(),
    updatedAt: z.string().nullable(),
    version: BotVersion,
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
