import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { LIVE_PROTOCOL } from "../../../lib/contract/live";
import { ledgerName } from "../../../lib/ledger-name";
import { until } from "../../support/until";
import { asKey, makeHouse, makeKey } from "../api/support";
import { connectInstance, fetchGateway, makeCaller } from "../support";

const open = (key: string, headers: Record<string, string> = {}) =>
  fetchGateway("/live", { headers: { upgrade: "websocket", apikey: key, ...headers } });

it("a key that may only manage buys no ticket to what people write, by no door", async () => {
  const { tenantId, path } = await makeHouse();
  const poor = await makeKey(tenantId, { scopes: ["manage"] });
  const refused = { status: 403, body: { code: "forbidden" } };
  expect(await asKey(poor.key)("POST", `${path}/live/tickets`, { mode: "test" })).toMatchObject(refused);
  expect((await fetchGateway("/live/tickets", { method: "POST", headers: { apikey: poor.key } })).status).toBe(403);
  const rich = await makeKey(tenantId, { scopes: ["manage", "read"] });
  expect((await asKey(rich.key)("POST", `${path}/live/tickets`, { mode: "test" })).status).toBe(201);
});

it("who names no protocol is told of none, and who names others only hears which one is spoken", async () => {
  const { key } = await makeCaller();
  const plain = await open(key);
  expect([plain.status, plain.headers.get("sec-websocket-protocol")]).toEqual([101, null]);
  plain.webSocket?.accept();
  plain.webSocket?.close();
  const named = await open(key, { "sec-websocket-protocol": `chat, ${LIVE_PROTOCOL}` });
  expect([named.status, named.headers.get("sec-websocket-protocol")]).toEqual([101, LIVE_PROTOCOL]);
  named.webSocket?.accept();
  named.webSocket?.close();
  const other = await open(key, { "sec-websocket-protocol": "chat" });
  expect([other.status, await other.json()]).toEqual([
    400,
    expect.objectContaining({ detail: expect.stringContaining(LIVE_PROTOCOL) }),
  ]);
});

it("a tenant opens no more sockets than it may, and those that it has go on", async () => {
  const { key, tenantId } = await makeCaller();
  const first = await open(key);
  first.webSocket?.accept();
  const feed = env.LIVE.getByName(ledgerName(tenantId, "test"));
  await runInDurableObject(feed, (_, state) => {
    for (let n = 1; n < 1_000; n++) state.acceptWebSocket(new WebSocketPair()[1]);
  });
  const refused = await open(key);
  expect([refused.status, await refused.json()]).toEqual([403, expect.objectContaining({ code: "limit_reached" })]);
  expect(first.webSocket?.readyState).toBe(WebSocket.OPEN);
  await runInDurableObject(feed, (_, state) => {
    for (const socket of state.getWebSockets()) socket.close(1000);
  });
});

it("what is kept for whoever comes back fits into memory, however large it is", async () => {
  const { key, call, tenantId } = await makeCaller();
  const name = await connectInstance({ call });
  const websocket = { websocket: { enabled: true, events: ["SEND_MESSAGE"] } };
  expect((await call("POST", `/websocket/set/${name}`, websocket)).status).toBe(201);
  const first = await open(key);
  const heard: string[] = [];
  first.webSocket?.accept();
  first.webSocket?.addEventListener("message", ({ data }) => heard.push(String(data)));
  await until(() => heard.length > 0);
  const { seq } = JSON.parse(heard[0] ?? "");
  const feed = env.LIVE.getByName(ledgerName(tenantId, "test"));
  const instanceId = crypto.randomUUID();
  const events = [JSON.stringify({ event: "send.message", data: "x".repeat(200_000) })];
  await runInDurableObject(feed, async (instance) => {
    for (let revision = 1; revision <= 120; revision++) {
      const view = { id: instanceId, status: "open", revision };
      await instance.publish({ instanceId, revision, changes: 1, view, messages: [], events } as never);
    }
  });
  const kept = await runInDurableObject(feed, (_, { storage }) =>
    storage.sql.exec<{ bytes: number }>("SELECT sum(octet_length(sealed)) AS bytes FROM ring").one(),
  );
  expect(kept.bytes).toBeGreaterThan(4 * 2 ** 20);
  expect(kept.bytes).toBeLessThanOrEqual(16 * 2 ** 20);
  const back = await fetchGateway(`/live?resume=${seq}`, { headers: { upgrade: "websocket", apikey: key } });
  const again: string[] = [];
  back.webSocket?.accept();
  back.webSocket?.addEventListener("message", ({ data }) => again.push(String(data)));
  await until(() => again.length > 0);
  expect(JSON.parse(again[0] ?? "").type).toBe("snapshot");
  first.webSocket?.close();
  back.webSocket?.close();
});

it("a client that closes with a code that nobody may send is let go like any other", async () => {
  const { key, tenantId } = await makeCaller();
  const feed = env.LIVE.getByName(ledgerName(tenantId, "test"));
  for (const code of [999, 1004, 1005, 1006, 1015, 2000, 5000]) {
    const { webSocket } = await open(key);
    webSocket?.accept();
    const closed = new Promise<number>((resolve) =>
      webSocket?.addEventListener("close", (event) => resolve(event.code)),
    );
    await runInDurableObject(feed, async (instance, state) => {
      for (const socket of state.getWebSockets()) await instance.webSocketClose(socket, code);
    });
    expect([code, await closed]).toEqual([code, 1000]);
  }
});
