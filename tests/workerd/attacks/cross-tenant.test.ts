import { expect, it } from "vitest";
import { asKey, makeHouse, makeKey } from "../api/support";
import { callWith, connectInstance, fetchGateway } from "../support";

/** A house with a number, an endpoint, a delivery and whatever else has an id. */
async function furnish() {
  const house = await makeHouse();
  const { owner, path, tenantId } = house;
  const { id: keyId, key } = await makeKey(tenantId);
  const name = await connectInstance({ call: callWith(key) });
  let instanceId = "";
  const look = async () =>
    (instanceId = (await owner.ask("GET", `${path}/instances?mode=test`)).body.items[0]?.id ?? "");
  await expect.poll(look).not.toBe("");
  const endpoint = await owner.ask("POST", `${path}/endpoints`, {
    mode: "test",
    url: "https://receiver.example/hook",
    enabled: false,
  });
  expect(endpoint.status).toBe(201);
  return { ...house, key, keyId, name, instanceId, endpointId: endpoint.body.id as string };
}

it("ids of another tenant's things, in a path or in a body, are ids of nothing", async () => {
  const [own, other] = [await furnish(), await furnish()];
  const nowhere = crypto.randomUUID();
  const attempts = (
    instance: string,
    key: string,
    endpoint: string,
    delivery: string,
  ): [string, string, unknown?][] => [
    ["GET", `/keys/${key}`],
    ["PATCH", `/keys/${key}`, { name: "mine" }],
    ["POST", `/keys/${key}/roll`, { graceSeconds: 0 }],
    ["DELETE", `/keys/${key}`],
    ["POST", "/keys", { name: "k", mode: "test", scopes: ["read"], instances: [instance] }],
    ["GET", `/instances/${instance}`],
    ["GET", `/instances/${instance}/qr`],
    ["POST", `/instances/${instance}/connect`],
    ["POST", `/instances/${instance}/pairing-code`, { number: "+6281234567890" }],
    ["POST", `/instances/${instance}/restart`],
    ["POST", `/instances/${instance}/logout`],
    ["POST", `/instances/${instance}/presence`, { presence: "available" }],
    ["GET", `/instances/${instance}/settings`],
    ["PATCH", `/instances/${instance}/settings`, { rejectCall: true }],
    ["POST", `/instances/${instance}/key/roll`],
    ["POST", `/instances/${instance}/share`, { hours: 1 }],
    ["DELETE", `/instances/${instance}/share`],
    ["POST", `/instances/${instance}/test-message`, { number: "+6281234567890", text: "hi" }],
    ["PUT", `/instances/${instance}/meta`, { appSecret: "0123456789abcdef0123456789abcdef" }],
    ["POST", `/instances/${instance}/sandbox/inbound`, { from: "+6281234567890", text: "hi" }],
    ["POST", `/instances/${instance}/sandbox/scan`],
    ["DELETE", `/instances/${instance}`],
    ["POST", "/endpoints", { mode: "test", url: "https://thief.example/hook", instances: [instance] }],
    ["GET", `/endpoints/${endpoint}`],
    ["PATCH", `/endpoints/${endpoint}`, { url: "https://thief.example/hook" }],
    ["POST", `/endpoints/${endpoint}/secret/reveal`],
    ["POST", `/endpoints/${endpoint}/secret/roll`, { overlapHours: 0 }],
    ["POST", `/endpoints/${endpoint}/test`, { event: "MESSAGES_UPSERT" }],
    ["GET", `/endpoints/${endpoint}/deliveries`],
    ["GET", `/endpoints/${endpoint}/deliveries/${delivery}`],
    ["POST", `/endpoints/${endpoint}/deliveries/resend-failed`, { since: new Date(0).toISOString() }],
    ["DELETE", `/endpoints/${endpoint}`],
  ];
  const delivery = `evt_${nowhere}`;
  const foreign = attempts(other.instanceId, other.keyId, other.endpointId, delivery);
  const unknown = attempts(nowhere, nowhere, `cm${"a".repeat(23)}`, delivery);
  const askers = [own.owner.ask, asKey(own.key)];
  for (const ask of askers) {
    for (const [place, [method, route, body]] of foreign.entries()) {
      const answer = await ask(method, own.path + route, body);
      const said = await ask(method, own.path + (unknown[place]?.[1] ?? ""), unknown[place]?.[2]);
      expect([route, answer.status]).toEqual([route, said.status]);
      expect([route, answer.status < 400]).toEqual([route, false]);
      // The same words as for what exists nowhere, but for the id that was sent.
      expect(plain(answer.body, other.instanceId)).toEqual(plain(said.body, nowhere));
    }
  }
  expect((await other.owner.ask("GET", `${other.path}/endpoints/${other.endpointId}`)).body.url).toContain("receiver");
  expect((await callWith(other.key)("GET", `/instance/connectionState/${other.name}`)).status).toBe(200);
});

const plain = (body: { requestId?: string }, id: string) =>
  JSON.stringify({ ...body, requestId: "" }).replaceAll(id, "an id");

it("lists that are filtered or continued by another tenant's ids stay empty", async () => {
  const [own, other] = [await furnish(), await furnish()];
  const { instanceId: instance, keyId: key } = other;
  for (const query of [
    `/messages?mode=test&instance=${instance}`,
    `/messages/hours?mode=test&instance=${instance}`,
    `/requests?mode=test&instanceId=${instance}`,
    `/requests?mode=test&keyId=${key}`,
  ]) {
    expect([query, (await own.owner.ask("GET", own.path + query)).body.items]).toEqual([query, []]);
  }
  for (const list of ["keys", "instances", "audit", "requests"]) {
    const answer = await own.owner.ask("GET", `${own.path}/${list}?cursor=${key}`);
    expect(JSON.stringify(answer.body)).not.toContain(other.tenantId);
    expect(JSON.stringify(answer.body)).not.toContain(instance);
  }
});

it("a webhook with one instance's secret is not taken for another's, nor for another tenant's", async () => {
  const { deriveWebhookSecret, INSTANCE_HEADER, SECRET_HEADER } = await import("../../../lib/webhook-secret");
  const { config } = await import("../../../worker/env");
  const [own, other] = [await furnish(), await furnish()];
  const owner = { tenantId: own.tenantId, mode: "test" as const, instanceId: own.instanceId };
  const secret = await deriveWebhookSecret(config.keySecrets, { ...owner, version: 1 });
  const { env } = await import("cloudflare:workers");
  const { ledgerName } = await import("../../../lib/ledger-name");
  const victim = await env.LEDGER.getByName(ledgerName(other.tenantId, "test")).instanceById(other.instanceId);
  const written = { date_time: new Date().toISOString(), server_url: "https://evolution.example", apikey: null };
  const event = { event: "connection.update", instance: victim?.upstreamName, data: { state: "close" }, ...written };
  const send = (tenantId: string, named: string) =>
    fetchGateway(`/webhooks/${tenantId}`, {
      method: "POST",
      headers: { [INSTANCE_HEADER]: named, [SECRET_HEADER]: secret, "content-type": "application/json" },
      body: JSON.stringify(event),
    });
  const attempts = [
    [own.tenantId, `test.${other.instanceId}`],
    [other.tenantId, `test.${own.instanceId}`],
    [other.tenantId, `test.${other.instanceId}`],
    [own.tenantId, `live.${own.instanceId}`],
    [own.tenantId, `test.${own.instanceId}`], // its own headers, with a body about somebody else's
    [own.tenantId, `test.${own.instanceId}.x`],
  ] as const;
  for (const [tenantId, named] of attempts) expect([named, (await send(tenantId, named)).status]).toEqual([named, 401]);
  expect((await callWith(other.key)("GET", `/instance/connectionState/${other.name}`)).body.instance.state).toBe(
    "open",
  );
});

it("whoever found a share link spends few of the tenant's calls with it", async () => {
  const { owner, path, instanceId } = await furnish();
  const { token } = (await owner.ask("POST", `${path}/instances/${instanceId}/share`, { hours: 1 })).body;
  const press = () =>
    fetchGateway(`/api/share/${token}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
  const statuses: number[] = [];
  for (let pressed = 0; pressed < 25; pressed++) statuses.push((await press()).status);
  // Not the last: presses are counted by the minute, and the next one may have begun.
  expect(statuses).toContain(429);
  expect(statuses.filter((status) => status !== 429).length).toBeLessThanOrEqual(20);
});

it("what a tenant is told never names its server, the true name or the token of an instance", async () => {
  const { env } = await import("cloudflare:workers");
  const { ledgerName } = await import("../../../lib/ledger-name");
  const { open } = await import("../../../lib/seal");
  const { tokenContext } = await import("../../../lib/seal-contexts");
  const { config } = await import("../../../worker/env");
  const { owner, path, tenantId, instanceId, key, name } = await furnish();
  const ledger = env.LEDGER.getByName(ledgerName(tenantId, "test"));
  const instance = await ledger.instanceById(instanceId);
  if (!instance) throw new Error("no instance");
  const token = await open(config.dataSecrets, instance.sealedToken, tokenContext(instanceId));
  const secrets = [instance.upstreamName, token, instance.upstreamId];
  await callWith(key)("POST", `/message/sendText/${name}`, { number: "6281234567890", text: "hi" });
  const routes = ["", "/settings", "/qr"].map((route) => `/instances/${instanceId}${route}`);
  const lists = ["/instances?mode=test", "/audit", "/requests?mode=test", "/messages?mode=test", "/overview?mode=test"];
  for (const route of [...routes, ...lists, "", "/keys", "/endpoints", "/usage?mode=test"]) {
    const { status, body } = await owner.ask("GET", path + route);
    expect([route, status]).toEqual([route, 200]);
    for (const secret of secrets) expect(JSON.stringify(body)).not.toContain(secret);
  }
});
