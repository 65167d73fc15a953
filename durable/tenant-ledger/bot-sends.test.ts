import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { uuidv7 } from "../../lib/ids";
import type { UsageEvent } from "../../lib/usage-event";
import { newInstance } from "../../worker/webhooks/instance.fixture";

async function newLedger(limit = 1_000) {
  const { ledger: name, instance } = await newInstance({ sends: limit });
  const ledger = env.LEDGER.getByName(name);
  let sequence = 0;
  const instanceId = instance.id;
  const call = (event: Partial<UsageEvent>) =>
    ledger.sync({
      isolate: "isolate",
      batch: {
        sequence: ++sequence,
        payload: JSON.stringify([{ ...CALL, id: uuidv7(), instanceId, ...event }]),
        spent: [],
      },
      leases: [],
      wants: [],
    });
  const charge = (...ids: string[]) =>
    ledger.chargeSends({ instanceId, sends: ids.map((id) => ({ id, at: Date.now() })) });
  const settled = async () => (await ledger.books()).find(({ kind }) => kind === "message_send")?.settled ?? 0;
  return { ledger, call, charge, settled, instanceId };
}

const CALL = {
  keyId: uuidv7(),
  route: "POST /message/sendText/:instanceName",
  kind: "message_send",
  units: 1,
  outcome: "charged",
  status: 201,
  upstreamMs: 1,
  totalMs: 1,
} as const;

it("charges what no call sent, once, however often and in whatever company it is told", async () => {
  const { charge, settled, ledger } = await newLedger();
  expect(await charge("A", "B")).toEqual({ bots: ["A", "B"], exhausted: false });
  expect(await charge("B", "A", "C")).toEqual({ bots: ["B", "A", "C"], exhausted: false });
  expect(await settled()).toBe(3);
  const [books] = await ledger.books();
  expect(books).toMatchObject({ granted: 3, settled: 3, live: 0, stranded: 0 });
});

it("leaves alone what calls sent", async () => {
  const { charge, call, settled } = await newLedger();
  await call({ messageId: "OURS" });
  expect(await charge("OURS", "BOT")).toEqual({ bots: ["BOT"], exhausted: false });
  expect(await settled()).toBe(1);
});

it("lets a call whose answer was lost account for one message", async () => {
  const { charge, call } = await newLedger();
  await call({ outcome: "outcome_unknown" });
  expect((await charge("X", "Y")).bots).toEqual(["Y"]);
});

it("does not go beyond the limit, and says so", async () => {
  const { charge, settled } = await newLedger(2);
  expect(await charge("A", "B", "C")).toEqual({ bots: ["A", "B", "C"], exhausted: true });
  expect(await charge("C")).toEqual({ bots: ["C"], exhausted: false });
  expect(await settled()).toBe(2);
});

it("does not charge what is too old to be sure of", async () => {
  const { ledger, settled, instanceId } = await newLedger();
  const reply = await ledger.chargeSends({ instanceId, sends: [{ id: "OLD", at: Date.now() - 3_600_000 }] });
  expect(reply.bots).toEqual([]);
  expect(await settled()).toBe(0);
});
