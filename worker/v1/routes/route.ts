import type { Feature } from "../../../lib/contract/plan";
import type { Scope } from "../../../lib/contract/tenant";
import type { QuotaKind } from "../../../lib/quota";

/**
 * What the gateway does with a call.
 * `forward` passes it on; `rewrite` changes the body or the answer on the way; `own` answers itself;
 * `gated` forwards if the plan (and, for brokers and chatwoot, a dedicated server) allows; `deny` never.
 */
export type Policy = "forward" | "rewrite" | "own" | "gated" | "deny";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/**
 * How a field that the upstream acts upon is checked (H3, H4, H4b in `docs/isolation.md`).
 * `media`: public http(s) URL or base64. `url`: public http(s) URL. `status`: as `media`, but text when `type` is `text`.
 * `text`: a link to a private address in it switches the link preview off. `previewed`: text whose links are previewed without a
 * switch, so that there must be no such link. `delay`: milliseconds, capped.
 */
export type FieldCheck = "media" | "url" | "status" | "text" | "previewed" | "delay";

export interface BodyRule {
  /** `json`: read whole, small. `media`: JSON of any size, streamed. `upload`: JSON or multipart, streamed. `none`: no body. */
  form: "none" | "json" | "media" | "upload";
  maxBytes: number;
  /** Top-level field → check. */
  fields: Readonly<Record<string, FieldCheck>>;
}

/** One row of the route table. */
export interface Route {
  method: Method;
  /** Evolution's own pattern: `/message/sendText/:instanceName`. Also the name in logs and bills. */
  path: string;
  /** Set on aliases: the route that the upstream knows. */
  upstream?: { method: Method; path: string };
  policy: Policy;
  kind: QuotaKind;
  weight: number;
  scope: Scope;
  /** Query parameters that are passed on. Everything else is dropped: H1. */
  query: readonly string[];
  body: BodyRule;
  /** How long the upstream may take to begin its answer. */
  limitMs: number;
  /** What a plan must include for a `gated` row. */
  feature?: Feature;
  /** A `gated` row that is safe on a dedicated server only. */
  dedicatedOnly?: boolean;
  /** First upstream version that knows the route; older servers would answer with our internal names. */
  since?: "2.3" | "2.3.7";
  /** Only test keys: the sandbox's own controls. */
  sandboxOnly?: boolean;
  /** The answer proves acceptance by `key.id`; see `settle.ts`. */
  send?: boolean;
}
