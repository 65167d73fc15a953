import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
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
  const claim = (callId: string, messageId?: string, since = Date.now() - 10_000) =>
    ledger.claimSend({ callId, instanceId, since, messageId });
  const settled = async () => (await ledger.books()).find(({ kind }) => kind === "message_send")?.settled ?? 0;
  return { ledger, call, charge, claim, settled, instanceId };
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

describe("a slow call", () => {
  it("finds its message charged, or keeps it from being charged", async () => {
    const { charge, claim } = await newLedger();
    await charge("EARLY");
    expect(await claim(uuidv7(), "EARLY")).toBe(true);
    expect(await claim(uuidv7(), "LATE")).toBe(false);
    expect((await charge("LATE", "BOT")).bots).toEqual(["BOT"]);
  });

  it("whose answer was lost accounts for one message of its number, before or after", async () => {
    const { call, charge, claim } = await newLedger();
    await charge("A", "B");
    const since = Date.now() - 10_000;
    const first = uuidv7();
    expect(await claim(first, undefined, since)).toBe(true);
    await call({ id: first, outcome: "outcome_unknown", units: 0 });
    expect((await charge("C")).bots).toEqual(["C"]);

    for (const paid of [true, true, false]) expect(await claim(uuidv7(), undefined, since)).toBe(paid);
    expect((await charge("D", "E")).bots).toEqual(["E"]);
  });

  it("is known by its claim and by its batch, and counts once", async () => {
    const { call, charge, claim } = await newLedger();
    const id = uuidv7();
    expect(await claim(id, undefined)).toBe(false);
    expect((await charge("X")).bots).toEqual([]);
    await call({ id, outcome: "outcome_unknown" });
    expect((await charge("Y")).bots).toEqual(["Y"]);
  });

  it("takes no message for its own that was heard of before it began, nor one that another call has claimed", async () => {
    const { charge, claim } = await newLedger();
    await charge("BEFORE");
    expect(await claim(uuidv7(), undefined, Date.now())).toBe(false);
    expect(await claim(uuidv7(), "BEFORE")).toBe(true);
    expect(await claim(uuidv7(), undefined)).toBe(false);
  });
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
