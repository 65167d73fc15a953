import type { LedgerTenant } from "../../../lib/contract/tenant";
import { uuidv7 } from "../../../lib/ids";
import type { UsageEvent } from "../../../lib/usage-event";
import { type Credit, keep, newPurse, refund } from "../../../worker/v1/credits";
import { report } from "../../../worker/v1/leases";
import { type Actor, withClock } from "./clock";
import type { Ledger } from "./ledger";
import { type Isolate, openDoor, type World } from "./network";
import type { Rules } from "./rules";
import { DEMAND_MS, type Scenario } from "./scenario";
import { newWitness, type Receipt } from "./witness";

export interface Verdict {
  /** The first thing that must never happen, if it did. */
  violation: string | undefined;
  calls: number;
  units: number;
}

export interface Cast {
  rules: Rules;
  ledger: Ledger;
  /** Judges by what callers and bills show alone. */
  isBlind?: boolean;
}

/** Lives through one scenario. The isolates run the deployed `credits.ts` and `leases.ts`, on simulated time. */
export function simulate(scenario: Scenario, { rules, ledger, isBlind }: Cast): Promise<Verdict> {
  return withClock(scenario.start, async (clock) => {
    const witness = newWitness(scenario, isBlind);
    const world: World = {
      clock,
      scenario,
      rules,
      ledger,
      witness,
      isTroubled: true,
      onTheWay: new Map(),
      astray: new Map(),
    };
    const crowd = newCrowd(world);
    await ledger.provision(scenario.tenant);

    for (let i = 0; i < scenario.isolates; i++) crowd.enter();
    planWeather(world, crowd);
    await clock.pass(DEMAND_MS);
    while (crowd.inFlight() > 0) await clock.pass(100);
    world.isTroubled = false;
    while (crowd.inFlight() > 0 || isAnswerDue(world)) await clock.pass(20);
    await clock.pass(QUIET_MS);
    await judgeRest(world, crowd);
    if (scenario.weather === "calm") await judgeLast(world, crowd);
    await judgePostgres(world);
    return { violation: witness.violation, calls: crowd.calls(), units: sum(witness.charged.values()) };
  });
}

/** What was sent in troubled times may take its time; that is the network's, and not counted. */
const isAnswerDue = ({ onTheWay }: World) => [...onTheWay.values()].some((isolate) => isolate.alive);

/** Within this time of the last call every credit is usable again. */
const QUIET_MS = 5_000;
const OUTSIDE: Actor = { name: "outside", alive: true };
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);

interface Crowd {
  enter(): void;
  /** One isolate vanishes with all it holds and has not told. */
  lose(): void;
  /** One call of one unit, now; `true` when it was let through. */
  call(isolate: Isolate, units: number, lasts: number): Promise<boolean>;
  alive(): Isolate[];
  inFlight(): number;
  calls(): number;
  /** Units that vanished with isolates, at most. */
  vanished(): number;
}

function newCrowd(world: World): Crowd {
  const { clock, scenario, rules, witness } = world;
  const { random, kind, faults } = scenario;
  const isolates: Isolate[] = [];
  const count = { born: 0, calls: 0, inFlight: new Map<Isolate, number>(), vanished: 0 };
  const end = clock.now + DEMAND_MS;
  const alive = () => isolates.filter((isolate) => isolate.alive);

  const countCalls = (isolate: Isolate, calls: number) => {
    count.inFlight.set(isolate, (count.inFlight.get(isolate) ?? 0) + calls);
  };

  async function call(isolate: Isolate, units: number, lasts: number): Promise<boolean> {
    const id = uuidv7(clock.now);
    count.calls++;
    countCalls(isolate, 1);
    const credit = await rules
      .acquire(isolate.door, isolate.purse, { kind, units, now: clock.now })
      .catch(() => "unknown" as const);
    if (credit === undefined || credit === "unknown") {
      countCalls(isolate, -1);
      if (credit === undefined) witness.refused(alive().map(({ purse }) => purse));
      report(isolate.door, isolate.purse, usageEvent({ id, kind }));
      return false;
    }
    const receipt = witness.admitted(units, credit.lease.windowStart);
    const isRefunded = world.isTroubled && random.chance(faults.refunded);
    clock.at(clock.now + lasts, isolate, () => {
      countCalls(isolate, -1);
      finish(isolate, { id, credit, receipt, isRefunded });
    });
    return true;
  }

  /** As `settle.ts` does at the end of a call. */
  function finish(isolate: Isolate, ended: { id: string; credit: Credit; receipt: Receipt; isRefunded: boolean }) {
    const { id, credit, receipt, isRefunded } = ended;
    if (isRefunded) {
      refund(credit, clock.now);
      witness.refunded(receipt, clock.now);
      report(isolate.door, isolate.purse, usageEvent({ id, kind }));
      return;
    }
    keep(credit);
    report(isolate.door, isolate.purse, usageEvent({ id, kind, credit }));
  }

  function arrive(isolate: Isolate): void {
    if (clock.now >= end) return;
    const together = random.chance(0.08) ? random.between(2, 12) : 1;
    for (let i = 0; i < together; i++) {
      const lasts = random.chance(faults.longCall) ? random.between(2_000, 6_000) : random.between(5, 400);
      void call(isolate, random.between(1, scenario.heaviest), lasts);
    }
    clock.at(clock.now + random.exponential(scenario.arrivals * together), isolate, () => arrive(isolate));
  }

  return {
    call,
    alive,
    inFlight: () => sum(alive().map((isolate) => count.inFlight.get(isolate) ?? 0)),
    calls: () => count.calls,
    vanished: () => count.vanished + sum(world.astray.values()),
    enter() {
      const name = `isolate ${count.born++}`;
      const isolate: Isolate = { name, alive: true, purse: newPurse(name), door: openDoor(world, () => isolate) };
      isolates.push(isolate);
      clock.at(clock.now + random.exponential(scenario.arrivals), isolate, () => arrive(isolate));
    },
    lose() {
      const [isolate, ...others] = alive();
      if (!isolate || others.length === 0) return;
      isolate.alive = false;
      const { held, events, sending } = isolate.purse;
      const leases = held.map(({ left, inFlight, returned, heard }) => left + inFlight + returned - heard);
      const untold = [...events, ...(sending?.batch.events ?? [])].map(({ units }) => units);
      count.vanished += sum(leases) + sum(untold);
    },
  };
}

function usageEvent(call: { id: string; kind: UsageEvent["kind"]; credit?: Credit }): UsageEvent {
  const { id, kind, credit } = call;
  const event: UsageEvent = {
    ...ANY_CALL,
    id,
    kind,
    units: credit?.units ?? 0,
    outcome: credit ? "charged" : "refunded",
  };
  if (!credit) return event;
  return { ...event, leaseId: credit.lease.id, windowStart: credit.lease.windowStart };
}

const ANY_CALL = {
  keyId: "018f0000-0000-7000-8000-000000000001",
  route: "POST /message/sendText/:instanceName",
  status: 201,
  upstreamMs: 1,
  totalMs: 2,
};

/** What happens to the ledger, to Postgres and to isolates while calls come in. */
function planWeather(world: World, crowd: Crowd): void {
  const { clock, ledger, witness, scenario } = world;
  const { random, tenant, kind, change, weather } = scenario;
  const end = clock.now + DEMAND_MS;
  const repeat = (mean: number, action: () => unknown) => {
    const next = clock.now + random.exponential(mean);
    if (next < end) clock.at(next, OUTSIDE, async () => [await action(), repeat(mean, action)]);
  };
  repeat(1_500, () => ledger.deliver(random.pick(["up", "up", "down", "answer lost"])));
  repeat(4_000, () => ledger.evict());
  if (weather === "stormy") repeat(2_500, () => [crowd.lose(), random.chance(0.7) && crowd.enter()]);
  if (!change) return;
  clock.at(change.at, OUTSIDE, async () => {
    const plan = { ...tenant.plan, limits: { ...tenant.plan.limits, [kind]: change.limit } };
    witness.planChanged(change.limit, await ledger.books(clock.now));
    await ledger.provision({ ...tenant, plan } satisfies LedgerTenant);
  });
}

/** Everybody has been quiet: nothing is held any more but by the dead. */
async function judgeRest({ clock, ledger, witness, scenario }: World, crowd: Crowd): Promise<void> {
  const books = await ledger.books(clock.now);
  const missing = sum(books.map(({ granted, settled }) => granted - settled));
  const allowed = scenario.weather === "calm" ? 0 : crowd.vanished();
  if (missing > allowed)
    witness.complain(`${missing} units are missing after ${QUIET_MS} ms of rest, ${allowed} may be`);
}

/** One isolate asks until it is refused for good; then the limit must have been reached exactly. */
async function judgeLast({ clock, witness }: World, crowd: Crowd): Promise<void> {
  const [isolate] = crowd.alive();
  if (!isolate) return;
  let lastAdmitted = clock.now;
  while (clock.now - lastAdmitted < DENIAL_IS_FINAL_MS && !witness.violation) {
    clock.at(clock.now, isolate, async () => {
      void crowd.call(isolate, 1, 3).then((isAdmitted) => {
        if (isAdmitted) lastAdmitted = clock.now;
      });
    });
    await clock.pass(6);
  }
  if (witness.room() > 0) witness.complain(`refused with ${witness.room()} units left`);
  await clock.pass(QUIET_MS);
}

/** A denial is held for a second, and a refill may be on its way. */
const DENIAL_IS_FINAL_MS = 2_500;

/** In the end the ledger and Postgres agree, and with what was let through as well unless somebody died with it. */
async function judgePostgres({ clock, ledger, witness, scenario }: World): Promise<void> {
  await ledger.evict();
  await ledger.deliver("up");
  const settled = sum((await ledger.books(clock.now)).map((book) => book.settled));
  const delivered = await ledger.delivered();
  if (delivered !== settled) witness.complain(`Postgres has ${delivered} units, ${settled} are settled`);
  const charged = sum(witness.charged.values());
  if (scenario.weather === "calm" && settled !== charged)
    witness.complain(`settled ${settled}, let through ${charged}`);
}
