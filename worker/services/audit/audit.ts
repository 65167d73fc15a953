import { isIP } from "node:net";
import { type AuditLine, auditStatement } from "../../../db/queries/audit-log";
import type { Actor, TenantContext } from "../context";

/** What was changed. Never a secret: whoever may read the log may read this. */
export interface Change {
  /** Noun and verb, such as `key.revoke`. */
  action: string;
  target: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/** The platform by itself: what it repairs, and what ends because its time is over. */
export const SYSTEM: Actor = { kind: "system", id: "", label: "Zapin", ip: null };

/** How the audit log names an actor: `user:<id>`, `key:<id>`, `operator:<id>` or `system`. */
export const actorName = ({ kind, id }: Pick<Actor, "kind" | "id">) => (kind === "system" ? kind : `${kind}:${id}`);

/** A change with who made it, from where. */
export const lineOf = (actor: Actor, change: Change): AuditLine => ({
  ...change,
  actor: actorName(actor),
  actorLabel: actor.label,
  ip: actor.ip && isIP(actor.ip) ? actor.ip : null,
});

/** The statement for the `db.batch` of a change to the tenant at hand. */
export const audit = ({ db, actor, tenantId }: Pick<TenantContext, "db" | "actor" | "tenantId">, change: Change) =>
  auditStatement(db, tenantId, lineOf(actor, change));
