import type { Call } from "../call";

export type JsonObject = Record<string, unknown>;

/** What a `rewrite` or `gated` row changes on the way. Each part is optional; without any, the row is merely forwarded. */
export interface Rewrite {
  /** Refuses ids that are not the tenant's own. Runs before the body is read and before anything is paid. */
  check?(call: Call): Promise<void>;
  /** The body as the upstream shall get it. */
  request?(call: Call, body: JsonObject): Promise<JsonObject>;
  /** The answer as the tenant shall see it; also remembers what the upstream has made. Sees success answers only. */
  answer?(call: Call, exchange: { status: number; sent: JsonObject | undefined; body: unknown }): Promise<unknown>;
}

/** Row → its rewrite, by `METHOD /path` of the row itself (aliases by their own). */
export type Rewrites = Readonly<Record<string, Rewrite>>;
