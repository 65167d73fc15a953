import type { Answer } from "../answer";
import type { Call } from "../call";

/** A route that the gateway answers itself. By now the caller may make it, and it is paid for. */
export type OwnedRoute = (call: Call) => Promise<Answer>;

/** Row (`METHOD /path`) → its answer. */
export type OwnedRoutes = Readonly<Record<string, OwnedRoute>>;

export const answerJson = (status: number, body: unknown): Answer => ({
  status,
  body: JSON.stringify(body),
  outcome: status < 400 ? "charged" : "refunded",
});
