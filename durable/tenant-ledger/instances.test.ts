import { evictDurableObject } from "cloudflare:test";
import { afterEach, expect, it, vi } from "vitest";
import { newInstance, newLedger } from "../../tests/workerd/quota/ledger-fixtures";

afterEach(() => vi.restoreAllMocks());

const passTime = (ms: number) => {
  const { now } = Date;
  vi.spyOn(Date, "now").mockImplementation(() => now() + ms);
};

it("holds a name for the one who reserved it", async () => {
  const stub = await newLedger();
  const mine = newInstance({ state: "creating" });
  expect(await stub.reserveInstance(mine)).toEqual({ ok: true });
  expect(await stub.reserveInstance(mine)).toEqual({ ok: true });
  expect(await stub.reserveInstance(newInstance())).toEqual({ ok: false, reason: "name_taken", limit: 2 });
  await stub.putInstance({ ...mine, state: "ready" });
  expect(await stub.reserveInstance(newInstance())).toEqual({ ok: false, reason: "name_taken", limit: 2 });
  await evictDurableObject(stub);
  expect(await stub.findInstance("main")).toEqual({ ...mine, state: "ready" });
});

it("lets an abandoned reservation give way, but never an instance that exists", async () => {
  const stub = await newLedger();
  const abandoned = newInstance({ state: "creating" });
  const standing = newInstance({ name: "standing" });
  await stub.reserveInstance(abandoned);
  await stub.putInstance(standing);
  passTime(121_000);
  expect(await stub.reserveInstance(newInstance({ name: "standing" }))).toMatchObject({ reason: "name_taken" });
  const next = newInstance({ state: "creating", createdAt: Date.now() });
  expect(await stub.reserveInstance(next)).toEqual({ ok: true });
  expect(await stub.findInstance("main")).toMatchObject({ id: next.id });
  expect(await stub.listInstances()).toHaveLength(2);
});

it("keeps to the plan's number of instances", async () => {
  const stub = await newLedger();
  expect(await stub.reserveInstance(newInstance({ name: "one", state: "creating" }))).toEqual({ ok: true });
  const two = newInstance({ name: "two" });
  await stub.putInstance(two);
  expect(await stub.reserveInstance(newInstance({ name: "three" }))).toEqual({ ok: false, reason: "limit", limit: 2 });
  expect(await stub.findInstance("three")).toBeNull();
  expect(await stub.reserveInstance(two)).toEqual({ ok: true });
  await stub.dropInstance(two.id);
  expect(await stub.reserveInstance(newInstance({ name: "three" }))).toEqual({ ok: true });
});

it("lists instances by age", async () => {
  const stub = await newLedger();
  const [older, newer] = [newInstance({ name: "z", createdAt: 1 }), newInstance({ name: "a", createdAt: 2 })];
  await stub.putInstance(newer);
  await stub.putInstance(older);
  expect(await stub.listInstances()).toEqual([older, newer]);
});

it("forgets an instance with all that is kept about it", async () => {
  const stub = await newLedger();
  const [gone, stays] = [newInstance(), newInstance({ name: "other" })];
  for (const { id } of [gone, stays]) {
    await stub.putDocument({ instanceId: id, kind: "typebot", id: "1" }, '{"a":1}');
    await stub.putDocument({ instanceId: id, kind: "webhook", id: "1" }, "{}");
  }
  await stub.putInstance(gone);
  await stub.putInstance(stays);
  await stub.dropInstance(gone.id);
  await stub.dropInstance(gone.id);
  expect(await stub.findInstance("main")).toBeNull();
  expect(await stub.listDocuments(gone.id, "typebot")).toEqual([]);
  expect(await stub.findDocument({ instanceId: gone.id, kind: "webhook", id: "1" })).toBeNull();
  expect(await stub.listDocuments(stays.id, "typebot")).toEqual(['{"a":1}']);
});

it("keeps documents by instance, kind and id", async () => {
  const stub = await newLedger();
  const key = { instanceId: "i", kind: "typebot", id: "1" };
  await stub.putDocument(key, "old");
  await stub.putDocument(key, "new");
  await stub.putDocument({ ...key, id: "2" }, "second");
  await stub.putDocument({ ...key, kind: "openai" }, "another kind");
  expect(await stub.findDocument(key)).toBe("new");
  expect(await stub.listDocuments("i", "typebot")).toEqual(["new", "second"]);
  expect(await stub.deleteDocument(key)).toBe(true);
  expect(await stub.deleteDocument(key)).toBe(false);
  expect(await stub.listDocuments("i", "typebot")).toEqual(["second"]);
});
