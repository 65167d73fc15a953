import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { PacedSend } from "../../../lib/contract/pacing";
import { uuidv7 } from "../../../lib/ids";
import { makeMember } from "../api/support";
import { fetchGateway } from "../support";
import { makePaced, type Paced } from "./paced.fixture";

afterEach(() => vi.restoreAllMocks());

interface Line {
  part: string;
  row: Record<string, unknown>;
  rows?: Record<string, number>;
}

/** From now on it is an hour later: alarms that are set do not ring by themselves, only when they are run. */
function liveAhead() {
  const real = Date.now.bind(Date);
  vi.spyOn(Date, "now").mockImplementation(() => real() + 3_600_000);
}

/** One that was sent, two that wait, one that was cancelled. */
async function makeSends(paced: Paced) {
  const ids: string[] = [];
  for (let sends = 0; sends < 4; sends++) ids.push((await paced.send({ text: `words ${sends}` })).body.id);
  await paced.call("DELETE", `/paced/cancel/${paced.name}/${ids[3]}`);
  await paced.turn();
  return ids;
}

it("is in the tenant's export: what waits and what has ended, without words, and nobody else's", async () => {
  const [paced, other] = [await makePaced(), await makePaced()];
  liveAhead();
  const ids = await makeSends(paced);
  await makeSends(other);
  const headers = { authorization: `Bearer ${env.OPERATOR_TOKEN}` };
  const text = await (await fetchGateway(`/api/tenants/${paced.tenantId}/export`, { headers })).text();
  const lines = text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  const rows = lines.filter(({ part }) => part === "pacedSends").map(({ row }) => row);
  const states = Object.fromEntries(rows.map(({ id, state }) => [id, state]));
  expect(states).toEqual({ [ids[0]!]: "sent", [ids[1]!]: "queued", [ids[2]!]: "queued", [ids[3]!]: "cancelled" });
  expect(lines.at(-1)).toMatchObject({ part: "end", rows: { pacedSends: 4 } });
  for (const { mode, instanceId, ...send } of rows) {
    expect({ mode, instanceId }).toEqual({ mode: "test", instanceId: paced.id });
    const found = await paced.queue.find(String(send.id));
    // An estimate moves with the clock.
    expect(send).toEqual({ ...PacedSend.parse(found), dueAt: send.dueAt });
  }
  expect(JSON.stringify(rows)).not.toMatch(/words|6281234567890/);
  expect(text).not.toContain(other.id);
});

it("is a table by itself, in its order, also where it is more than is read at once", async () => {
  const paced = await makePaced();
  const owner = { tenantId: paced.tenantId, mode: "test" as const, instanceId: paced.id };
  const key = { kind: "derived", mode: "test", tenantId: paced.tenantId } as never;
  const order = {
    row: "POST /message/sendText/:instanceName",
    contentType: "application/json",
    body: "sealed",
    bytes: 6,
  };
  liveAhead();
  const ids = Array.from({ length: 503 }, () => uuidv7());
  for (const id of ids) {
    const whose = { id, key, contacts: [], lastDigits: "7890" };
    await paced.queue.enqueue({ owner, order: { ...order, ...whose }, idempotency: null });
  }
  await paced.call("DELETE", `/paced/cancel/${paced.name}/${ids[0]}`);
  const admin = await makeMember(paced.tenantId, "admin");
  const answer = await admin.ask("GET", `/tenants/${paced.tenantId}/export?format=csv&part=pacedSends`);
  const [head = "", ...rows] = String(answer.body).trimEnd().split("\r\n");
  expect(head.split(",")).toEqual(["mode", "instanceId", ...Object.keys(PacedSend.shape)]);
  expect(rows.map((row) => row.split(",")[2])).toEqual([...ids.slice(1), ids[0]]);
});
