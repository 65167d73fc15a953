import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Fault } from "../support/evolution/server.ts";
import { until } from "../support/until.ts";
import { type Answer, type Gateway, startGateway } from "./support/gateway.ts";

// A server says by webhook that it has sent a message long before it answers the call that sent it.

const TEXT = { number: "5511999990001", text: "oi" };
const CALL = "POST /message/sendText/:instanceName";

let gateway: Gateway;

beforeAll(async () => {
  // Limits of 60 s become 30.
  gateway = await startGateway({ TIME_SCALE: "0.5" });
});

afterAll(() => gateway?.stop());

async function makeShop() {
  const shop = await gateway.makeShop({ dedicated: true });
  const { name, upstreamName } = shop.instance;
  const send = () => gateway.call(shop.key, `POST /v1/message/sendText/${name}`, { body: TEXT });
  const settled = async () =>
    (await gateway.ledger(shop.id)).books.find(({ kind }) => kind === "message_send")?.settled;
  const spoil = (fault: Fault) => shop.server.fault({ ...fault, path: new RegExp(upstreamName), times: 1 });
  return { send, settled, spoil };
}

const usageOf = (answer: Answer) => until(() => gateway.findUsage(answer));

describe.concurrent("a message that is known before its call has ended", () => {
  const FAULTS: [string, Fault, number, string][] = [
    ["answers after ten seconds", { mode: "slow_body", pauseMs: 600 }, 201, "charged"],
    ["never answers", { mode: "hang_after_body" }, 504, "outcome_unknown"],
  ];

  it.each(FAULTS)("is charged once where the server %s", async (_, fault, status, outcome) => {
    const { send, settled, spoil } = await makeShop();
    spoil(fault);
    const slow = send();
    // By the webhook: no call is known that sent it.
    await until(async () => (await settled()) === 1);
    const answer = await slow;
    expect(answer.status).toBe(status);
    expect(await usageOf(answer)).toMatchObject({ route: CALL, status, outcome, units: 0 });
    expect(await settled()).toBe(1);

    const quick = await send();
    expect(await usageOf(quick)).toMatchObject({ route: CALL, outcome: "charged", units: 1 });
    expect(await settled()).toBe(2);
  });
});
