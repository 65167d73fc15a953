import { config } from "../env";

/** Also in tests, which make limits shorter, a server that is only busy has the time to answer. */
const SHORTEST_MS = 3_000;

/** How long the gateway's own errands wait. */
export const scaledLimit = (milliseconds: number) =>
  Math.min(milliseconds, Math.max(SHORTEST_MS, milliseconds * config.timeScale));
