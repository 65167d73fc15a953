import type { BotAnalytics } from "../../../lib/contract/bot";

/** What the page about one range draws. All lists have one value per step. */
export interface BotFigures {
  total: BotAnalytics["total"];
  /** Of all bots of the number: which of them it was is not told. */
  messages: number;
  /** When each step begins, oldest first. */
  steps: string[];
  sessions: number[];
  calls: number[];
  errors: number[];
  /** Average ms; null where nothing was called. */
  latency: (number | null)[];
}
