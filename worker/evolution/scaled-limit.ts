import { config } from "../env";

/** Also in tests, which make limits shorter, a server that is only busy has the time to answer. */
const SHORTEST_MS = 8_000;

/** How long is waited for a server; where limits are made shorter, no less than `shortestMs`. */
export const scaledLimit = (milliseconds: number, shortestMs = SHORTEST_MS) =>
  Math.min(milliseconds, Math.max(shortestMs, milliseconds * config.timeScale));
