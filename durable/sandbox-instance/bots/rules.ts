import type { TriggeredBot } from "../../../lib/bot-trigger";
import { type Columns, defined, type Row } from "../rows";
import type { BotKind } from "./kinds";

/** A stored bot: the columns of its integration, the common settings, the trigger. */
export interface BotRow extends Row, TriggeredBot {
  description: string | null;
  [column: string]: unknown;
}

/** Why Evolution refuses a second bot that answers everything. */
export function allTriggerRefusal(kind: BotKind, others: readonly BotRow[], body: Columns): string | undefined {
  const taken = others.some((bot) => bot.enabled && bot.triggerType === "all");
  if (!taken || body.triggerType !== "all") return undefined;
  return `You already have a ${kind.label} with an "All" trigger, you cannot have more bots while it is active`;
}

/** Why Evolution refuses the trigger of a body beside those of other bots. */
export function triggerRefusal(others: readonly BotRow[], body: Columns): string | undefined {
  const { triggerType, triggerOperator, triggerValue } = body;
  if (triggerType === "keyword") {
    if (!triggerOperator || !triggerValue) return "Trigger operator and value are required";
    return takenBy(others, { triggerOperator, triggerValue });
  }
  if (triggerType !== "advanced") return undefined;
  return triggerValue ? takenBy(others, { triggerValue }) : "Trigger value is required";
}

const takenBy = (others: readonly BotRow[], columns: Columns) =>
  others.some((bot) => agrees(bot, columns)) ? "Trigger already exists" : undefined;

/** The bot that a body describes once more. What the body leaves out may be anything, as in a Prisma filter. */
export function identicalBot(kind: BotKind, others: readonly BotRow[], body: Columns): BotRow | undefined {
  const identity = defined(kind.identity(body));
  return others.find((bot) => agrees(bot, identity));
}

function agrees(bot: BotRow, columns: Columns): boolean {
  return Object.entries(columns).every(([name, value]) => bot[name] === value);
}

/** What an OpenAI bot lacks for its type. */
export function openaiRefusal(body: Columns): string | undefined {
  if (body.botType === "assistant") return body.assistantId ? undefined : "Assistant ID is required";
  if (!body.model) return "Model is required";
  return body.maxTokens ? undefined : "Max tokens is required";
}
