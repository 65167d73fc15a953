import { expect, it } from "vitest";
import { createTenancy, exchange, type Tenancy } from "./tenancy.fixture";

const credsId = () => `c${crypto.randomUUID().replaceAll("-", "").slice(0, 24)}`;

async function createCreds(tenancy: Tenancy, name: string) {
  const id = credsId();
  const body = { name, apiKey: "sk-secret" };
  return {
    id,
    ...(await exchange(tenancy, "POST /openai/creds/main", { body, upstream: (sent) => ({ id, ...sent }) })),
  };
}

it("lets two tenants use one name, and shows it without its prefix and without the key", async () => {
  const [one, two] = [await createTenancy(), await createTenancy()];
  const first = await createCreds(one, "default");
  const second = await createCreds(two, "default");
  expect(first.sent?.name).not.toBe(second.sent?.name);
  expect(first.shown).toEqual({ id: first.id, name: "default", apiKey: null });
  const listed = await exchange(one, "GET /openai/creds/main", { upstream: () => [{ id: first.id, ...first.sent }] });
  expect(listed.shown).toEqual([{ id: first.id, name: "default", apiKey: null }]);
});

it("takes only the tenant's own credentials for a bot", async () => {
  const tenancy = await createTenancy();
  const own = await createCreds(tenancy, "a");
  const foreign = await createCreds(await createTenancy(), "a");
  const create = (openaiCredsId: string) => exchange(tenancy, "POST /openai/create/main", { body: { openaiCredsId } });
  expect((await create(own.id)).sent).toEqual({ openaiCredsId: own.id, debounceTime: 0 });
  await expect(create(foreign.id)).rejects.toThrow("instance.openaiCredsId is not known to this instance");
  await expect(create("nowhere")).rejects.toThrow("instance.openaiCredsId is not known to this instance");
});

it("asks for models, and deletes, with nobody's id in the place of another tenant's", async () => {
  const tenancy = await createTenancy();
  const own = await createCreds(tenancy, "a");
  const foreign = await createCreds(await createTenancy(), "a");
  const models = (id: string) =>
    exchange(tenancy, `GET /openai/getModels/main?openaiCredsId=${id}`, { upstream: () => [] });
  expect((await models(own.id)).query).toBe(`?openaiCredsId=${own.id}`);
  expect((await models(foreign.id)).query).toMatch(/^\?openaiCredsId=[\da-f-]{36}$/);
  expect((await exchange(tenancy, "GET /openai/getModels/main", { upstream: () => [] })).query).toBe("");
  const remove = (id: string) =>
    exchange(tenancy, `DELETE /openai/creds/${id}/main`, { upstream: () => ({ openaiCreds: { id } }) });
  expect((await remove(foreign.id)).params.openaiCredsId).not.toBe(foreign.id);
  expect((await remove(own.id)).params.openaiCredsId).toBe(own.id);
  expect((await models(own.id)).query).not.toContain(own.id);
});
