import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { fetchGateway, makeKey, makeTenant } from "./support";

it("what is said to callers links to nothing inside, when an instance is made and when it is changed", async () => {
  const tenantId = await makeTenant();
  const { key } = await makeKey(tenantId, { scopes: ["read", "send", "manage"] });
  const path = `/api/tenants/${tenantId}/instances`;
  const ask = async (method: string, at: string, body: unknown) => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const response = await fetchGateway(at, { method, headers, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as { id: string; code: string } };
  };
  const inside = `see ${env.PUBLIC_URL}/api`;
  const create = (name: string, msgCall: string) =>
    ask("POST", path, { name, integration: "WHATSAPP-BAILEYS", settings: { msgCall } });
  const refused = { status: 400, body: { code: "unsafe_url" } };
  expect(await create("inside", inside)).toMatchObject(refused);
  const made = await create("outside", "https://shop.example.com");
  expect(made.status).toBe(201);
  expect(await ask("PATCH", `${path}/${made.body.id}/settings`, { msgCall: inside })).toMatchObject(refused);
});
