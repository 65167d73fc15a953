import { isDeepStrictEqual } from "node:util";
import type { ApiKey } from "../../../db/schema/api-keys";
import type { EvolutionServer } from "../../../db/schema/evolution-servers";
import type { Instance } from "../../../db/schema/instances";
import type { LedgerInstance, LedgerKey, LedgerRepairs, LedgerSnapshot } from "../../../durable/tenant-ledger/messages";
import type { LedgerTenant } from "../../../lib/contract/tenant";
import { uuidv7Time } from "../../../lib/ids";
import { toLedgerKey } from "../keys/minted-key";

/** What Postgres says of one ledger. */
export interface Recorded {
  tenant: LedgerTenant;
  /** When the tenant was last changed, in ms: whoever does that tells the ledger a moment later. */
  changedAt: number;
  keys: ApiKey[];
  /** Those that exist. */
  instances: Instance[];
  servers: ReadonlyMap<string, EvolutionServer>;
}

export interface Comparison {
  /** In words, for the log: `key 0190…: missing`. */
  differences: string[];
  /** The tenant itself differs, or the ledger was never made. */
  provision: boolean;
  repairs: LedgerRepairs;
  /** Revocations that only the ledger knows: Postgres is to have them. */
  revocations: { id: string; at: Date }[];
  /** Instances that only Postgres knows. */
  missing: Instance[];
}

/** What is younger may be on its way from one to the other. */
const SETTLED_MS = 60_000;

/**
 * Where a ledger differs from Postgres, and what makes them agree. Postgres is right about tenant, keys and servers; the
 * ledger about instances, which it hears of first; and a revocation counts wherever it was heard.
 */
export function compareLedger(recorded: Recorded, snapshot: LedgerSnapshot | null, now: number): Comparison {
  const comparison: Comparison = {
    differences: [],
    provision: false,
    repairs: { keys: [], dropKeys: [], servers: [], resend: [] },
    revocations: [],
    missing: [],
  };
  if (now - recorded.changedAt > SETTLED_MS) compareTenant(comparison, recorded.tenant, snapshot?.tenant);
  compareKeys(comparison, recorded.keys, { keys: snapshot?.keys ?? [], now });
  compareInstances(comparison, recorded, { snapshot, now });
  return comparison;
}

function compareTenant(comparison: Comparison, recorded: LedgerTenant, known: LedgerTenant | undefined): void {
  if (!known) comparison.differences.push("ledger: missing");
  const fields = known ? (Object.keys(recorded) as (keyof LedgerTenant)[]) : [];
  const differing = fields.filter((field) => !isDeepStrictEqual(plain(recorded[field]), plain(known?.[field])));
  comparison.differences.push(...differing.map((field) => `tenant: ${field}`));
  comparison.provision = !known || differing.length > 0;
}

/** As it is after a journey through JSON. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

function compareKeys(
  { differences, repairs, revocations }: Comparison,
  recorded: readonly ApiKey[],
  { keys, now }: { keys: readonly LedgerKey[]; now: number },
): void {
  const known = new Map(keys.map((key) => [key.id, key]));
  for (const { createdAt, ...stored } of recorded) {
    const key = toLedgerKey(stored);
    const found = known.get(key.id);
    if (!found && ((isDead(key, now) && !key.replacedBy) || now - createdAt.getTime() <= SETTLED_MS)) continue;
    const revokedAt = earliest(key.revokedAt, found?.revokedAt ?? null);
    if (!found || !isDeepStrictEqual(plain({ ...key, revokedAt }), plain(found))) {
      repairs.keys.push({ ...key, revokedAt });
      differences.push(`key ${key.id}: ${found ? "differs" : "missing"}`);
    }
    if (revokedAt !== null && revokedAt !== key.revokedAt) {
      revocations.push({ id: key.id, at: new Date(revokedAt) });
      differences.push(`key ${key.id}: revoked in the ledger only`);
    }
  }
  const ids = new Set(recorded.map(({ id }) => id));
  const unknown = keys.filter(({ id }) => !ids.has(id) && now - uuidv7Time(id) > SETTLED_MS);
  repairs.dropKeys.push(...unknown.map(({ id }) => id));
  differences.push(...unknown.map(({ id }) => `key ${id}: unknown`));
}

const isDead = ({ revokedAt, expiresAt }: LedgerKey, now: number) =>
  (revokedAt !== null && revokedAt <= now) || (expiresAt !== null && expiresAt <= now);

function earliest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

function compareInstances(
  { differences, repairs, missing }: Comparison,
  { instances, servers }: Recorded,
  { snapshot, now }: { snapshot: LedgerSnapshot | null; now: number },
): void {
  const pending = new Set(snapshot?.pending);
  const rows = new Map(instances.map((row) => [row.id, row]));
  const known = (snapshot?.instances ?? []).filter(({ state }) => state === "ready");
  for (const instance of known) {
    const server = servers.get(instance.server.id);
    if (server && differsFrom(instance, server)) {
      const { url, version } = server;
      const now = { ...instance.server, url, version, dedicated: server.dedicatedTo !== null };
      repairs.servers.push({ instanceId: instance.id, server: now });
      differences.push(`instance ${instance.id}: server`);
    }
    const isSettled = now - instance.createdAt > SETTLED_MS && !pending.has(instance.id);
    if (isSettled && !isRecorded(instance, rows.get(instance.id))) {
      repairs.resend.push(instance.id);
      differences.push(`instance ${instance.id}: Postgres differs`);
    }
  }
  const held = new Set([...pending, ...(snapshot?.instances ?? []).map(({ id }) => id)]);
  const lost = instances.filter(
    ({ id, state, createdAt }) => state === "ready" && !held.has(id) && now - createdAt.getTime() > SETTLED_MS,
  );
  missing.push(...lost);
  differences.push(...lost.map(({ id }) => `instance ${id}: missing`));
}

const differsFrom = ({ server }: LedgerInstance, { url, version, dedicatedTo }: EvolutionServer) =>
  server.url !== url || server.version !== version || server.dedicated !== (dedicatedTo !== null);

const isRecorded = (instance: LedgerInstance, row: Instance | undefined) =>
  row !== undefined &&
  row.name === instance.name &&
  row.upstreamName === instance.upstreamName &&
  row.keyVersion === instance.keyVersion;
