import type { SyncReply, SyncRequest } from "../../../durable/tenant-ledger/messages";
import type { UsageEvent } from "../../../lib/usage-event";
import type { LedgerDoor } from "../../../worker/v1/leases";
import type { Purse } from "../../../worker/v1/purse/purse";
import type { Actor, Clock } from "./clock";
import type { Ledger } from "./ledger";
import type { Rules } from "./rules";
import type { Scenario } from "./scenario";
import type { Witness } from "./witness";

export interface World {
  clock: Clock;
  scenario: Scenario;
  rules: Rules;
  ledger: Ledger;
  witness: Witness;
  /** Messages are lost, delayed or executed twice. */
  isTroubled: boolean;
  /** Messages that were sent in troubled times and have not ended. */
  onTheWay: Map<object, Isolate>;
  /** What the ledger has granted to somebody who cannot know: lease → units. */
  astray: Map<string, number>;
}

export interface Isolate extends Actor {
  purse: Purse;
  door: LedgerDoor;
}

const LEDGER: Actor = { name: "ledger", alive: true };

/** A ledger's door as one isolate sees it, across a network that does what networks do. */
export function openDoor(world: World, isolate: () => Isolate): LedgerDoor {
  const stub = { sync: (request: SyncRequest) => send(world, isolate(), request) };
  return {
    name: "simulated",
    // The one method of a ledger that isolates call.
    namespace: { getByName: () => stub } as unknown as Env["LEDGER"],
    ctx: { waitUntil: () => undefined },
  };
}

function send(world: World, isolate: Isolate, spoken: SyncRequest): Promise<SyncReply> {
  const { clock, rules, scenario } = world;
  const { random } = scenario;
  const request = rules.outgoing(spoken, isolate.purse);
  const fate = drawFate(world);
  const arrives = clock.now + delay(world);
  const message = {};
  if (world.isTroubled) world.onTheWay.set(message, isolate);
  return new Promise((resolve, reject) => {
    const fail = () => {
      world.onTheWay.delete(message);
      reject(new Error("Network connection lost."));
    };
    if (fate === "request lost") return clock.at(arrives, isolate, fail);
    clock.at(arrives, LEDGER, async () => {
      const reply = await hear(world, request);
      if (fate === "twice" && scenario.weather === "calm") await hear(world, request);
      for (const { id, units } of reply.granted) world.astray.set(id, units);
      clock.at(clock.now + delay(world), isolate, () => {
        if (fate === "answer lost") return fail();
        for (const { id } of reply.granted) world.astray.delete(id);
        world.onTheWay.delete(message);
        resolve(reply);
      });
    });
    if (fate === "twice" && scenario.weather === "stormy") {
      clock.at(arrives + random.between(1, 5_000), LEDGER, async () => {
        const { granted } = await hear(world, request);
        for (const { id, units } of granted) world.astray.set(`${id} again`, units);
      });
    }
  });
}

/** The ledger hears a message; then its books must be right. */
async function hear({ ledger, witness, clock }: World, request: SyncRequest): Promise<SyncReply> {
  try {
    const events = JSON.parse(request.batch?.payload ?? "[]") as UsageEvent[];
    for (const event of events) witness.heard(event);
    const reply = await ledger.sync(request);
    witness.audit(await ledger.books(clock.now));
    return reply;
  } catch (error) {
    witness.complain(`the ledger failed: ${String(error)}`);
    throw error;
  }
}

function drawFate({ isTroubled, scenario }: World) {
  const { random, faults } = scenario;
  const luck = random.next();
  if (!isTroubled) return "well";
  if (luck < faults.requestLost) return "request lost";
  if (luck < faults.requestLost + faults.answerLost) return "answer lost";
  if (luck < faults.requestLost + faults.answerLost + faults.twice) return "twice";
  return "well";
}

function delay({ isTroubled, scenario: { random, faults } }: World): number {
  const usual = random.between(1, 40);
  return isTroubled && random.chance(faults.slow) ? usual + random.between(50, 1_500) : usual;
}
