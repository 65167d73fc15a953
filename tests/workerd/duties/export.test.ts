import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { connect } from "../../../db/client";
import { recordUsage } from "../../../db/queries/usage";
import { putSealed } from "../../../durable/stored-object";
import { openReceiver, status } from "../../../durable/webhook-outbox/receiver.fixture";
import { uuidv7 } from "../../../lib/ids";
import { config } from "../../../worker/env";
import { EXPORT_NAMES } from "../../../worker/services/export/sources";
import { streamExport } from "../../../worker/services/export/stream-export";
import { until } from "../../support/until";
import { makeMember } from "../api/support";
import { makeRoomyCaller } from "../roomy-caller";
import { connectInstance, fetchGateway, makeKey, makeTenant, manage } from "../support";

const db = connect(env);

afterEach(() => vi.restoreAllMocks());

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
  expect(Object.keys(lines.at(-1)?.rows ?? {}).sort()).toEqual([...EXPORT_NAMES].sort());
  for (const secret of [key, "sealed", "token_hash", '"hash"', "upstream_name", other.tenantId, other.url]) {
    expect(text.includes(secret), secret).toBe(false);
  }
});

/** An endpoint with events that wait, and one of each body that was delivered; a number that said something; a file. */
async function makeObjects(url: string) {
  const { tenantId, call } = await makeRoomyCaller();
  const admin = await makeMember(tenantId, "admin");
  const name = await connectInstance({ call });
  const fields = { mode: "test", url, description: "", headers: { "x-mine": SECRET } };
  const { id } = await manage<{ id: string }>("POST", `/tenants/${tenantId}/endpoints`, {
    ...fields,
    events: ["MESSAGES_UPSERT", "SEND_MESSAGE"],
  });
  const text = `Halo ${crypto.randomUUID()}`;
  for (let send = 0; send < DELIVERIES; send += 1) {
    expect((await call("POST", `/message/sendText/${name}`, { number: "6281234567890", text })).status).toBe(201);
  }
  const objectKey = `${tenantId}/test/${name}/media/${crypto.randomUUID()}`;
  const metadata = { mimetype: "image/png", fileName: encodeURIComponent("foto é.png") };
  await putSealed(env.MEDIA, { secrets: config.dataSecrets, key: objectKey, metadata }, bytesOf("picture"));
  return { tenantId, admin, endpointId: id, text };
}

const SECRET = "header-that-nobody-may-see";
/** More than one page of an outbox. */
const DELIVERIES = 60;

async function* bytesOf(text: string) {
  yield new TextEncoder().encode(text);
}

it("holds what only objects and the bucket know: states, deliveries with their bodies, files by link", async () => {
  const { url } = openReceiver(status(503));
  const { admin, tenantId, endpointId, text } = await makeObjects(url);
  const other = await makeObjects(url);
  const exported = async () => {
    const headers = { authorization: `Bearer ${env.OPERATOR_TOKEN}` };
    const text = await (await fetchGateway(`/api/tenants/${tenantId}/export`, { headers })).text();
    return { text, lines: linesOf(text) };
  };
  const of = (lines: Line[], part: string) => lines.filter((line) => line.part === part).map(({ row }) => row);
  // Postgres hears of the number a little later than its object.
  const { text: whole, lines } = await until(async () => {
    const answer = await exported();
    const areThere = of(answer.lines, "deliveries").length >= DELIVERIES;
    return areThere && of(answer.lines, "instanceStates").length === 1 && answer;
  });
  const deliveries = of(lines, "deliveries");
  expect(new Set(deliveries.map(({ id }) => id)).size).toBe(deliveries.length);
  expect(deliveries.every((one) => one.endpointId === endpointId && one.state === "pending")).toBe(true);
  expect(deliveries.filter(({ body }) => String(body).includes(text)).length).toBeGreaterThanOrEqual(DELIVERIES);
  expect(of(lines, "instanceStates")).toEqual([expect.objectContaining({ mode: "test", status: "open" })]);
  const [file] = of(lines, "files");
  expect(file).toMatchObject({ bytes: 7, mimetype: "image/png", fileName: "foto é.png" });
  const fetched = await fetchGateway(new URL(String(file?.url)).pathname);
  expect(await fetched.text()).toBe("picture");
  expect(lines[0]).toMatchObject({ part: "manifest", row: { tenantId, parts: EXPORT_NAMES } });
  expect(Object.keys(lines[0]?.row.leftOut as object)).toEqual(expect.arrayContaining(["conversations", "sandbox"]));
  for (const word of [SECRET, other.tenantId, other.text, "requestHeaders"]) expect(whole.includes(word)).toBe(false);

  const table = await admin.ask("GET", `/tenants/${tenantId}/export?format=csv&part=deliveries`);
  expect(String(table.body).split("\r\n")[0]).toBe(
    "mode,endpointId,id,event,instanceId,state,createdAt,nextAt,url,body,attempts",
  );
});

it("breaks off, without the last line, where an object cannot be read", async () => {
  const { url } = openReceiver(status(503));
  const { tenantId } = await makeObjects(url);
  const broken = { ...env, MEDIA: { list: () => Promise.reject(new Error("the bucket is away")) } } as unknown as Env;
  const actor = { kind: "operator", id: "test", role: "owner", ip: "", label: "test" } as never;
  const reader = streamExport({ db, env: broken, tenantId, actor }, EXPORT_NAMES).getReader();
  let text = "";
  const readAll = async () => {
    for (let next = await reader.read(); !next.done; next = await reader.read()) text += decoder.decode(next.value);
  };
  await expect(readAll()).rejects.toThrow("away");
  expect(text).toContain('"part":"tenant"');
  expect(text).not.toContain('"part":"end"');
});

const decoder = new TextDecoder();

it("answers one part as a table, and asks for the part", async () => {
  const { tenantId, admin, ids } = await makeHistory();
  const answer = await admin.ask("GET", `/tenants/${tenantId}/export?format=csv&part=requests`);
  expect(answer.status).toBe(200);
  const [head = "", ...rows] = String(answer.body).trimEnd().split("\r\n");
  expect(head.split(",")).toEqual(expect.arrayContaining(["id", "at", "route", "status"]));
  expect(rows).toHaveLength(ids.length);
  expect((await admin.ask("GET", `/tenants/${tenantId}/export?format=csv`)).status).toBe(400);
});
