import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { until } from "../../tests/support/until";
import { listen, newKey } from "../../worker/live/listen.fixture";
import { addEndpoint, envelopeOf, type NewInstance, newInstance, post } from "../../worker/webhooks/instance.fixture";
import { openReceiver, status } from "../webhook-outbox/receiver.fixture";

/** Far ahead, where no alarm goes off: how long the events take must not decide how much else is done meanwhile. */
const NOW = Date.UTC(2100, 0, 1, 12);

beforeEach(() => {
  vi.spyOn(Date, "now").mockReturnValue(NOW);
});
afterEach(() => vi.restoreAllMocks());

const EVENTS = 200;

const receive = (ours: NewInstance, id: string) =>
  post(
    ours,
    envelopeOf(ours, "messages.upsert", { key: { id, fromMe: false, remoteJid: "5511888880002@s.whatsapp.net" } }),
  );

/** Calls of objects and rows written, of everything between a server's delivery and whoever hears of it. */
async function costOf({ endpoint, listener }: { endpoint: boolean; listener: boolean }) {
  const { received, url } = openReceiver(status(200));
  const ours = await newInstance();
  if (endpoint) await addEndpoint(ours, { url });
  const heard = listener ? await listen({ key: (await newKey(ours)).key }) : undefined;
  if (heard) await until(() => heard.messages.length > 0);
  await receive(ours, "first");
  const feed = env.LIVE.getByName(ours.ledger);
  const count = async () => {
    const all = [
      await ours.state.counters(),
      await feed.counters(),
      await env.LEDGER.getByName(ours.ledger).counters(),
    ];
    return {
      calls: all.reduce((sum, { calls }) => sum + calls, 0),
      rows: all.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0),
    };
  };
  const before = await count();
  for (let n = 0; n < EVENTS; n++) expect((await receive(ours, `A${n}`)).body.duplicate).toBe(false);
  if (endpoint) await until(() => received.length === EVENTS + 1);
  if (heard) await until(() => heard.messages.filter(({ type }) => type === "message").length > EVENTS);
  const after = await count();
  return { calls: (after.calls - before.calls) / EVENTS, rows: (after.rows - before.rows) / EVENTS };
}

it.each([
  ["nobody", { endpoint: false, listener: false }, { calls: 1.2, rows: 3.2 }],
  ["an endpoint", { endpoint: true, listener: false }, { calls: 1.2, rows: 5.3 }],
  ["an endpoint and a socket", { endpoint: true, listener: true }, { calls: 2.3, rows: 8.5 }],
])("an event for %s costs so much, without its delivery", async (who, parts, most) => {
  const { calls, rows } = await costOf(parts);
  console.log(`an event for ${who}: ${calls.toFixed(2)} object calls, ${rows.toFixed(2)} rows written`);
  expect(calls).toBeLessThanOrEqual(most.calls);
  expect(rows).toBeLessThanOrEqual(most.rows);
});
