import { uuidv7 } from "../../../lib/ids";
import type { UsageEvent } from "../../../lib/usage-event";
import { report } from "../../../worker/v1/leases";
import { type Credit, keep, refund } from "../../../worker/v1/purse/credits";
import { newPurse } from "../../../worker/v1/purse/purse";
import { type Isolate, openDoor, type World } from "./network";
import { DEMAND_MS } from "./scenario";
import type { Receipt } from "./witness";

/** The isolates of one world, and the calls that come to them. */
export interface Crowd {
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

export function newCrowd(world: World): Crowd {
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

export const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);
