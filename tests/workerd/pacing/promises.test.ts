import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { until } from "../../support/until";
import { accepted, ONLY_RATE, pacedNumber } from "./number.fixture";

const TO = "5511900000001";
let now = Date.UTC(2026, 10, 23, 15);

beforeEach(() => {
  vi.spyOn(Date, "now").mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

describe("an Idempotency-Key", () => {
  it("stands for one message, whenever and however often it comes", async () => {
    const number = await pacedNumber();
    const headers = { "idempotency-key": "order-7" };
    const first = await number.send(TO, "hello", headers);
    const second = await number.send(TO, "hello", headers);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body.id).toBe(first.body.id);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    await number.turn();
    now += 2_000;
    const third = await number.send(TO, "hello", headers);
    expect(third).toMatchObject({ status: 202, body: { id: first.body.id } });
    await number.turn();
    expect(number.sent()).toHaveLength(1);
    expect((await number.send(TO, "something else", headers)).status).toBe(422);
  });

  it("finds its message where the guard has not heard of it", async () => {
    const number = await pacedNumber();
    const headers = { "idempotency-key": "order-8" };
    const answered = vi.spyOn(env.GUARD, "getByName");
    const real = answered.getMockImplementation() ?? env.GUARD.getByName.bind(env.GUARD);
    answered.mockRestore();
    // The isolate dies between the queue and the guard: the key stays reserved and nobody says how it ended.
    const first = await number.send(TO, "hello", headers);
    const guard = real(number.ledger);
    await runInDurableObject(guard, (_, { storage }) => {
      storage.sql.exec(
        "UPDATE sends SET state = 'reserved', fingerprint = NULL, status = NULL, content_type = NULL, sealed_body = NULL WHERE key = 'order-8'",
      );
    });
    expect(await number.send(TO, "hello", headers)).toMatchObject({ status: 202, body: { id: first.body.id } });
    now += 3_600_000;
    expect(await number.send(TO, "hello", headers)).toMatchObject({ status: 202, body: { id: first.body.id } });
    expect((await number.send(TO, "other", headers)).status).toBe(422);
    expect(await number.queue().summary()).toMatchObject({ waiting: 1 });
  });

  it("does not let a message go that went before pacing was switched on", async () => {
    const number = await pacedNumber({ enabled: false });
    const headers = { "idempotency-key": "order-9" };
    expect((await number.send(TO, "hello", headers)).status).toBe(201);
    await number.set({ enabled: true });
    expect((await number.send(TO, "hello", headers)).status).toBe(201);
    expect(await number.queue().summary()).toBeNull();
    expect(number.sent()).toHaveLength(1);
  });
});

describe("a dispatch", () => {
  it("that was cut off is found out about, not repeated", async () => {
    const number = await pacedNumber();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    number.upstream.answerWith(async (request) => {
      if (!request.url.includes("/message/")) return new Response("{}");
      await held;
      return accepted(request, "WAMID");
    });
    const { body } = await number.send(TO, "hello");
    const cut = number.turn().catch(() => false);
    await until(() => number.sent().length === 1);
    await number.kill();
    expect(await number.find(body.id)).toMatchObject({ state: "sending" });
    now += 6_000;
    await number.turn();
    expect(await number.find(body.id)).toMatchObject({ state: "sending" });
    release();
    await cut;
    now += 30_000;
    await until(async () => {
      now += 30_000;
      await number.turn();
      return (await number.find(body.id)).state === "sent";
    });
    expect(await number.find(body.id)).toMatchObject({ messageId: "WAMID" });
    expect(number.sent()).toHaveLength(1);
  });

  it.each([
    ["a reset", () => Promise.reject(new TypeError("Network connection lost."))],
    ["a 500", () => Response.json({ status: 500, error: "Internal Server Error" }, { status: 500 })],
    ["no JSON", () => new Response("<html>", { status: 502, headers: { "content-type": "text/html" } })],
  ])("that ended in %s is unknown, and never made again", async (_, answer) => {
    const number = await pacedNumber();
    number.upstream.answerWith((request) => (request.url.includes("/message/") ? answer() : new Response("{}")));
    const { body } = await number.send(TO, "hello");
    for (let turn = 0; turn < 4; turn++, now += 60_000) await number.turn();
    expect(await number.find(body.id)).toMatchObject({ state: "unknown", code: "outcome_unknown" });
    expect(number.sent()).toHaveLength(1);
  });

  it("that never reached the server waits and is made again, and only the one that goes is charged", async () => {
    const number = await pacedNumber();
    number.upstream.answerWith(() => Promise.reject(new TypeError("connection refused")));
    now += 20_000;
    const { body } = await number.send(TO, "hello");
    await number.turn();
    expect(await number.find(body.id)).toMatchObject({ state: "waiting", reason: "unreachable" });
    number.upstream.answerWith((request) =>
      request.url.includes("/message/") ? accepted(request) : new Response("{}"),
    );
    now += 400_000;
    await number.turn();
    expect(await number.find(body.id)).toMatchObject({ state: "sent" });
    expect(number.sent()).toHaveLength(1);
  });

  it("that the server refuses has failed, in its words", async () => {
    const number = await pacedNumber();
    const rows = [{ jid: `${TO}@s.whatsapp.net`, exists: false, number: TO }];
    number.upstream.answerWith((request) =>
      request.url.includes("/message/")
        ? Response.json({ status: 400, error: "Bad Request", response: { message: rows } }, { status: 400 })
        : new Response("{}"),
    );
    const { body } = await number.send(TO, "hello");
    await number.turn();
    const found = await number.find(body.id);
    expect(found).toMatchObject({ state: "failed", code: "refused", message: "The number is not on WhatsApp." });
    expect(JSON.stringify(found)).not.toContain(TO);
  });

  it("finds the quota used up, waits for the next, and is never over-admitted", async () => {
    const number = await pacedNumber({}, { sends: 2 });
    const ids = [];
    for (const text of ["a", "b", "c"]) ids.push((await number.send(TO, text)).body.id);
    for (let turn = 0; turn < 5; turn++, now += 2_000) await number.turn();
    expect(number.sent()).toHaveLength(2);
    expect(await number.find(ids[2])).toMatchObject({ state: "waiting", reason: "quota" });
    const books = await env.LEDGER.getByName(number.ledger).books();
    expect(books.find(({ kind }) => kind === "message_send")).toMatchObject({ granted: 2, limit: 2 });
  });

  it("goes to the instance by the name that it has then, and not for a key that was ended", async () => {
    const number = await pacedNumber();
    const { body } = await number.send(TO, "hello");
    const ledger = env.LEDGER.getByName(number.ledger);
    await ledger.putInstance({ ...number.instance, keyVersion: 2 });
    await number.turn();
    const [send] = await number.queue().list({ state: "settled", after: undefined, limit: 5 });
    expect(send).toMatchObject({ id: body.id, state: "failed", code: "unauthenticated" });
    expect(number.sent()).toHaveLength(0);
  });
});

describe("what is taken in", () => {
  it("is looked at before it is queued", async () => {
    const number = await pacedNumber();
    const post = (route: string, body: object) =>
      number.call("POST", `/message/${route}/${number.instance.name}`, body);
    const media = { number: TO, mediatype: "image", media: "http://10.0.0.1/a.png" };
    expect(await post("sendMedia", media)).toMatchObject({ status: 400, body: { code: "unsafe_url" } });
    expect(await post("sendText", { text: "nobody" })).toMatchObject({ status: 400 });
    expect(await post("sendText", { number: "", text: "nobody" })).toMatchObject({ status: 400 });
    const large = { ...media, media: "QUJD".repeat(300_000) };
    const refused = await post("sendMedia", large);
    expect(refused).toMatchObject({ status: 413, body: { code: "body_too_large" } });
    expect(JSON.stringify(refused.body)).toMatch(/up to 1 MB.*media as a URL.*X-Zapin-Pacing: off/);
    expect(await number.queue().summary()).toBeNull();
  });

  it("reaches the server as it would have at once", async () => {
    const number = await pacedNumber();
    const body = { number: TO, text: "see http://192.168.0.1/ ✓", delay: 99_000_000, quoted: { key: { id: "A" } } };
    const path = `/message/sendText/${number.instance.name}`;
    await number.call("POST", path, body, { "x-zapin-pacing": "off" });
    await number.call("POST", path, body);
    await number.turn();
    const [direct, paced] = number.sent();
    expect(JSON.parse(paced?.body ?? "")).toEqual(JSON.parse(direct?.body ?? ""));
    expect(paced?.url).toBe(direct?.url);
    expect(paced?.headers.get("apikey")).toBe(direct?.headers.get("apikey"));
  });

  it("may be a form with a file", async () => {
    const number = await pacedNumber();
    const form = new FormData();
    form.set("number", TO);
    form.set("mediatype", "document");
    form.set("file", new File(["bytes of it"], "a.txt", { type: "text/plain" }));
    const request = new Request("https://x.test", { method: "POST", body: form });
    const text = new TextDecoder().decode(await request.clone().arrayBuffer());
    const type = request.headers.get("content-type") ?? "";
    const path = `/message/sendMedia/${number.instance.name}`;
    const { status, body } = await number.call("POST", path, text, { "content-type": type });
    expect(status).toBe(202);
    number.upstream.answerWith(() =>
      Response.json({ key: { id: "M", remoteJid: "x@s.whatsapp.net" } }, { status: 201 }),
    );
    await number.turn();
    expect(await number.find(body.id)).toMatchObject({ state: "sent", messageId: "M" });
    expect(number.sent()[0]?.body).toContain("bytes of it");
  });

  it("is sealed while it waits and gone when it was sent", async () => {
    const number = await pacedNumber();
    const dump = () =>
      runInDurableObject(number.queue(), (_, { storage }) =>
        JSON.stringify(
          ["kept", "waiting", "settled"].map((table) => storage.sql.exec(`SELECT * FROM ${table}`).toArray()),
        ),
      );
    const { body } = await number.send(TO, "a secret of theirs");
    expect(await dump()).not.toMatch(new RegExp(`secret|${TO}`));
    await number.turn();
    expect(await number.find(body.id)).toMatchObject({ state: "sent" });
    const left = await dump();
    expect(left).not.toMatch(new RegExp(`secret|${TO}|hash`));
    expect(left.length).toBeLessThan(2_000);
  });

  it("goes at once where it says so, and where the number is not paced", async () => {
    const number = await pacedNumber();
    expect((await number.send(TO, "now", { "x-zapin-pacing": "off" })).status).toBe(201);
    await number.set({ ...ONLY_RATE, enabled: false });
    expect((await number.send(TO, "now")).status).toBe(201);
    expect(number.sent()).toHaveLength(2);
  });
});

describe("whoever follows", () => {
  it("sees the queue of its own number only", async () => {
    const [mine, other] = [await pacedNumber(), await pacedNumber()];
    const { body } = await mine.send(TO, "hello");
    const name = other.instance.name;
    expect((await other.call("GET", `/paced/find/${name}/${body.id}`)).status).toBe(404);
    expect((await other.call("DELETE", `/paced/cancel/${name}/${body.id}`)).status).toBe(404);
    expect((await other.call("GET", `/paced/list/${name}`)).body).toEqual({ items: [], nextCursor: null });
    expect((await other.call("DELETE", `/paced/clear/${name}`)).body).toEqual({ cancelled: 0 });
    expect((await mine.call("GET", "/paced/list/nobody")).status).toBe(404);
    expect(await mine.find(body.id)).toMatchObject({ state: "queued" });
  });

  it("cancels one, or all, and nothing that has gone", async () => {
    const number = await pacedNumber();
    const ids = [];
    for (const text of ["a", "b", "c", "d"]) {
      ids.push((await number.send(TO, text)).body.id);
      now += 1;
    }
    await number.turn();
    const { name } = number.instance;
    const cancel = (id: string) => number.call("DELETE", `/paced/cancel/${name}/${id}`);
    expect((await cancel(ids[0])).status).toBe(409);
    for (let twice = 0; twice < 2; twice++) expect((await cancel(ids[2])).body).toMatchObject({ state: "cancelled" });
    expect((await cancel("not-an-id")).status).toBe(404);
    expect((await number.call("DELETE", `/paced/clear/${name}`)).body).toEqual({ cancelled: 2 });
    now += 60_000;
    await number.turn();
    expect(number.sent()).toHaveLength(1);
    const { body } = await number.call("GET", `/paced/list/${name}?state=settled`);
    expect(body.items.map((one: { state: string }) => one.state)).toEqual([
      "cancelled",
      "cancelled",
      "cancelled",
      "sent",
    ]);
  });
});

it("leaves nothing behind when it is erased", async () => {
  const number = await pacedNumber();
  await number.send(TO, "hello");
  await number.queue().erase();
  await runInDurableObject(number.queue(), async (_, { storage }) => {
    const tables = storage.sql
      .exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'")
      .toArray();
    expect(tables).toEqual([]);
    expect(await storage.getAlarm()).toBeNull();
  });
  expect(await number.queue().summary()).toBeNull();
});

it("costs so many operations", async () => {
  const number = await pacedNumber({ perMinute: 60 });
  await number.send(TO, "first");
  await number.turn();
  now += 1_100;
  const count = async () => {
    const guard = await runInDurableObject(env.GUARD.getByName(number.ledger), (_, { storage }) =>
      storage.sql.exec("SELECT count(*) AS rows FROM sends").one(),
    );
    const [queue, state] = [await number.queue().counters(), await number.state.counters()];
    return { calls: queue.calls + state.calls, rows: queue.rowsWritten, guard: Number(guard.rows) };
  };
  const before = await count();
  const SENDS = 20;
  for (let n = 0; n < SENDS; n++, now += 1_100) {
    await number.send(TO, `message ${n}`);
    await number.turn();
  }
  const after = await count();
  const [calls, rows] = [(after.calls - before.calls) / SENDS, (after.rows - before.rows) / SENDS];
  console.log(
    `a paced send: ${calls.toFixed(2)} calls of queue and number, ${rows.toFixed(2)} rows written by the queue`,
  );
  expect(after.guard - before.guard).toBe(SENDS);
  expect(calls).toBeLessThanOrEqual(4.5);
  expect(rows).toBeLessThanOrEqual(12);
});
