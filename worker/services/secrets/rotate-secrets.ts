import { auditStatement } from "../../../db/queries/audit-log";
import { listSealed, replaceSealed } from "../../../db/queries/sealed-columns";
import { listTenants } from "../../../db/queries/tenants";
import { outboxName } from "../../../durable/webhook-outbox/endpoint";
import type { RotateSecrets, RotationStep } from "../../../lib/contract/rotation";
import { Mode } from "../../../lib/contract/tenant";
import { ledgerName } from "../../../lib/ledger-name";
import { Problem } from "../../../lib/problem";
import { config } from "../../env";
import { lineOf } from "../audit/audit";
import type { ActorContext } from "../context";
import { SEALED_COLUMNS, type SealedColumn } from "./sealed-columns";

type Count = Pick<RotationStep, "resealed" | "current" | "unreadable">;

const ROWS = 100;
const TENANTS = 10;
/** The place after the last column. */
const LEDGERS = SEALED_COLUMNS.length;

/**
 * One step of sealing everything anew under the newest of the secrets: a page of one column, or of ledgers. Each value changes
 * on its own and only if it is still the one that was read, so it may be stopped and repeated at any point.
 */
export async function rotateSecrets(ctx: ActorContext, { cursor, dryRun }: RotateSecrets): Promise<RotationStep> {
  const at = parseCursor(cursor);
  const column = SEALED_COLUMNS[at.place];
  const step = column
    ? await resealColumn(ctx, column, { ...at, dryRun })
    : await resealLedgers(ctx, { ...at, dryRun });
  if (!dryRun && step.resealed > 0) await writeDown(ctx, step);
  return step;
}

interface At {
  place: number;
  after: string;
}

function parseCursor(cursor: string | null): At {
  const [place = "0", ...after] = (cursor ?? "0:").split(":");
  if (/^\d{1,2}$/.test(place) && Number(place) <= LEDGERS) return { place: Number(place), after: after.join(":") };
  throw new Problem("invalid_request", "The request is not valid.", { fields: { cursor: ["is not one of ours"] } });
}

async function resealColumn(
  { db }: ActorContext,
  column: SealedColumn,
  { place, after, dryRun }: At & { dryRun: boolean },
): Promise<RotationStep> {
  const rows = await listSealed(db, column, { after, limit: ROWS });
  const count: Count = { resealed: 0, current: 0, unreadable: 0 };
  for (const row of rows) {
    const anew = await column.reseal(config.dataSecrets, row.sealed, row).catch(() => null);
    if (anew === null) count.unreadable++;
    else if (anew === undefined) count.current++;
    else {
      count.resealed++;
      if (!dryRun) await replaceSealed(db, column, { key: row.key, before: row.sealed, after: anew });
    }
  }
  const last = rows.length < ROWS ? undefined : rows.at(-1)?.key;
  const nextCursor = last === undefined ? `${place + 1}:` : `${place}:${last}`;
  return { version: version(), place: `${column.table}.${column.column}`, ...count, nextCursor };
}

async function resealLedgers(
  { db, env }: ActorContext,
  { after, dryRun }: { after: string; dryRun: boolean },
): Promise<RotationStep> {
  const tenants = await listTenants(db, { after: after || undefined, limit: TENANTS });
  const count: Count = { resealed: 0, current: 0, unreadable: 0 };
  const ledgers = tenants.flatMap(({ id }) => Mode.options.map((mode) => ledgerName(id, mode)));
  for (const ledger of ledgers) await resealLedger(env, ledger, { dryRun, count });
  const last = tenants.length < TENANTS ? undefined : tenants.at(-1)?.id;
  return { version: version(), place: "ledgers", ...count, nextCursor: last ? `${LEDGERS}:${last}` : null };
}

/** The outboxes first: they write their endpoints' documents into the ledger. */
async function resealLedger(
  env: Env,
  ledger: string,
  { dryRun, count }: { dryRun: boolean; count: Count },
): Promise<void> {
  const stub = env.LEDGER.getByName(ledger);
  const { endpoints } = await stub.reseal({ dryRun: true });
  for (const id of endpoints) count[await env.OUTBOX.getByName(outboxName(ledger, id)).reseal({ dryRun })]++;
  const { resealed, current, unreadable } = await stub.reseal({ dryRun });
  count.resealed += resealed;
  count.current += current;
  count.unreadable += unreadable;
}

const version = () => config.dataSecrets.current.version;

async function writeDown({ db, actor }: ActorContext, { place, ...after }: RotationStep): Promise<void> {
  await auditStatement(db, null, lineOf(actor, { action: "secrets.rotate", target: place, after }));
}
