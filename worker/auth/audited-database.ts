import { getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Db } from "../../db/client";
import { auditStatement } from "../../db/queries/audit-log";
import { tellLinkedAccount, tellPasswordReset } from "../../db/queries/passwords";
import { accounts } from "../../db/schema/accounts";
import { twoFactors } from "../../db/schema/two-factors";
import { users } from "../../db/schema/users";
import { lineOf } from "../services/audit/audit";
import type { Actor } from "../services/context";

/** On what occasion Better Auth changes something. */
export interface Occasion {
  /** `/auth/two-factor/disable` */
  path: string;
  ip: string | null;
  /** Whoever is signed in already. */
  actor?: Actor;
}

type Values = Readonly<Record<string, unknown>>;
type Statement =
  | ReturnType<typeof auditStatement>
  | ReturnType<typeof tellPasswordReset>
  | ReturnType<typeof tellLinkedAccount>;

/**
 * The database as Better Auth is given it: what it changes of how somebody signs in is told in the audit log, in the same
 * transaction as the change. The library has one statement for each, and no transaction of its own over HTTP.
 */
export const auditedDatabase = (db: Db, occasion: Occasion): Db =>
  new Proxy(db, {
    get(target, name) {
      if (name === "insert") return inserting(target, occasion);
      if (name === "update") return updating(target, occasion);
      return Reflect.get(target, name);
    },
  });

const inserting = (db: Db, occasion: Occasion) => (table: PgTable) => ({
  values: (values: Values) => {
    const line = lineForNew(db, { occasion, table, values });
    const query = db.insert(table).values(values);
    return line ? together(db, query, line) : query;
  },
});

const updating = (db: Db, occasion: Occasion) => (table: PgTable) => ({
  set: (values: Values) => {
    const line = lineFor(db, { occasion, table, values });
    const query = db.update(table).set(values);
    return line ? together(db, query, line) : query;
  },
});

/** What a new row means: a way to sign in that somebody did not have before. */
function lineForNew(db: Db, { occasion, table, values }: { occasion: Occasion; table: PgTable; values: Values }) {
  if (getTableName(table) !== getTableName(accounts)) return undefined;
  const { password, userId, providerId } = values;
  // By way of a mail, and whoever had it is not signed in.
  if (typeof password === "string") return tellPasswordReset(db, { hash: password, ip: occasion.ip });
  return tellLinkedAccount(db, { userId: String(userId), provider: String(providerId), ip: occasion.ip });
}

/** What an update means; undefined where it changes nothing of how somebody signs in. */
function lineFor(db: Db, { occasion, table, values }: { occasion: Occasion; table: PgTable; values: Values }) {
  const { actor, path, ip } = occasion;
  const name = getTableName(table);
  if (name === getTableName(accounts) && typeof values.password === "string") {
    // Whoever had the mail is not signed in: the hash that was just written says whose it is.
    return tellPasswordReset(db, { hash: values.password, ip });
  }
  if (!actor) return undefined;
  const tell = (action: string) => auditStatement(db, null, lineOf({ ...actor, ip }, { action, target: actor.id }));
  if (name === getTableName(users) && "twoFactorEnabled" in values) {
    return tell(values.twoFactorEnabled ? "user.enable_second_factor" : "user.disable_second_factor");
  }
  const isNew = name === getTableName(twoFactors) && path.endsWith("/generate-backup-codes");
  return isNew ? tell("user.new_backup_codes") : undefined;
}

/** A query that is sent, once somebody waits for it, in one transaction with what tells of it. */
function together<Q extends object>(db: Db, query: Q, line: Statement): Q {
  const proxy: Q = new Proxy(query, {
    get(target, name) {
      if (name === "then") {
        const send = async () => (await db.batch([target, line] as unknown as Parameters<Db["batch"]>[0]))[0];
        return (...handlers: Parameters<Promise<unknown>["then"]>) => send().then(...handlers);
      }
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...values: unknown[]) => {
        const next: unknown = member.apply(target, values);
        return next === target ? proxy : next;
      };
    },
  });
  return proxy;
}
