import { expect, it } from "vitest";
import { recordMessages } from "../../../db/queries/message-log";
import { until } from "../../support/until";
import { asKey, db, makeHouse, makeKey } from "../api/support";
import { callWith, connectInstance } from "../support";

const SOON = () => new Date(Date.now() + 3_600_000).toISOString();

it("a stolen key that may only manage rolls no key that may do more, and so gets nobody's rights", async () => {
  const { tenantId, path } = await makeHouse();
  const victim = await makeKey(tenantId, { scopes: ["read", "send", "manage"] });
  const thieves = [
    await makeKey(tenantId, { scopes: ["manage"] }),
    await makeKey(tenantId, { scopes: ["read", "send", "manage"], expiresAt: SOON() }),
  ];
  for (const { key, id } of thieves) {
    const rolled = await asKey(key)("POST", `${path}/keys/${victim.id}/roll`, { graceSeconds: 3_600 });
    expect(rolled).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect((await asKey(key)("POST", `${path}/keys/${id}/roll`, { graceSeconds: 0 })).status).toBe(201);
  }
  expect((await callWith(victim.key)("GET", "/instance/fetchInstances")).status).toBe(200);
});

it("a stolen key that may only manage gets no key of an instance, which could send and never ends", async () => {
  const { tenantId, path, owner } = await makeHouse();
  const { key } = await makeKey(tenantId);
  await connectInstance({ call: callWith(key) });
  const listed = await expectInstance(owner.ask, path);
  const poor = await makeKey(tenantId, { scopes: ["manage"] });
  const rolled = await asKey(poor.key)("POST", `${path}/instances/${listed}/key/roll`);
  expect(rolled).toMatchObject({ status: 403, body: { errors: { scopes: [expect.any(String)] } } });
  expect((await asKey(key)("POST", `${path}/instances/${listed}/key/roll`)).status).toBe(200);
});

it("a stolen key that may not send sends nothing by the test message or by repeating a call either", async () => {
  const { tenantId, path, owner } = await makeHouse();
  const { key } = await makeKey(tenantId);
  const name = await connectInstance({ call: callWith(key) });
  const instance = await expectInstance(owner.ask, path);
  const sent = await callWith(key)("POST", `/message/sendText/${name}`, { number: "6281234567890", text: "hi" });
  const poor = await makeKey(tenantId, { scopes: ["manage"] });
  const message = { number: "+6281234567890", text: "hi" };
  const test = await asKey(poor.key)("POST", `${path}/instances/${instance}/test-message`, message);
  expect(test.body).toMatchObject({ accepted: false, status: 403 });
  const request = sent.headers.get("x-zapin-request-id");
  const find = () => asKey(key)("GET", `${path}/requests?requestId=${request}`);
  await expect.poll(async () => (await find()).body.items.length).toBe(1);
  const body = { number: "6281234567890", text: "again" };
  const replay = await asKey(poor.key)("POST", `${path}/requests/${request}/replay`, { confirm: true, body });
  expect(replay).toMatchObject({ status: 200, body: { status: 403 } });
});

it("a test key out of somebody's notebook reads nothing of the live messages", async () => {
  const { tenantId, path, owner } = await makeHouse();
  const at = Date.now();
  const facts = { at, direction: "in", source: "contact", chatKind: "contact", contactHash: "h", lastDigits: "0002" };
  const none = { serverAckAt: null, deliveredAt: null, readAt: null, playedAt: null, failedAt: null, errorCode: null };
  const message = { id: "LIVE", status: "PENDING", ...none, facts: { ...facts, type: "conversation" } };
  await recordMessages(db, { tenantId, mode: "live", instanceId: crypto.randomUUID() }, [message as never]);
  const { key } = await makeKey(tenantId, { mode: "test", scopes: ["manage"] });
  for (const query of ["", "?mode=live"]) {
    expect((await asKey(key)("GET", `${path}/messages${query}`)).body.items).toEqual([]);
    expect((await asKey(key)("GET", `${path}/messages/hours${query}`)).body.items).toEqual([]);
  }
  expect((await owner.ask("GET", `${path}/messages`)).body.items).toHaveLength(1);
});

it("who may change an endpoint's address reads no secret header there that was meant for another host", async () => {
  const { tenantId, path, owner } = await makeHouse();
  const url = "https://receiver.example/hook";
  const headers = { authorization: "Bearer of the receiver", "x-shop": "1" };
  const made = await owner.ask("POST", `${path}/endpoints`, { mode: "test", url, headers, enabled: false });
  const { key } = await makeKey(tenantId, { scopes: ["manage"] });
  const change = (body: object) => asKey(key)("PATCH", `${path}/endpoints/${made.body.id}`, body);
  const thief = "https://thief.example/hook";
  for (const body of [{ url: thief }, { url: thief, headers: { authorization: null } }]) {
    expect(await change(body)).toMatchObject({ status: 400, body: { errors: { headers: expect.any(Array) } } });
  }
  expect((await change({ url: "https://receiver.example/other" })).status).toBe(200);
  expect((await change({ url: thief, headers: { authorization: "Bearer of my own" } })).status).toBe(200);
});

it("a key that is revoked while somebody rolls it does not come back, and of many rolls one counts", async () => {
  const { tenantId, path, owner } = await makeHouse();
  const stolen = await makeKey(tenantId);
  const roll = (graceSeconds: number) => owner.ask("POST", `${path}/keys/${stolen.id}/roll`, { graceSeconds });
  const revoke = () => owner.ask("DELETE", `${path}/keys/${stolen.id}`);
  const answers = await Promise.all([roll(86_400), revoke(), roll(86_400), roll(0), revoke()]);
  const minted = answers.flatMap(({ status, body }) => (status === 201 ? [body.key as string] : []));
  expect(minted.length).toBeLessThanOrEqual(1);
  expect(answers.map(({ status }) => status).filter((status) => ![201, 204, 409].includes(status))).toEqual([]);
  const works = async (key: string) => (await callWith(key)("GET", "/instance/fetchInstances")).status;
  expect(await works(stolen.key)).toBe(401);
  for (const key of minted) expect(await works(key)).toBe(200);
  const listed = (await owner.ask("GET", `${path}/keys`)).body.items as { id: string; state: string }[];
  expect(listed.find(({ id }) => id === stolen.id)?.state).toBe("revoked");
  expect(listed).toHaveLength(1 + minted.length);
});

async function expectInstance(ask: Awaited<ReturnType<typeof makeHouse>>["owner"]["ask"], path: string) {
  return until<string>(async () => (await ask("GET", `${path}/instances?mode=test`)).body.items[0]?.id);
}
