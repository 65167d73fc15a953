import type { LedgerTenant } from "../../../lib/contract/tenant";
import { type Actor, withClock } from "./clock";
import { type Crowd, newCrowd, sum } from "./crowd";
import type { Ledger } from "./ledger";
import type { World } from "./network";
import type { Rules } from "./rules";
import { DEMAND_MS, type Scenario } from "./scenario";
import { newWitness } from "./witness";

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

/** Lives through one scenario. The isolates run the deployed `leases.ts` and `purse/`, on simulated time. */
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
  let pause = 6;
  while (clock.now - lastAdmitted < DENIAL_IS_FINAL_MS && !witness.violation) {
    clock.at(clock.now, isolate, async () => {
      void crowd.call(isolate, 1, 3).then((isAdmitted) => {
        pause = isAdmitted ? 6 : 50;
        if (isAdmitted) lastAdmitted = clock.now;
      });
    });
    await clock.pass(pause);
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
