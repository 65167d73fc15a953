import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { upsertServer } from "../../../db/queries/servers";
import { ledgerName } from "../../../lib/ledger-name";
import { seal } from "../../../lib/seal";
import { serverKeyContext } from "../../../lib/seal-contexts";
import { config } from "../../../worker/env";
import { db, makeHouse } from "../api/support";
import { makeCaller } from "../support";

afterEach(() => vi.restoreAllMocks());

const VICTIMS = "106540352242922";

/** A server on which somebody's number of Meta's is, and a tenant who gets its instances there. */
async function newScene() {
  const { tenantId, owner, path } = await makeHouse();
  const url = `https://${crypto.randomUUID()}.example`;
  const sealedKey = await seal(config.dataSecrets, crypto.randomUUID(), serverKeyContext(url));
  const id = crypto.randomUUID();
  await upsertServer(db, { id, name: url, url, region: "apac", capacity: 9, dedicatedTo: tenantId, sealedKey });
  const rows = [{ id: "1", name: "zvictim", integration: "WHATSAPP-BUSINESS", number: VICTIMS }];
  const asked: string[] = [];
  const realFetch = globalThis.fetch;
  /** What is made while a create is under way. */
  let meanwhile = () => {};
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith(url)) return realFetch(request);
    const { pathname } = new URL(request.url);
    asked.push(`${request.method} ${pathname.split("/").slice(0, 3).join("/")}`);
    if (pathname === "/instance/fetchInstances") return Response.json(rows);
    if (pathname !== "/instance/create") return Response.json({ status: "SUCCESS" });
    const { instanceName: name, number, integration } = (await request.json()) as Record<string, string>;
    rows.push({ id: crypto.randomUUID(), name: name ?? "", integration: integration ?? "", number: number ?? "" });
    meanwhile();
    return Response.json({ instance: { instanceId: crypto.randomUUID() } }, { status: 201 });
  });
  const create = (phoneNumberId: string, accessToken: string = crypto.randomUUID()) =>
    owner.ask("POST", `${path}/instances`, {
      name: `loja-${crypto.randomUUID()}`,
      mode: "live",
      integration: "WHATSAPP-BUSINESS",
      meta: { accessToken, phoneNumberId, businessId: "1" },
    });
  const left = async () => (await env.LEDGER.getByName(ledgerName(tenantId, "live")).listInstances()).length;
  return { create, asked, left, rows, onCreate: (then: () => void) => (meanwhile = then) };
}

it("a tenant who claims another's number of Meta's gets neither its messages nor its name", async () => {
  const { create, asked, left } = await newScene();
  expect(await create(VICTIMS)).toMatchObject({
    status: 409,
    body: { errors: { "meta.phoneNumberId": expect.any(Array) } },
  });
  expect(asked).not.toContain("POST /instance/create");
  expect(await left()).toBe(0);
  expect((await create("200000000000001")).status).toBe(201);
});

it("of two who claim a number of Meta's at one moment not both have it", async () => {
  const { create, asked, left, rows, onCreate } = await newScene();
  const other = { id: "2", name: "zother", integration: "WHATSAPP-BUSINESS", number: "200000000000002" };
  onCreate(() => rows.push(other));
  expect((await create(other.number)).status).toBe(409);
  expect(asked.at(-1)).toBe("DELETE /instance/delete");
  expect(await left()).toBe(0);
});

it("a token that no header can carry is refused: calls with it would pass for calls to a server that is gone", async () => {
  const { create, asked, left } = await newScene();
  for (const token of ["kunci\nrahasia", "ключ", "a b", "\u0001", "é", "a".repeat(1_001)]) {
    expect(await create("200000000000003", token)).toMatchObject({
      status: 400,
      body: { errors: { "meta.accessToken": expect.any(Array) } },
    });
  }
  expect(asked).toEqual([]);
  expect(await left()).toBe(0);
});

it("nor is it taken by the other door, where Evolution's own clients come in", async () => {
  const { call } = await makeCaller();
  const body = { instanceName: "resmi", integration: "WHATSAPP-BUSINESS", number: "200000000000004" };
  const refused = await call("POST", "/instance/create", { ...body, token: "ключ" });
  expect(refused).toMatchObject({ status: 400, body: { response: { message: [[expect.stringContaining("token")]] } } });
  expect((await call("POST", "/instance/create", { ...body, token: crypto.randomUUID() })).status).toBe(201);
});
