import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { connect } from "../../../db/client";
import { EXPORT_PARTS } from "../../../db/queries/export";
import { recordUsage } from "../../../db/queries/usage";
import { uuidv7 } from "../../../lib/ids";
import { makeMember } from "../api/support";
import { fetchGateway, makeKey, makeTenant, manage } from "../support";

const db = connect(env);

/** More than one page of the export. */
const CALLS = 1_203;

async function makeHistory() {
  const tenantId = await makeTenant();
  const admin = await makeMember(tenantId, "admin");
  const { key } = await makeKey(tenantId);
  const url = `https://receiver.example/${tenantId}`;
  await manage("POST", `/tenants/${tenantId}/endpoints`, {
    mode: "test",
    url,
    description: "",
    events: ["QRCODE_UPDATED"],
  });
  const at = Date.now();
  const events = Array.from({ length: CALLS }, () => ({
    id: uuidv7(at),
    keyId: crypto.randomUUID(),
    route: "GET /chat/findChats/:instanceName",
    kind: "api_call" as const,
    units: 1,
    outcome: "charged" as const,
    status: 200,
    upstreamMs: 1,
    totalMs: 1,
  }));
  await recordUsage(db, [{ tenantId, mode: "live", batch: { id: crypto.randomUUID(), events } }]);
  return { tenantId, admin, key, url, ids: events.map(({ id }) => id).sort() };
}

interface Line {
  part: string;
  row: Record<string, unknown>;
  rows?: Record<string, number>;
}

const linesOf = (text: string): Line[] =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);

it("holds every row of the tenant once, nobody else's, and no secret", async () => {
  const { tenantId, key, url, ids } = await makeHistory();
  const other = await makeHistory();
  const headers = { authorization: `Bearer ${env.OPERATOR_TOKEN}` };
  const answer = await fetchGateway(`/api/tenants/${tenantId}/export`, { headers });
  expect(answer.status).toBe(200);
  const text = await answer.text();
  const lines = linesOf(text);
  const requests = lines.filter(({ part }) => part === "requests").map(({ row }) => String(row.id));
  expect(requests.sort()).toEqual(ids);
  expect(lines.find(({ part }) => part === "endpoints")?.row.url).toBe(url);
  expect(lines.at(-1)).toMatchObject({ part: "end", rows: { requests: CALLS, keys: 1, tenant: 1 } });
  expect(Object.keys(lines.at(-1)?.rows ?? {}).sort()).toEqual(Object.keys(EXPORT_PARTS).sort());
  for (const secret of [key, "sealed", "token_hash", '"hash"', "upstream_name", other.tenantId, other.url]) {
    expect(text.includes(secret), secret).toBe(false);
  }
});

it("answers one part as a table, and asks for the part", async () => {
  const { tenantId, admin, ids } = await makeHistory();
  const { status, body } = await admin.ask("GET", `/tenants/${tenantId}/export?format=csv&part=requests`);
  expect(status).toBe(200);
  const [head = "", ...rows] = String(body).trimEnd().split("\r\n");
  expect(head.split(",")).toEqual(expect.arrayContaining(["id", "at", "route", "status"]));
  expect(rows).toHaveLength(ids.length);
  expect((await admin.ask("GET", `/tenants/${tenantId}/export?format=csv`)).status).toBe(400);
});
