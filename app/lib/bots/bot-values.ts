import type { Bot, BotBehaviour } from "../../../lib/contract/bot";

/** A checkbox's value in a form's defaults. */
const tick = (isOn: boolean) => (isOn ? "on" : undefined);

const FLAGS = ["listeningFromMe", "stopBotFromMe", "keepOpen", "splitMessages"] as const;
const NUMBERS = ["expire", "delayMessage", "timePerChar"] as const;

export type BehaviourValues = Record<keyof BotBehaviour, string | undefined>;

/** How bots behave, as the fields of a form hold it. */
export function behaviourValues(behaviour: BotBehaviour): BehaviourValues {
  const { keywordFinish, unknownMessage } = behaviour;
  const flags = FLAGS.map((name) => [name, tick(behaviour[name])]);
  const numbers = NUMBERS.map((name) => [name, String(behaviour[name])]);
  return { ...Object.fromEntries([...flags, ...numbers]), keywordFinish, unknownMessage };
}

const TEXTS = ["url", "typebot", "openaiCredsId", "assistantId", "model", "basicAuthUser"] as const;
const PROMPTS = ["systemMessages", "assistantMessages", "userMessages"] as const;

type Text = (typeof TEXTS)[number];
export type Prompts = (typeof PROMPTS)[number];

export interface BotValues
  extends Record<string, unknown>,
    BehaviourValues,
    Record<Text, string>,
    Record<Prompts, string[]> {
  description: string;
  enabled: string;
  triggerType: string;
  triggerOperator: string;
  triggerValue: string;
  botType: string;
  answerLimit: string;
  apiSecret: string;
  passwordSecret: string;
}

/** What the editor shows: the bot as it is, or what a new one begins with. */
export function botValues(bot: Bot | undefined, behaviour: BotBehaviour): Partial<BotValues> {
  const { triggerType, triggerOperator, triggerValue, botType, maxTokens } = bot ?? NEW;
  return {
    ...behaviourValues(bot ?? behaviour),
    description: bot?.description ?? "",
    triggerType,
    triggerOperator: triggerOperator ?? "contains",
    triggerValue: triggerValue ?? "",
    ...(botType && { botType }),
    ...(maxTokens && { answerLimit: String(maxTokens) }),
    ...(bot && Object.fromEntries(TEXTS.map((name) => [name, bot[name] ?? ""]))),
    ...(bot && Object.fromEntries(PROMPTS.map((name) => [name, bot[name]]))),
  };
}

/** Some word starts it: a new bot that answered everybody at once would be a surprise. */
const NEW = {
  triggerType: "keyword",
  triggerOperator: null,
  triggerValue: null,
  botType: null,
  maxTokens: null,
} as const;
