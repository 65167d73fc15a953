import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { zoneByDay } from "../support/clock.ts";
import type { FaultMode } from "../support/evolution/server.ts";
import { until } from "../support/until.ts";
import {
  type Answer,
  type Gateway,
  startGateway,
  type Tenant,
  type TenantOptions,
  type UsageRow,
} from "./support/gateway.ts";
import type { RawRequest } from "./support/raw-call.ts";

// What each way for a call to end costs. The truth is read where it is kept: in Postgres and in the ledger's books.

const NUMBER = "5511999990001";
const NOBODY = "5511999990000";
const TEXT = { number: NUMBER, text: "oi" };
const POLL = { number: NUMBER, name: "?", selectableCount: 1, values: ["a", "b"] };
const MEDIA = { number: NUMBER, mediatype: "image", media: Buffer.from("picture").toString("base64") };

/** Time limits of 30, 60 and 120 s become 3, 4 and 8 s. */
const TIME_SCALE = "0.0666";

// Waiting for Postgres takes seconds and no work, so the tests wait together; each has a tenant and a server of its own.
vi.setConfig({ maxConcurrency: 20 });

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway({ TIME_SCALE });
});

afterAll(() => gateway?.stop());

/** A tenant with a connected instance on a server that is its own. */
async function makeShop(options: TenantOptions = {}) {
  const shop = await gateway.makeShop({ dedicated: true, ...options });
  const { name, upstreamName } = shop.instance;
  const call = (line: string, request?: RawRequest) => gateway.call(shop.key, line.replace("$A", name), request);
  const sendText = (request?: RawRequest) => call("POST /v1/message/sendText/$A", { body: TEXT, ...request });
  /** Strikes this shop's instance, and not the question whether the server is there. */
  const fault = (mode: FaultMode, times = 1) => shop.server.fault({ mode, path: new RegExp(upstreamName), times });
  return { ...shop, call, sendText, fault };
}

/** How the call was counted, as soon as Postgres knows. */
const usageOf = (answer: Pick<Answer, "headers">): Promise<UsageRow> => until(() => gateway.findUsage(answer));

/** The units of a kind that the ledger has settled, as soon as they are as many. */
async function expectSettled({ id }: Tenant, kind: string, units: number): Promise<void> {
  const read = async () => (await gateway.ledger(id)).books.find((line) => line.kind === kind);
  await until(async () => (await read())?.settled === units);
  const line = await read();
  expect(line!.settled).toBeLessThanOrEqual(line!.granted);
  expect(line!.granted).toBeLessThanOrEqual(line!.limit);
}

describe.concurrent("an accepted call is charged by its row", () => {
  const CALLS = [
    ["POST /v1/message/sendText/$A", { body: TEXT }, 201, "message_send", 1],
    ["POST /v1/message/sendMedia/$A", { body: MEDIA }, 201, "message_send", 2],
    ["POST /v1/message/sendPoll/$A", { body: POLL }, 201, "message_send", 2],
    ["GET /v1/instance/connectionState/$A", {}, 200, "api_call", 1],
    ["GET /v1/instance/fetchInstances", {}, 200, "api_call", 1],
    ["PUT /v1/instance/restart/$A", {}, 200, "api_call", 1],
  ] as const;

  it.each(CALLS)("%s", async (line, request, status, kind, units) => {
    const shop = await makeShop();
    const answer = await shop.call(line, request);
    expect(answer.status).toBe(status);
    expect(await usageOf(answer)).toMatchObject({ kind, units, status, outcome: "charged" });
    await expectSettled(shop, kind, units);
  });

  it("a create and a delete of an instance too", async () => {
    const shop = await makeShop();
    const answer = await shop.call("DELETE /v1/instance/delete/$A");
    expect(await usageOf(answer)).toMatchObject({ kind: "instance_delete", units: 1, outcome: "charged" });
    await expectSettled(shop, "instance_create", 1);
    await expectSettled(shop, "instance_delete", 1);
  });
});

describe.concurrent("a known refusal is refunded", () => {
  it("a 4xx of Evolution", async () => {
    const shop = await makeShop();
    const answer = await shop.sendText({ body: { number: NOBODY, text: "nobody" } });
    expect(answer.status).toBe(400);
    expect(await usageOf(answer)).toMatchObject({ kind: "message_send", units: 0, status: 400, outcome: "refunded" });
    await expectSettled(shop, "message_send", 0);
  });

  it.each(["GET /v1/instance/connect/$A", "POST /v1/instance/restart/$A"])('200 {"error":true} of %s', async (line) => {
    const shop = await makeShop();
    shop.fault("error_true_200");
    const answer = await shop.call(line);
    expect([answer.status, answer.body.error]).toEqual([200, true]);
    expect(await usageOf(answer)).toMatchObject({ kind: "api_call", units: 0, status: 200, outcome: "refunded" });
  });

  it("201 with Meta's error in place of a message", async () => {
    const shop = await makeShop();
    shop.fault("meta_error_201");
    const answer = await shop.sendText();
    expect([answer.status, answer.body.code]).toEqual([201, 131030]);
    expect(await usageOf(answer)).toMatchObject({ units: 0, status: 201, outcome: "refunded" });
    await expectSettled(shop, "message_send", 0);
  });

  it("a 500 in Evolution's own shape", async () => {
    const shop = await makeShop();
    await shop.server.close(shop.instance.upstreamName);
    const answer = await shop.sendText();
    expect([answer.status, answer.body.error]).toEqual([500, "Internal Server Error"]);
    expect(await usageOf(answer)).toMatchObject({ units: 0, status: 500, outcome: "refunded" });
  });

  it("and its unit can be spent again at once", async () => {
    const shop = await makeShop({ limits: { message_send: 1 } });
    expect((await shop.sendText({ body: { number: NOBODY, text: "nobody" } })).status).toBe(400);
    expect((await shop.sendText()).status).toBe(201);
    expect((await shop.sendText()).status).toBe(429);
    await expectSettled(shop, "message_send", 1);
  });
});

describe.concurrent("what we refuse ourselves costs nothing and goes nowhere", () => {
  const BAD: [string, string, RawRequest, number][] = [
    ["broken JSON", "message/sendText/$A", { body: '{"number":' }, 400],
    ["a key that comes twice", "message/sendText/$A", { body: '{"text":"a","text":"b"}' }, 400],
    ["a local path", "message/sendMedia/$A", { body: { ...MEDIA, media: "/etc/passwd" } }, 400],
    [
      "a url-encoded body",
      "message/sendText/$A",
      { body: "number=1", headers: { "content-type": "application/x-www-form-urlencoded" } },
      415,
    ],
    ["a body too large", "message/sendText/$A", { body: { ...TEXT, text: "x".repeat(1_100_000) } }, 413],
    [
      "a bad form",
      "message/sendMedia/$A",
      { body: "--x\r\n", headers: { "content-type": "multipart/form-data; boundary=x" } },
      400,
    ],
    ["no such instance", "message/sendText/nowhere", { body: TEXT }, 404],
    ["a denied row", "baileys/sendNode/$A", { body: {} }, 403],
    ["no such route", "message/sendNothing/$A", { body: {} }, 404],
  ];

  it.each(BAD)("%s", async (_, path, request, status) => {
    const shop = await makeShop();
    const answer = await shop.call(`POST /v1/${path}`, request);
    expect(answer.status).toBe(status);
    const usage = await usageOf(answer);
    expect(usage).toMatchObject({ units: 0, status });
    expect(["refused", "refunded"]).toContain(usage.outcome);
    expect(shop.server.totalDispatches()).toBe(0);
  });
});

describe.concurrent("an upstream that cannot be reached", () => {
  it("is 503 with Retry-After, and refunded", async () => {
    const shop = await makeShop();
    await shop.server.stop();
    const answer = await shop.sendText();
    expect([answer.status, answer.body.code]).toEqual([503, "unavailable"]);
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    expect(await usageOf(answer)).toMatchObject({ units: 0, status: 503, outcome: "refunded" });
    await shop.server.start();
    expect((await shop.sendText()).status).toBe(201);
    await expectSettled(shop, "message_send", 1);
  });

  it("may have been reached if it answered a moment ago: charged once, then 503", async () => {
    const shop = await makeShop();
    expect((await shop.sendText()).status).toBe(201);
    await shop.server.stop();
    const first = await shop.sendText();
    expect([first.status, first.body.code]).toEqual([502, "upstream_failed"]);
    expect(await usageOf(first)).toMatchObject({ units: 1, outcome: "outcome_unknown" });
    expect((await shop.sendText()).status).toBe(503);
    await expectSettled(shop, "message_send", 2);
  });
});

describe.concurrent("once a byte went upstream, no answer keeps the charge", () => {
  const FAULTS: [FaultMode, number][] = [
    ["reset", 502],
    ["reset_after_body", 502],
    ["reset_after_headers", 502],
    ["hang", 504],
    ["hang_after_body", 504],
    ["garbage", 502],
    ["not_http", 502],
    ["http_502_html", 502],
  ];

  it.each(FAULTS)("%s → %i", async (mode, status) => {
    const shop = await makeShop();
    shop.fault(mode);
    const answer = await shop.sendText();
    expect([answer.status, answer.body.status]).toEqual([status, status]);
    expect(await usageOf(answer)).toMatchObject({ units: 1, status, outcome: "outcome_unknown" });
    expect(shop.server.totalDispatches()).toBeLessThanOrEqual(1);
    await expectSettled(shop, "message_send", 1);
  });

  it("an answer that never ends → 504", async () => {
    const shop = await makeShop();
    shop.server.fault({ mode: "slow_body", path: new RegExp(shop.instance.upstreamName), pauseMs: 3_600_000 });
    const answer = await shop.sendText();
    expect([answer.status, answer.body.code]).toEqual([504, "upstream_timeout"]);
    expect(await usageOf(answer)).toMatchObject({ units: 1, outcome: "outcome_unknown" });
  });

  it("a client that leaves in the middle is counted all the same", async () => {
    const shop = await makeShop();
    shop.server.fault({ mode: "slow_body", path: new RegExp(shop.instance.upstreamName), pauseMs: 60 });
    const client = new AbortController();
    const answer = shop.sendText({ signal: client.signal });
    await until(() => shop.server.totalDispatches() === 1);
    client.abort();
    await expect(answer).rejects.toThrow("aborted");
    await expectSettled(shop, "message_send", 1);
  });
});

describe.concurrent("limits", () => {
  it("a used-up quota is 429 with everything a client needs to wait", async () => {
    const shop = await makeShop({ limits: { message_send: 2 } });
    const statuses = [];
    for (let i = 0; i < 2; i++) statuses.push((await shop.sendText()).status);
    expect(statuses).toEqual([201, 201]);
    const { status, headers, body } = await shop.sendText();
    expect([status, body.status, body.error, body.code]).toEqual([429, 429, "Too Many Requests", "quota_exceeded"]);
    expect(Number(headers["retry-after"])).toBeGreaterThan(0);
    expect(headers["ratelimit-policy"]).toMatch(/^"message_send";q=2;w=\d+$/);
    expect(headers.ratelimit).toMatch(/^"message_send";r=0;t=\d+$/);
    expect([headers["x-ratelimit-limit"], headers["x-ratelimit-remaining"]]).toEqual(["2", "0"]);
    expect(shop.server.totalDispatches()).toBe(2);
    await expectSettled(shop, "message_send", 2);
  });

  it("a daily cap stops before the period's limit does", async () => {
    const limits = { limits: { message_send: 100 }, dailyLimits: { message_send: 2 } };
    const shop = await makeShop({ ...limits, timeZone: zoneByDay() });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await shop.sendText()).status);
    expect(statuses).toEqual([201, 201, 429]);
    const { headers } = await shop.sendText();
    expect(Number(headers["retry-after"])).toBeLessThanOrEqual(86_400);
    expect(shop.server.totalDispatches()).toBe(2);
  });

  it("with one unit left a media send is refused while a text passes", async () => {
    const shop = await makeShop({ limits: { message_send: 3 } });
    const media = () => shop.call("POST /v1/message/sendMedia/$A", { body: MEDIA });
    expect((await media()).status).toBe(201);
    const refused = await media();
    expect([refused.status, refused.body.code]).toEqual([429, "quota_exceeded"]);
    expect((await shop.sendText()).status).toBe(201);
    expect((await shop.sendText()).status).toBe(429);
    await expectSettled(shop, "message_send", 3);
    expect(shop.server.totalDispatches()).toBe(2);
  });

  it("60 sends at once under a limit of 20 let exactly 20 through", async () => {
    const shop = await makeShop({ limits: { message_send: 20 } });
    const answers = await Promise.all(Array.from({ length: 60 }, () => shop.sendText()));
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect([count(201), count(429)]).toEqual([20, 40]);
    expect(shop.server.totalDispatches()).toBe(20);
    await expectSettled(shop, "message_send", 20);
  });

  it("the burst limit counts every call, whatever becomes of it", async () => {
    const shop = await makeShop({ burst: { perSecond: 0.001, capacity: 8 } });
    const lines = [
      "GET /v1/no/such/route",
      "GET /v1/instance/connectionState/nowhere",
      "POST /v1/baileys/sendNode/$A",
      "GET /v1/%ZZ",
    ];
    const five = Array.from({ length: 5 }, () => lines).flat();
    const answers = await Promise.all(five.map((line) => shop.call(line, line.startsWith("POST") ? { body: {} } : {})));
    // The create was one of the eight, unless it is long ago.
    const passed = answers.filter(({ status }) => status !== 429).length;
    expect([7, 8]).toContain(passed);
    const last = await shop.sendText();
    expect([last.status, last.body.code]).toEqual([429, "burst_exceeded"]);
    expect(Number(last.headers["retry-after"])).toBeGreaterThan(0);
    expect(await usageOf(last)).toMatchObject({ units: 0, status: 429, outcome: "refused" });
  });
});

describe.concurrent("a send with an Idempotency-Key", () => {
  /** The same request again and again under one key. */
  async function keyed(options: TenantOptions = {}) {
    const shop = await makeShop(options);
    const key = randomUUID();
    const send = (request: RawRequest = { body: TEXT }, line = "POST /v1/message/sendText/$A") =>
      shop.call(line, { ...request, headers: { ...request.headers, "idempotency-key": key } });
    return { ...shop, send };
  }

  it("is answered again with the same body, sent once and paid once", async () => {
    const shop = await keyed();
    const first = await shop.send();
    expect([first.status, first.headers["idempotent-replayed"]]).toEqual([201, undefined]);
    for (let i = 0; i < 3; i++) {
      const repeat = await shop.send();
      expect([repeat.status, repeat.headers["idempotent-replayed"], repeat.body]).toEqual([201, "true", first.body]);
    }
    expect(shop.server.totalDispatches()).toBe(1);
    expect(await usageOf(first)).toMatchObject({ units: 1 });
    await expectSettled(shop, "message_send", 1);
  });

  it("needs no quota to be answered again", async () => {
    const shop = await keyed({ limits: { message_send: 1 } });
    expect((await shop.send()).status).toBe(201);
    expect((await shop.sendText()).status).toBe(429);
    expect((await shop.send()).status).toBe(201);
  });

  it("goes out once though 20 come at a time", async () => {
    const shop = await keyed();
    const answers = await Promise.all(Array.from({ length: 20 }, () => shop.send()));
    const fresh = answers.filter(({ status, headers }) => status === 201 && !headers["idempotent-replayed"]);
    const replayed = answers.filter(({ headers }) => headers["idempotent-replayed"]);
    const waiting = answers.filter(({ status, body }) => status === 409 && body.code === "request_in_flight");
    expect([fresh.length, replayed.length + waiting.length]).toEqual([1, 19]);
    expect(waiting.every(({ headers }) => Number(headers["retry-after"]) > 0)).toBe(true);
    expect(shop.server.totalDispatches()).toBe(1);
    await expectSettled(shop, "message_send", 1);
  });

  it("is 422 with other content, to another number's instance or on another route", async () => {
    const shop = await keyed();
    const other = await gateway.makeInstance(shop);
    expect((await shop.send()).status).toBe(201);
    const others = [
      await shop.send({ body: { ...TEXT, text: "other" } }),
      await shop.send({ body: TEXT }, `POST /v1/message/sendText/${other.name}`),
      await shop.send({ body: POLL }, "POST /v1/message/sendPoll/$A"),
    ];
    expect(others.map(({ status, body }) => [status, body.code])).toEqual(Array(3).fill([422, "idempotency_mismatch"]));
    expect(shop.server.totalDispatches()).toBe(1);
  });

  it("is the same in any order of keys, spacing and escapes", async () => {
    const shop = await keyed();
    const first = await shop.send({ body: `{"number":"${NUMBER}","text":"oi"}` });
    const spellings = [
      `{"text":"oi","number":"${NUMBER}"}`,
      `{\n  "number" : "${NUMBER}",\t"text": "oi" }`,
      `{"number":"${NUMBER}","te\\u0078t":"\\u006fi"}`,
    ];
    for (const body of spellings) {
      const { headers, body: answered } = await shop.send({ body });
      expect([body, headers["idempotent-replayed"], answered]).toEqual([body, "true", first.body]);
    }
  });

  it("is the same under any multipart boundary", async () => {
    const shop = await keyed();
    const upload = (boundary: string, text = "a picture") => {
      const field = (name: string, value: string) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
      const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n${text}\r\n`;
      const body = `${field("number", NUMBER)}${field("mediatype", "image")}${file}--${boundary}--\r\n`;
      const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
      return shop.send({ body, headers }, "POST /v1/message/sendMedia/$A");
    };
    const first = await upload("one");
    expect(first.status).toBe(201);
    const repeat = await upload("another");
    expect([repeat.headers["idempotent-replayed"], repeat.body]).toEqual(["true", first.body]);
    expect((await upload("one", "another picture")).status).toBe(422);
    expect(shop.server.totalDispatches()).toBe(1);
  });

  it("keeps a 4xx of Evolution", async () => {
    const shop = await keyed();
    const nobody = { body: { number: NOBODY, text: "nobody" } };
    const first = await shop.send(nobody);
    const arrivals = shop.server.requests.length;
    const repeat = await shop.send(nobody);
    expect([first.status, repeat.status, repeat.headers["idempotent-replayed"], repeat.body]).toEqual([
      400,
      400,
      "true",
      first.body,
    ]);
    expect(shop.server.requests.length).toBe(arrivals);
  });

  it.each<FaultMode>(["reset_after_body", "hang_after_body", "garbage", "http_502_html"])(
    "is never sent again by itself after %s",
    async (mode) => {
      const shop = await keyed();
      shop.fault(mode);
      expect((await shop.send()).status).toBeGreaterThan(500);
      const arrivals = shop.server.requests.length;
      for (let i = 0; i < 2; i++) {
        const repeat = await shop.send();
        expect([repeat.status, repeat.body.code]).toEqual([409, "outcome_unknown"]);
      }
      expect(shop.server.requests.length).toBe(arrivals);
    },
  );

  it("is free again after a refusal of our own: quota, body, an upstream that was never reached", async () => {
    const shop = await keyed({ limits: { message_send: 1 } });
    expect((await shop.send({ body: '{"broken":' })).status).toBe(400);
    await shop.server.stop();
    expect((await shop.send()).status).toBe(503);
    await shop.server.start();
    expect((await shop.send()).status).toBe(201);
    expect(shop.server.totalDispatches()).toBe(1);

    const other = { ...TEXT, text: "next" };
    const request = { body: other, headers: { "idempotency-key": randomUUID() } };
    expect((await shop.sendText(request)).status).toBe(429);
    await gateway.changeTenant(shop, { limits: { message_send: 2 } });
    await until(async () => (await shop.sendText(request)).status === 201);
    expect(shop.server.totalDispatches()).toBe(2);
  });

  it("is another call under another tenant's key", async () => {
    const [one, two] = [await makeShop(), await makeShop()];
    const headers = { "idempotency-key": "order-1" };
    expect((await one.sendText({ headers })).status).toBe(201);
    const answer = await two.sendText({ headers });
    expect([answer.status, answer.headers["idempotent-replayed"]]).toEqual([201, undefined]);
  });

  it("takes visible ASCII only", async () => {
    const shop = await makeShop();
    for (const key of ["", "with space", "x".repeat(256)]) {
      const { status, body } = await shop.sendText({ headers: { "idempotency-key": key } });
      expect([key, status, body.code]).toEqual([key, 400, "invalid_request"]);
    }
    expect(shop.server.totalDispatches()).toBe(0);
  });
});

it("no answer of this file held an upstream name, token, key, secret or address", () => {
  const { answers, leaks } = gateway.leaks();
  expect(answers).toBeGreaterThan(150);
  expect(leaks).toEqual([]);
});
