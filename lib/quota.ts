import * as z from "zod";

/** What a call is charged to. Kinds and weights per route: `worker/v1/routes/`. */
export const QUOTA_KINDS = ["instance_create", "instance_delete", "api_call", "message_send", "bot_create"] as const;

export const QuotaKind = z.enum(QUOTA_KINDS);
export type QuotaKind = z.output<typeof QuotaKind>;

/** Kinds so rare that a lease would only strand credit: each unit is asked from the ledger. */
export const UNLEASED_KINDS: ReadonlySet<QuotaKind> = new Set(["instance_create", "instance_delete", "bot_create"]);
