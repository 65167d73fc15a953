import { expect, it } from "vitest";
import { asKey, makeHouse, makeKey } from "../api/support";
import { callWith, connectInstance, fetchGateway } from "../support";

const SOON = () => new Date(Date.now() + 3_600_000).toISOString();
const HOME = "203.0.113.7";

/** A house with a number, and a key with bounds that asks for what `/v1` shows of it. */
async function lend(bounds: { expiresAt?: string; allowedIps?: string[]; scopes?: ("read" | "send" | "manage")[] }) {
  const house = await makeHouse();
  const { key } = await makeKey(house.tenantId);
  const name = await connectInstance({ call: callWith(key) });
  const lender = await makeKey(house.tenantId, bounds);
  const from = (text: string, ip: string) => (method: string, path: string, body?: unknown) =>
    fetchGateway(`/v1${path}`, {
      method,
      headers: { apikey: text, "cf-connecting-ip": ip, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const shown = await from(lender.key, HOME)("GET", `/instance/fetchInstances?instanceName=${name}`);
  const [row] = (await shown.json()) as { token: string }[];
  return { ...house, key, name, lender, token: row?.token ?? "", from };
}

it("an instance's key that a key with an end was shown ends with it", async () => {
  const { owner, path, name, lender, token, from } = await lend({ expiresAt: SOON() });
  const state = () => from(token, HOME)("GET", `/instance/connectionState/${name}`);
  const shown = await from(token, HOME)("GET", "/instance/fetchInstances");
  const [again] = (await shown.json()) as { token: string }[];
  expect(again?.token).toBe(token); // it shows itself, and nothing better
  expect((await owner.ask("DELETE", `${path}/keys/${lender.id}`)).status).toBe(204);
  await expect.poll(async () => (await state()).status).toBe(401);
});

it("an instance's key that a key with addresses was shown works from these addresses only", async () => {
  const { name, token, from } = await lend({ allowedIps: ["203.0.113.0/24"] });
  const route = `/instance/connectionState/${name}`;
  expect((await from(token, HOME)("GET", route)).status).toBe(200);
  expect((await from(token, "198.51.100.1")("GET", route)).status).toBe(403);
});

it("the `hash` of an instance that a key with bounds makes has these bounds", async () => {
  const { lender, owner, path, from } = await lend({ expiresAt: SOON(), allowedIps: ["203.0.113.0/24"] });
  const body = { instanceName: crypto.randomUUID(), integration: "WHATSAPP-BAILEYS" };
  const made = await from(lender.key, HOME)("POST", "/instance/create", body);
  const { hash } = (await made.json()) as { hash: string };
  const route = `/instance/connectionState/${body.instanceName}`;
  expect((await from(hash, HOME)("GET", route)).status).toBe(200);
  expect((await from(hash, "198.51.100.1")("GET", route)).status).toBe(403);
  await owner.ask("DELETE", `${path}/keys/${lender.id}`);
  await expect.poll(async () => (await from(hash, HOME)("GET", route)).status).toBe(401);
});

it("a ticket for live events that was bought with such a key ends with it, too", async () => {
  const { token, from } = await lend({ expiresAt: SOON() });
  const { ticket } = (await (await from(token, HOME)("POST", "/live/tickets")).json()) as { ticket: string };
  const claims = JSON.parse(atob((ticket.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/")));
  const { readTicket } = await import("../../../worker/live/open-ticket");
  expect(claims.who.identify.lender).toEqual(expect.any(String));
  expect((await readTicket(ticket))?.listener.who).toEqual(claims.who);
});

it("a key of some instances makes no others, nor does an instance's own", async () => {
  const { tenantId, key, name, path } = await lend({});
  const find = async () => (await asKey(key)("GET", `${path}/instances?mode=test&search=${name}`)).body.items[0]?.id;
  await expect.poll(find).toEqual(expect.any(String));
  const id = await find();
  const bound = await makeKey(tenantId, { instances: [id] });
  const [{ token }] = (await callWith(key)("GET", "/instance/fetchInstances")).body;
  for (const text of [bound.key, token]) {
    const body = { instanceName: crypto.randomUUID(), integration: "WHATSAPP-BAILEYS" };
    const refused = await callWith(text)("POST", "/instance/create", body);
    expect(refused).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect((await callWith(key)("GET", `/instance/connectionState/${body.instanceName}`)).status).toBe(404);
  }
});
