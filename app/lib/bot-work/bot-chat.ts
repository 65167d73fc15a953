import type { TestedChat, TriggerVerdict } from "../../../lib/contract/bot";

/** What one said to the bot, and what came of it. */
export interface Turn {
  /** From 1. */
  number: number;
  text: string;
  answer: Omit<TestedChat, "conversation">;
  /** Whether these words would start the bot on WhatsApp: of the first words, where it could be told. */
  starts: TriggerVerdict["reason"] | null;
}

/** A chat with the bot, which lives in the page alone: its form carries it from one turn to the next. */
export interface BotChat {
  /** The bot's own name for it; null before it has given one. */
  conversation: string | null;
  /** The oldest are forgotten. */
  turns: Turn[];
}

export const EMPTY_CHAT: BotChat = { conversation: null, turns: [] };

/** How much was said so far. */
export const turnsIn = ({ turns }: BotChat): number => turns.at(-1)?.number ?? 0;
