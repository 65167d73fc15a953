import { auditStatement } from "../../../db/queries/audit-log";
import { type Change, lineOf } from "../audit/audit";
import type { ActorContext } from "../context";

/** The statement for the `db.batch` of a change to a server, which belongs to no tenant. */
export const auditServer = ({ db, actor }: ActorContext, change: Change) =>
  auditStatement(db, null, lineOf(actor, change));
