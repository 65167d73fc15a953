import type { Bot, BotConflict } from "./contract/bot";

type Judged = Pick<Bot, "id" | "kind" | "enabled" | "triggerType" | "triggerOperator" | "triggerValue">;

/**
 * How a bot collides with others of its instance that are enabled. Each integration picks one bot for a message, and does so
 * without asking the others: two kinds may both answer.
 */
export function botConflicts(bot: Judged, others: readonly Judged[]): BotConflict[] {
  if (bot.triggerType === "none") return [];
  return others.flatMap((other) => {
    if (other.id === bot.id || !other.enabled || other.triggerType === "none") return [];
    const code = collision(bot, other);
    return code ? [{ code, botId: other.id, kind: other.kind }] : [];
  });
}

function collision(bot: Judged, other: Judged): BotConflict["code"] | undefined {
  const sameKind = bot.kind === other.kind;
  const [all, otherAll] = [bot.triggerType === "all", other.triggerType === "all"];
  if (!sameKind) return all || otherAll || sameTrigger(bot, other) ? "both_answer" : undefined;
  if (all && otherAll) return "second_all";
  if (otherAll) return "hidden_by_all";
  return sameTrigger(bot, other) ? "same_trigger" : undefined;
}

const sameTrigger = (a: Judged, b: Judged) =>
  a.triggerType === b.triggerType &&
  a.triggerValue === b.triggerValue &&
  (a.triggerType !== "keyword" || a.triggerOperator === b.triggerOperator);
