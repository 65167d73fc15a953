import { runDurableObjectAlarm } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { connect } from "../../db/client";
import type { ServerMessage } from "../../lib/contract/live";
import { until } from "../support/until";
import { newOwner } from "./browser";
import { connectInstance, fetchGateway, makeCaller } from "./support";

/** A socket at the front door, and all that comes over it. */
async function listen(headers: Record<string, string>, path = "/live") {
  const request = new Request(`https://gateway.test${path}`, { headers: { upgrade: "websocket", ...headers } });
  const response = await exports.default.fetch(request);
  const messages: ServerMessage[] = [];
  const closed: number[] = [];
  const socket = response.webSocket;
  socket?.accept();
  socket?.addEventListener("message", ({ data }) => void messages.push(JSON.parse(String(data))));
  socket?.addEventListener("close", ({ code }) => void closed.push(code));
  return { status: response.status, messages, closed };
}

it("lets a signed-in person listen until they sign out", async () => {
  const { browser, tenantId } = await newOwner();
  const { status, body } = await browser.post(`/api/tenants/${tenantId}/live/tickets`, { mode: "test" });
  expect(status).toBe(201);
  const listening = await listen({ "sec-websocket-protocol": body.protocols.join(", ") });
  expect(listening.status).toBe(101);
  await until(() => listening.messages.length > 0);
  const feed = env.LIVE.getByName(`${tenantId}:test`);
  await runDurableObjectAlarm(feed);
  expect(listening.closed).toEqual([]);
  expect((await browser.post("/auth/sign-out")).status).toBe(200);
  await runDurableObjectAlarm(feed);
  await until(() => listening.closed.length > 0);
  expect(listening.closed).toEqual([4401]);
});

it("closes the sockets of whoever may no longer see what they show", async () => {
  const { browser, tenantId } = await newOwner();
  const { body } = await browser.post(`/api/tenants/${tenantId}/live/tickets`, { mode: "live" });
  const listening = await listen({ "sec-websocket-protocol": body.protocols.join(", ") });
  await until(() => listening.messages.length > 0);
  await connect(env).execute(sql`update members set role = 'viewer' where tenant_id = ${tenantId}`);
  await runDurableObjectAlarm(env.LIVE.getByName(`${tenantId}:live`));
  await until(() => listening.closed.length > 0);
  expect(listening.closed).toEqual([4401]);
});

it("gives nobody a ticket for another tenant", async () => {
  const [ours, theirs] = [await newOwner(), await newOwner()];
  const answer = await ours.browser.post(`/api/tenants/${theirs.tenantId}/live/tickets`, { mode: "live" });
  expect(answer.status).toBe(404);
});

it("tells a developer, key in hand, what a send becomes, and events after websocket/set", async () => {
  const caller = await makeCaller();
  const name = await connectInstance(caller);
  const listening = await listen({ apikey: caller.key }, "/v1/live");
  await until(() => listening.messages.length > 0);
  expect(listening.messages[0]).toMatchObject({ type: "snapshot", instances: [{ name }] });
  const set = await caller.call("POST", `/websocket/set/${name}`, {
    websocket: { enabled: true, events: ["SEND_MESSAGE"] },
  });
  expect(set.body).toMatchObject({
    enabled: true,
    events: ["SEND_MESSAGE"],
    url: expect.stringMatching(/^wss?:.*\/live$/),
  });
  const ticket = await fetchGateway("/v1/live/tickets", { method: "POST", headers: { apikey: caller.key } });
  expect(ticket.status).toBe(201);
  const sent = await caller.call("POST", `/message/sendText/${name}`, { number: "5511999990001", text: "olá" });
  expect(sent.status).toBe(201);
  expect((await fetchGateway("/live")).status).toBe(400);
});
