import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { toBase64Url } from "../../lib/encoding";
import { open, seal } from "../../lib/seal";
import { parseSecrets } from "../../lib/secrets";
import { IDEMPOTENCY_KEY, MAX_SEALED_BODY, type SendCall } from "./messages";

const MINUTE_MS = 60_000;
const newGuard = () => env.GUARD.getByName(crypto.randomUUID());
const newCall = (key = "order-1"): SendCall => ({ key, requestId: crypto.randomUUID() });
const within = (call: SendCall, deadlineMs = MINUTE_MS) => ({ ...call, deadlineMs });
const ANSWER = { fingerprint: "fp", status: 201, contentType: "application/json", sealedBody: "c2VhbGVk" };
const NOT_RESERVED = { ok: false, code: "not_reserved" };

afterEach(() => vi.restoreAllMocks());

it("lets the first call go and holds up the second until the first is answered", async () => {
  const guard = newGuard();
  const first = newCall();
  expect(await guard.reserve(within(first))).toEqual({ outcome: "go" });
  expect(await guard.reserve(within(newCall()))).toEqual({ outcome: "in_flight", retryAfter: 1 });
  expect(await guard.answered({ ...first, ...ANSWER })).toEqual({ ok: true, state: "answered" });
  expect(await guard.reserve(within(newCall()))).toEqual({ outcome: "stored", ...ANSWER });
});

it("lets exactly one of many parallel calls go", async () => {
  const guard = newGuard();
  const replies = await Promise.all(Array.from({ length: 40 }, () => guard.reserve(within(newCall()))));
  expect(replies.filter(({ outcome }) => outcome === "go")).toHaveLength(1);
  expect(replies.filter(({ outcome }) => outcome === "in_flight")).toHaveLength(39);
});

it("keeps keys apart, whatever visible characters they hold", async () => {
  const guard = newGuard();
  for (const key of ["a", "A", "%", "_", "'; DROP TABLE sends", "~".repeat(255)]) {
    expect(await guard.reserve(within(newCall(key)))).toEqual({ outcome: "go" });
  }
});

it("says go again to the same call, until its deadline or its outcome", async () => {
  const guard = newGuard();
  const call = newCall();
  expect(await guard.reserve(within(call))).toEqual({ outcome: "go" });
  expect(await guard.reserve(within(call))).toEqual({ outcome: "go" });
  await guard.answered({ ...call, ...ANSWER });
  expect(await guard.reserve(within(call))).toEqual({ outcome: "stored", ...ANSWER });
});

it.each([["fp"], [null]])("locks a key whose outcome is unknown (fingerprint %s)", async (fingerprint) => {
  const guard = newGuard();
  const call = newCall();
  await guard.reserve(within(call));
  expect(await guard.unknown({ ...call, fingerprint })).toEqual({ ok: true, state: "unknown" });
  expect(await guard.reserve(within(newCall()))).toEqual({ outcome: "unknown", fingerprint });
  expect(await guard.reserve(within(call))).toEqual({ outcome: "unknown", fingerprint });
});

it("frees a key whose call was never sent", async () => {
  const guard = newGuard();
  const call = newCall();
  await guard.reserve(within(call));
  expect(await guard.release(call)).toEqual({ ok: true, state: "free" });
  expect(await guard.release(call)).toEqual({ ok: true, state: "free" });
  expect(await guard.reserve(within(newCall()))).toEqual({ outcome: "go" });
  expect(await guard.release(call)).toEqual(NOT_RESERVED);
});

it("takes an outcome from nobody but the call that holds the key", async () => {
  const guard = newGuard();
  const call = newCall();
  await guard.reserve(within(call));
  const stranger = newCall();
  expect(await guard.answered({ ...stranger, ...ANSWER })).toEqual(NOT_RESERVED);
  expect(await guard.unknown({ ...stranger, fingerprint: "fp" })).toEqual(NOT_RESERVED);
  expect(await guard.release(stranger)).toEqual(NOT_RESERVED);
  expect(await guard.reserve(within(newCall()))).toMatchObject({ outcome: "in_flight" });
  expect(await guard.release(call)).toEqual({ ok: true, state: "free" });
});

it("takes no outcome for a key that nobody reserved", async () => {
  const guard = newGuard();
  const call = newCall();
  expect(await guard.answered({ ...call, ...ANSWER })).toEqual(NOT_RESERVED);
  expect(await guard.unknown({ ...call, fingerprint: null })).toEqual(NOT_RESERVED);
  expect(await guard.reserve(within(newCall()))).toEqual({ outcome: "go" });
});

it("keeps the first outcome, and accepts hearing it twice", async () => {
  const guard = newGuard();
  const [sent, lost] = [newCall("sent"), newCall("lost")];
  for (const call of [sent, lost]) await guard.reserve(within(call));

  expect(await guard.answered({ ...sent, ...ANSWER })).toEqual({ ok: true, state: "answered" });
  expect(await guard.answered({ ...sent, ...ANSWER, status: 400 })).toEqual({ ok: true, state: "answered" });
  expect(await guard.unknown({ ...sent, fingerprint: "fp" })).toEqual(NOT_RESERVED);
  expect(await guard.release(sent)).toEqual(NOT_RESERVED);
  expect(await guard.reserve(within(newCall("sent")))).toEqual({ outcome: "stored", ...ANSWER });

  expect(await guard.unknown({ ...lost, fingerprint: "fp" })).toEqual({ ok: true, state: "unknown" });
  expect(await guard.unknown({ ...lost, fingerprint: "fp" })).toEqual({ ok: true, state: "unknown" });
  expect(await guard.answered({ ...lost, ...ANSWER })).toEqual(NOT_RESERVED);
  expect(await guard.release(lost)).toEqual(NOT_RESERVED);
  expect(await guard.reserve(within(newCall("lost")))).toEqual({ outcome: "unknown", fingerprint: "fp" });
});

it("takes a call that left no word for unknown, and still believes it when it speaks late", async () => {
  const guard = newGuard();
  const [late, dead] = [newCall("late"), newCall("dead")];
  for (const call of [late, dead]) await guard.reserve(within(call));
  const now = Date.now();
  vi.spyOn(Date, "now").mockReturnValue(now + MINUTE_MS + 1);

  for (const call of [late, dead, newCall("late"), newCall("dead")]) {
    expect(await guard.reserve(within(call))).toEqual({ outcome: "unknown", fingerprint: null });
  }
  expect(await guard.answered({ ...late, ...ANSWER })).toEqual({ ok: true, state: "answered" });
  expect(await guard.reserve(within(newCall("late")))).toEqual({ outcome: "stored", ...ANSWER });
  expect(await guard.release(dead)).toEqual({ ok: true, state: "free" });
  expect(await guard.reserve(within(newCall("dead")))).toEqual({ outcome: "go" });
});

it("forgets nothing when it is evicted", async () => {
  const guard = newGuard();
  const calls = ["reserved", "answered", "unknown", "free"].map((key) => newCall(key));
  const [reserved, answered, unknown, free] = calls as [SendCall, SendCall, SendCall, SendCall];
  for (const call of calls) await guard.reserve(within(call));
  await evictDurableObject(guard);
  await guard.answered({ ...answered, ...ANSWER });
  await guard.unknown({ ...unknown, fingerprint: "fp" });
  await guard.release(free);
  await evictDurableObject(guard);
  expect(await guard.reserve(within(newCall("reserved")))).toMatchObject({ outcome: "in_flight" });
  expect(await guard.reserve(within(reserved))).toEqual({ outcome: "go" });
  expect(await guard.reserve(within(newCall("answered")))).toEqual({ outcome: "stored", ...ANSWER });
  expect(await guard.reserve(within(newCall("unknown")))).toEqual({ outcome: "unknown", fingerprint: "fp" });
  expect(await guard.reserve(within(newCall("free")))).toEqual({ outcome: "go" });
});

it("gives a sealed answer back to the tenant, and to no other key", async () => {
  const guard = newGuard();
  const secrets = parseSecrets(`1:${toBase64Url(crypto.getRandomValues(new Uint8Array(32)))}`);
  const call = newCall();
  const body = '{"key":{"id":"3EB0"},"message":{"conversation":"Halo 👋"}}';
  await guard.reserve(within(call));
  await guard.answered({ ...call, ...ANSWER, sealedBody: await seal(secrets, body, `tenant|live|${call.key}`) });
  await evictDurableObject(guard);

  const reply = await guard.reserve(within(newCall()));
  if (reply.outcome !== "stored") throw new Error(`expected a stored answer, not ${reply.outcome}`);
  expect(await open(secrets, reply.sealedBody, `tenant|live|${call.key}`)).toBe(body);
  await expect(open(secrets, reply.sealedBody, "tenant|live|order-2")).rejects.toThrow("another place");
});

it("keeps the longest body it promises", async () => {
  const guard = newGuard();
  const call = newCall("k".repeat(255));
  const answer = { ...ANSWER, sealedBody: "x".repeat(MAX_SEALED_BODY) };
  await guard.reserve(within(call));
  expect(await guard.answered({ ...call, ...answer })).toEqual({ ok: true, state: "answered" });
  await evictDurableObject(guard);
  expect(await guard.reserve(within(newCall(call.key)))).toEqual({ outcome: "stored", ...answer });
});

it("locks the key when the answer is too long to keep", async () => {
  const guard = newGuard();
  const call = newCall();
  const answer = { ...ANSWER, sealedBody: "x".repeat(MAX_SEALED_BODY + 1) };
  await guard.reserve(within(call));
  expect(await guard.answered({ ...call, ...answer })).toEqual({ ok: true, state: "unknown" });
  expect(await guard.answered({ ...call, ...answer })).toEqual({ ok: true, state: "unknown" });
  expect(await guard.reserve(within(newCall()))).toEqual({ outcome: "unknown", fingerprint: "fp" });
});

it.each([
  ["8e03978e-40d5-43dd-bc93-6894a57f9324", true],
  ['"quoted"', true],
  ["~".repeat(255), true],
  ["~".repeat(256), false],
  ["", false],
  ["two words", false],
  ["tab\t", false],
  ["order-1\n", false],
  ["ordem-é", false],
])("knows what a key may look like: %j", (text, valid) => {
  expect(IDEMPOTENCY_KEY.test(text)).toBe(valid);
});
