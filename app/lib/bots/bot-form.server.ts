import * as z from "zod";
import { type Bot, BotBehaviour, UpdateBot } from "../../../lib/contract/bot";

const MOST_PROMPTS = 20;
const text = (most: number) => z.string().trim().max(most).default("");
const flag = z.boolean().default(false);
const secret = z.string().max(1_000).optional();

/** Rows that were left empty are none. */
const prompts = z
  .array(z.string().trim().max(4_000).default(""))
  .default([])
  .transform((rows) => rows.filter((row) => row !== ""))
  .pipe(z.array(z.string()).max(MOST_PROMPTS));

/** A box that is not ticked and a field that is left empty are not posted: what each means. */
export const BehaviourForm = BotBehaviour.extend({
  keywordFinish: text(500),
  unknownMessage: text(4_000),
  listeningFromMe: flag,
  stopBotFromMe: flag,
  keepOpen: flag,
  splitMessages: flag,
});

/** The editor's fields, of all kinds. Secrets have names that never go back into a page. */
export const BotForm = BehaviourForm.extend({
  description: text(500),
  triggerType: UpdateBot.shape.triggerType.unwrap(),
  triggerOperator: UpdateBot.shape.triggerOperator,
  triggerValue: text(500),
  url: text(2_000),
  typebot: text(500),
  botType: UpdateBot.shape.botType,
  openaiCredsId: text(500),
  assistantId: text(500),
  model: text(500),
  /** `maxTokens` to the contract: what is called a token is never sent back. */
  answerLimit: UpdateBot.shape.maxTokens,
  systemMessages: prompts,
  assistantMessages: prompts,
  userMessages: prompts,
  basicAuthUser: text(500),
  apiSecret: secret,
  passwordSecret: secret,
});
type BotForm = z.output<typeof BotForm>;

const OWN_TEXTS = ["url", "typebot", "openaiCredsId", "assistantId", "model", "basicAuthUser"] as const;

/** What the form says, as the worker takes it. An emptied field is empty where it held something, and else nothing at all. */
export function toBot(form: BotForm, before?: Bot) {
  const { apiSecret, passwordSecret, triggerOperator, triggerValue, botType, answerLimit, ...rest } = form;
  const isKeyword = form.triggerType === "keyword";
  const hasWords = isKeyword || form.triggerType === "advanced";
  const texts = OWN_TEXTS.map((name) => [name, form[name] || (before?.[name] ? "" : null)]);
  return {
    ...rest,
    ...(Object.fromEntries(texts) as Record<(typeof OWN_TEXTS)[number], string | null>),
    triggerOperator: isKeyword ? (triggerOperator ?? "contains") : null,
    triggerValue: hasWords ? triggerValue : null,
    botType: botType ?? null,
    maxTokens: answerLimit ?? null,
    ...(apiSecret && { apiKey: apiSecret }),
    ...(passwordSecret && { basicAuthPass: passwordSecret }),
  };
}
