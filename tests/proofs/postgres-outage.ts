import { type Account, brokenLines, readAccounts, readEventIds } from "../node/support/outage/accounts.ts";
import { addCaller, type Caller, createBody } from "../node/support/outage/caller.ts";
import type { Answer } from "../node/support/outage/client.ts";
import { runLoad } from "../node/support/outage/load.ts";
import { MIX } from "../node/support/outage/mix.ts";
import { createRandom, type Random } from "../node/support/outage/random.ts";
import { type Stage, startStage } from "../node/support/outage/stage.ts";
import { waitUntil } from "../node/support/outage/wait-until.ts";
import { createWitness, type Witness } from "../node/support/outage/witness.ts";
import { createVerdict, type Proof, type ProofResult, some } from "./proof.ts";

const SIZES = {
  reduced: { tenants: 2, perSecond: 30, beforeSeconds: 4, outageSeconds: 5 },
  full: { tenants: 4, perSecond: 60, beforeSeconds: 15, outageSeconds: 60 },
} as const;

/** Isolates: one that is warm when Postgres stops, one first called during the outage, one only after the restart in it. */
const ISOLATES = 3;
const RESTS_WITHIN_MS = 120_000;
/** A ledger tries again after 15 s at most. */
const CATCHES_UP_WITHIN_MS = 240_000;

export const postgresOutage: Proof = {
  name: "Postgres outage",
  promise: "Postgres stopped under load: every call answers as before, and every usage event arrives exactly once.",
  async run(size, seed, log) {
    const stage = await startStage({ isolates: ISOLATES, timeScale: 0 });
    try {
      return await prove({ stage, size: SIZES[size], random: createRandom(seed), log });
    } finally {
      await stage.dispose();
    }
  },
};

interface Scene {
  stage: Stage;
  size: (typeof SIZES)[keyof typeof SIZES];
  random: Random;
  log: (line: string) => void;
}

async function prove(scene: Scene): Promise<ProofResult> {
  const { stage, size, log } = scene;
  const { neon, gateways } = stage.cluster;
  const callers = await addCallers(stage, size.tenants);
  const witness = createWitness();
  const { must, violations } = createVerdict();
  await offer(scene, { callers, gateways: gateways.slice(0, 1), seconds: size.beforeSeconds, see: witness.learn });
  await learnChanges(stage, callers, witness);

  log(`${stage.client.answers.length} calls answered; Postgres stops`);
  await neon.stop();
  const half = size.outageSeconds / 2;
  await offer(scene, { callers, gateways: gateways.slice(0, 2), seconds: half, see: witness.compare });
  const refusedCreates = await compareChanges(stage, callers, { witness, must });
  must(
    await comeToRest(stage, callers, gateways.slice(0, 2)),
    "usage did not reach the ledgers while Postgres was down",
  );
  log(`${witness.compared} calls compared; workerd is restarted with Postgres down`);
  await stage.cluster.kill();
  await stage.cluster.restart();
  // One tenant falls silent: what it is owed must arrive without its help.
  await offer(scene, { callers: callers.slice(2), gateways, seconds: half, see: witness.compare });

  log(`${witness.compared} calls compared; Postgres starts`);
  await neon.start();
  const began = performance.now();
  await offer(scene, { callers: callers.slice(2), gateways, seconds: 2, see: witness.compare });
  const counted = await checkCounts(stage, callers, must);
  must(witness.differences.length === 0, `answers differed: ${some(witness.differences)}`);
  const figures = {
    outageSeconds: size.outageSeconds,
    calls: stage.client.answers.length,
    compared: witness.compared,
    different: witness.differences.length,
    refusedCreates,
    ...counted,
    catchUpSeconds: Math.round((performance.now() - began) / 100) / 10,
  };
  return { figures, violations };
}

/** A live and a test caller for each tenant. */
async function addCallers(stage: Stage, tenants: number): Promise<Caller[]> {
  const callers: Caller[] = [];
  for (let i = 0; i < tenants; i++) {
    const tenantId = await stage.operator.addTenant();
    callers.push(await addCaller(stage, tenantId, "live"), await addCaller(stage, tenantId, "test"));
  }
  return callers;
}

interface Offer {
  callers: readonly Caller[];
  gateways: readonly string[];
  seconds: number;
  see: Witness["learn"];
}

/** Every caller makes every call of the mix in turn, at gateways picked by chance. */
async function offer({ stage, size, random }: Scene, { callers, gateways, seconds, see }: Offer): Promise<void> {
  const pairs = callers.flatMap((caller) => MIX.map((call) => ({ caller, call })));
  await runLoad({ perSecond: size.perSecond, seconds }, async (index) => {
    const pair = pairs[index % pairs.length];
    if (!pair) return;
    const { caller, call } = pair;
    see(
      `${caller.mode} ${call.name}`,
      await stage.client.call({ gateway: random.pick(gateways), ...call.ask(caller) }),
    );
  });
}

const change = (stage: Stage, caller: Caller, ask: { create: string } | { remove: string }): Promise<Answer> => {
  const common = { gateway: stage.gateway, key: caller.key };
  if ("create" in ask) {
    const body = createBody(ask.create);
    return stage.client.call({ ...common, method: "POST", path: "/v1/instance/create", body });
  }
  return stage.client.call({ ...common, method: "DELETE", path: `/v1/instance/delete/${ask.remove}` });
};

async function learnChanges(stage: Stage, callers: readonly Caller[], { learn }: Witness): Promise<void> {
  for (const caller of callers) {
    for (const name of ["spare-1", "spare-2"]) {
      learn(`${caller.mode} create`, await change(stage, caller, { create: name }));
    }
    learn(`${caller.mode} delete`, await change(stage, caller, { remove: "spare-1" }));
  }
}

/** Creating at a real server may be put off, and says until when. Nothing else may. */
async function compareChanges(
  stage: Stage,
  callers: readonly Caller[],
  { witness, must }: { witness: Witness; must: (holds: boolean, otherwise: string) => void },
): Promise<number> {
  let refused = 0;
  for (const caller of callers) {
    witness.compare(`${caller.mode} delete`, await change(stage, caller, { remove: "spare-2" }));
    const created = await change(stage, caller, { create: "spare-3" });
    if (created.status !== 503) {
      witness.compare(`${caller.mode} create`, created);
      continue;
    }
    refused += 1;
    must(Number(created.retryAfter) > 0, "a create answered 503 without Retry-After");
    must(caller.mode === "live", "a sandbox instance could not be created without Postgres");
  }
  return refused;
}

/**
 * Waits until no isolate has anything left to tell. Events go in order, so once a last charged call is settled, all
 * before it are; and a ledger without live credit has heard of every charged call.
 */
async function comeToRest(stage: Stage, callers: readonly Caller[], gateways: readonly string[]): Promise<boolean> {
  for (const { key, instance } of callers) {
    const path = `/v1/instance/connectionState/${instance}`;
    for (const gateway of gateways) await stage.client.call({ gateway, key, method: "GET", path });
  }
  return waitUntil(async () => {
    const books = await Promise.all(callers.map(({ tenantId, mode }) => stage.operator.books(tenantId, mode)));
    return books.flat().every(({ live }) => live === 0);
  }, RESTS_WITHIN_MS);
}

async function checkCounts(
  { client, cluster, operator }: Stage,
  accounts: readonly Account[],
  must: (holds: boolean, otherwise: string) => void,
) {
  const { postgres } = cluster;
  const expected = new Set(client.answers.filter(({ tenantId }) => tenantId).map(({ requestId }) => requestId));
  await waitUntil(async () => {
    const arrived = new Set(await readEventIds(postgres));
    return (
      without(expected, arrived).length === 0 &&
      brokenLines(await readAccounts({ postgres, operator, accounts })).length === 0
    );
  }, CATCHES_UP_WITHIN_MS);

  const ids = await readEventIds(postgres);
  const arrived = new Set(ids);
  const missing = without(expected, arrived);
  const strange = without(arrived, expected);
  const lines = await readAccounts({ postgres, operator, accounts });
  must(missing.length === 0, `events are missing: ${some(missing)}`);
  must(strange.length === 0, `events of no call: ${some(strange)}`);
  must(ids.length === arrived.size, "an event is there more than once");
  must(brokenLines(lines).length === 0, `the books disagree: ${some(brokenLines(lines))}`);
  const units = lines.reduce((sum, { settled }) => sum + settled, 0);
  return { events: ids.length, missing: missing.length, duplicates: ids.length - arrived.size, units };
}

const without = (these: ReadonlySet<string>, those: ReadonlySet<string>) => [...these].filter((id) => !those.has(id));
