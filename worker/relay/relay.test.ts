import { createExecutionContext, runDurableObjectAlarm, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "../../db/client";
import { botCalls } from "../../db/schema/bot-calls";
import { botHourly } from "../../db/schema/bot-hourly";
import { botSessions } from "../../db/schema/bot-sessions";
import { parseKey } from "../../lib/api-key";
import { uuidv7 } from "../../lib/ids";
import { mintRelayToken } from "../../lib/relay-token";
import { answerDns, answerOutside, isDns } from "../../tests/support/outside";
import { inScene, isInScene } from "../../tests/support/scene";
import { config } from "../env";
import { HOP_HEADER } from "../safe-fetch";
import type { RelayDocument } from "../v1/rewrite/documents";
import { createTenancy, type Tenancy } from "../v1/rewrite/tenancy.fixture";
import { relay } from ".";

const db = connect(env);

interface Received {
  url: string;
  method: string;
  headers: Headers;
  body: string;
}

let received: Received[] = [];
let answer: () => Response | Promise<Response>;

/** Stands for the world outside: DNS over HTTPS, and the tenant's bot. */
beforeEach(() => {
  received = [];
  answer = () => Response.json({ messages: ["hello"] });
  vi.spyOn(console, "log").mockReturnValue();
  answerOutside(
    (url) => isDns(url) || isBot(url),
    async (request) => {
      if (isDns(new URL(request.url))) return resolve(request);
      received.push({ url: request.url, method: request.method, headers: request.headers, body: await request.text() });
      return answer();
    },
  );
});

afterEach(() => vi.restoreAllMocks());

/** Whatever a relay is given as a bot's address here: other tests have other names, and Postgres has a port. */
const isBot = ({ host }: URL) =>
  host.endsWith(".tenant.test") || ["127.0.0.1", "169.254.169.254", new URL(config.publicUrl).host].includes(host);

function resolve(request: Request): Response {
  const isPrivate = new URL(request.url).searchParams.get("name") === "inside.tenant.test";
  return answerDns(request, isPrivate ? "10.0.0.5" : undefined);
}

async function register(tenancy: Tenancy, document: Partial<RelayDocument> = {}) {
  const { caller, target } = tenancy;
  const relayed: RelayDocument = {
    reference: uuidv7(),
    url: "https://bot.tenant.test/hook",
    bot: "typebot",
    flow: "",
    botId: "b1",
    instanceName: "main",
    createdAt: Date.now(),
    maker: { scopes: ["read", "send", "manage"], lender: null },
    ...document,
  };
  const { mode, tenantId } = caller.grant;
  const instanceId = target.instance.id;
  const key = { instanceId, kind: "relay", id: relayed.reference };
  await env.LEDGER.getByName(caller.ledger).putDocument(key, JSON.stringify(relayed));
  return mintRelayToken(config.keySecrets, { mode, tenantId, instanceId, reference: relayed.reference });
}

const call = (token: string, rest = "", init: RequestInit = {}) =>
  relay(new Request(`https://zapin.test/relay/${token}${rest}`, init), env, createExecutionContext());

/** The same until what it leaves behind is written down. */
async function callAndNote(token: string, rest: string, init: RequestInit) {
  const ctx = createExecutionContext();
  const response = await relay(new Request(`https://zapin.test/relay/${token}${rest}`, init), env, ctx);
  await response.text();
  await waitOnExecutionContext(ctx);
}

const deliver = ({ caller }: Tenancy) => runDurableObjectAlarm(env.LEDGER.getByName(caller.ledger));

const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});

const only = () => {
  expect(received).toHaveLength(1);
  return received[0]!;
};

describe("a relay", () => {
  it("gives the bot a key and an address of ours in the place of the upstream's, at any depth", async () => {
    const tenancy = await createTenancy();
    const { instance, token: secret } = tenancy.target;
    const token = await register(tenancy, { url: "https://typebot.tenant.test" });
    const keys = {
      apiKey: "global-key",
      serverUrl: "http://inside:8080",
      instanceName: instance.upstreamName,
      pushName: "Zoë",
    };
    const body = {
      prefilledVariables: keys,
      startParams: { prefilledVariables: { ...keys, apikey: secret } },
      inputs: [{ metadata: keys }],
      message: `${instance.upstreamName} ${secret} ${instance.server.url}`,
    };
    const response = await call(token, "/api/v1/typebots/flow/startChat", post(body));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ messages: ["hello"] });

    const { url, method, body: text } = only();
    expect([method, url]).toEqual(["POST", "https://typebot.tenant.test/api/v1/typebots/flow/startChat"]);
    const sent = JSON.parse(text);
    expect(sent.prefilledVariables).toEqual({
      apiKey: expect.any(String),
      serverUrl: `${config.publicUrl}/v1`,
      instanceName: "main",
      pushName: "Zoë",
    });
    expect(sent.inputs[0].metadata).toEqual(sent.prefilledVariables);
    expect(sent.startParams.prefilledVariables.apikey).toBe(sent.prefilledVariables.apiKey);
    expect(await parseKey(config.keySecrets, sent.prefilledVariables.apiKey)).toEqual({
      kind: "derived",
      mode: "live",
      tenantId: tenancy.tenant.tenantId,
      instanceId: instance.id,
      version: instance.keyVersion,
      scopes: ["read", "send"],
      lender: expect.any(String),
    });
    for (const hidden of ["global-key", "inside:8080", instance.upstreamName, secret, "evo.upstream.test"]) {
      expect(text).not.toContain(hidden);
    }
  });

  it.each([
    ["https://bot.tenant.test/hook", "", "https://bot.tenant.test/hook"],
    ["https://bot.tenant.test/v1", "/chat-messages?x=1", "https://bot.tenant.test/v1/chat-messages?x=1"],
    ["https://bot.tenant.test/hook?k=1", "?x=2", "https://bot.tenant.test/hook?k=1&x=2"],
  ])("of %s calls for '%s' %s", async (url, rest, wanted) => {
    await call(await register(await createTenancy(), { url }), rest, post({}));
    expect(only().url).toBe(wanted);
  });

  it.each([
    ["dify", "authorization", true],
    ["n8n", "authorization", true],
    ["flowise", "authorization", true],
    ["evolutionBot", "authorization", true],
    ["evoai", "x-api-key", true],
    ["evoai", "authorization", false],
    ["typebot", "authorization", false],
    ["openai", "authorization", false],
  ] as const)("to %s and its %s header: passed on is %s", async (bot, name, isPassed) => {
    const token = await register(await createTenancy(), { bot });
    await call(
      token,
      "",
      post({}, { [name]: "Bearer app-1", cookie: "a=b", "x-forwarded-for": "10.0.0.1", apikey: "global" }),
    );
    const { headers } = only();
    expect(headers.get(name)).toBe(isPassed ? "Bearer app-1" : null);
    expect(Array.from(headers.keys()).filter((header) => /cookie|forwarded|^apikey/.test(header))).toEqual([]);
  });

  it("passes on status, type and a streamed body, and no header", async () => {
    answer = () =>
      new Response("data: one\n\ndata: two\n\n", {
        status: 201,
        headers: { "content-type": "text/event-stream", "set-cookie": "a=b", "x-inside": "1" },
      });
    const response = await call(await register(await createTenancy(), { bot: "dify" }), "/chat-messages", post({}));
    expect(response.status).toBe(201);
    expect(Object.fromEntries(response.headers)).toEqual({
      "content-type": "text/event-stream",
      // No page of ours, should a browser be led here.
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    });
    expect(await response.text()).toBe("data: one\n\ndata: two\n\n");
  });

  it.each(["text/html; charset=\u00ff", "te\u0001xt/plain"])(
    "leaves out a type that no client takes: %j",
    async (type) => {
      const told = new Response("ok");
      vi.spyOn(told.headers, "get").mockImplementation((name) => (name === "content-type" ? type : null));
      answer = () => told;
      const response = await call(await register(await createTenancy()), "", post({}));
      expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([200, null, "ok"]);
    },
  );

  it("breaks off an answer that does not end", async () => {
    const chunk = new Uint8Array(1024 * 1024);
    answer = () => new Response(new ReadableStream({ pull: (controller) => controller.enqueue(chunk) }));
    const response = await call(await register(await createTenancy()), "", post({}));
    await expect(response.arrayBuffer()).rejects.toThrow("too large");
  });

  it("asks its ledger one question, and none again while far from every limit", async () => {
    const tenancy = await createTenancy();
    const token = await register(tenancy);
    const ledger = env.LEDGER.getByName(tenancy.caller.ledger);
    const counted = async (run: () => Promise<unknown>) => {
      const { calls: before } = await ledger.counters();
      await run();
      return (await ledger.counters()).calls - before;
    };
    const talk = () => callAndNote(token, "", post({}));
    // One of them is the note that it was made.
    expect(await counted(talk)).toBe(2);
    expect(await counted(talk)).toBe(1);
  });

  it("writes down who, when and how long, and nothing of the content", async () => {
    const tenancy = await createTenancy();
    const token = await register(tenancy);
    const contact = "5511977770001";
    const body = { message: "private", prefilledVariables: { remoteJid: `${contact}@s.whatsapp.net` } };
    await callAndNote(token, "/secret-path?k=secret", post(body));
    answer = () => new Response("no", { status: 500 });
    await callAndNote(token, "", post(body));
    answer = () => Promise.reject(new TypeError("connect ECONNREFUSED"));
    await callAndNote(token, "", post(body));

    const { tenantId } = tenancy.tenant;
    vi.restoreAllMocks();
    await deliver(tenancy);
    const rows = await db.select().from(botCalls).where(eq(botCalls.tenantId, tenantId)).orderBy(botCalls.status);
    const instanceId = tenancy.target.instance.id;
    const common = { tenantId, mode: "live", instanceId, bot: "typebot", botId: "b1", ms: expect.any(Number) };
    expect(rows.map(({ id, at, ...row }) => row)).toEqual([
      { ...common, status: 200, error: null },
      { ...common, status: 500, error: null },
      { ...common, status: 502, error: "upstream_failed" },
    ]);
    const sessions = await db.select().from(botSessions).where(eq(botSessions.tenantId, tenantId));
    expect(sessions).toEqual([expect.objectContaining({ botId: "b1", turns: 3 })]);
    // Two where one hour has ended and the next begun meanwhile.
    const hours = await db.select().from(botHourly).where(eq(botHourly.tenantId, tenantId));
    const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
    expect(sumOf(hours.map(({ calls }) => calls))).toBe(3);
    expect(sumOf(hours.map(({ errors }) => errors))).toBe(2);
    expect(sumOf(hours.flatMap(({ durations }) => durations))).toBe(3);
    for (const hidden of ["private", "secret", contact]) expect(JSON.stringify([rows, sessions])).not.toContain(hidden);
  });

  it("writes down that a bot broke off in the middle, and how long it talked until then", async () => {
    const tenancy = await createTenancy();
    const token = await register(tenancy);
    const talk = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode("data: one")),
      pull: (controller) => controller.error(new Error("connection reset")),
    });
    answer = () => new Response(talk);
    const ctx = createExecutionContext();
    const response = await relay(new Request(`https://zapin.test/relay/${token}`, post({})), env, ctx);
    await expect(response.text()).rejects.toThrow();
    await waitOnExecutionContext(ctx);
    vi.restoreAllMocks();
    await deliver(tenancy);
    const [row] = await db.select().from(botCalls).where(eq(botCalls.tenantId, tenancy.tenant.tenantId));
    expect(row).toMatchObject({ status: 200, error: "answer_broken_off" });
  });
});

describe("a relay refuses", () => {
  const statusOf = async (token: string, init: RequestInit = post({})) => {
    const response = await call(token, "", init);
    const body = await response.json<{ code: string }>();
    return [response.status, body.code];
  };

  it("a forged token without asking any object", async () => {
    const token = await register(await createTenancy());
    let asked = 0;
    const getByName = env.LEDGER.getByName.bind(env.LEDGER);
    vi.spyOn(env.LEDGER, "getByName").mockImplementation((...parameters) => {
      if (isInScene()) asked++;
      return getByName(...parameters);
    });
    const forged = token.slice(0, 60) + (token[60] === "A" ? "B" : "A") + token.slice(61);
    for (const text of [forged, "A".repeat(88), "x"])
      expect(await inScene(() => statusOf(text))).toEqual([404, "not_found"]);
    expect(asked).toBe(0);
    await inScene(() => call(token, "", post({})));
    expect(asked).toBeGreaterThan(0);
  });

  it("a relay that is gone, or whose instance is", async () => {
    const tenancy = await createTenancy();
    const ledger = env.LEDGER.getByName(tenancy.caller.ledger);
    const { id: instanceId } = tenancy.target.instance;
    const gone = await register(tenancy, { reference: uuidv7() });
    const [text = ""] = await ledger.listDocuments(instanceId, "relay");
    await ledger.deleteDocument({ instanceId, kind: "relay", id: JSON.parse(text).reference });
    expect(await statusOf(gone)).toEqual([404, "not_found"]);
    const token = await register(tenancy);
    await ledger.dropInstance(instanceId);
    expect(await statusOf(token)).toEqual([404, "not_found"]);
    expect(received).toEqual([]);
  });

  it.each([
    ["suspended", 403, "tenant_suspended"],
    ["past_due", 402, "payment_required"],
  ] as const)("a tenant that is %s", async (status, ...refusal) => {
    const tenancy = await createTenancy();
    const token = await register(tenancy);
    expect((await call(token, "", post({}))).status).toBe(200);
    await env.LEDGER.getByName(tenancy.caller.ledger).provision({ ...tenancy.tenant, status });
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + 4_000);
    expect(await statusOf(token)).toEqual(refusal);
    expect(received).toHaveLength(1);
  });

  it("a tenant whose messages are used up, from the first call after the last of them", async () => {
    const tenancy = await createTenancy();
    const ledger = env.LEDGER.getByName(tenancy.caller.ledger);
    const { plan } = tenancy.tenant;
    await ledger.provision({ ...tenancy.tenant, plan: { ...plan, limits: { ...plan.limits, message_send: 2 } } });
    const token = await register(tenancy);
    expect((await call(token, "", post({}))).status).toBe(200);
    const sends = ["A", "B"].map((id) => ({ id, at: Date.now() }));
    await ledger.chargeSends({ instanceId: tenancy.target.instance.id, sends });
    expect(await statusOf(token)).toEqual([429, "quota_exceeded"]);
    await ledger.provision(tenancy.tenant);
    expect((await call(token, "", post({}))).status).toBe(200);
    expect(received).toHaveLength(2);
  });

  it.each([
    ["http://127.0.0.1/x"],
    ["https://169.254.169.254/latest"],
    ["https://inside.tenant.test/x"],
    [`${config.publicUrl}/v1`],
  ])("an address that has become private: %s", async (url) => {
    expect(await statusOf(await register(await createTenancy(), { url }))).toEqual([400, "unsafe_url"]);
    expect(received).toEqual([]);
  });

  it("redirects, bodies that are no JSON or too large, and calls that came from a relay", async () => {
    const token = await register(await createTenancy());
    const form = { method: "POST", headers: { "content-type": "text/plain" }, body: "x" };
    expect(await statusOf(token, form)).toEqual([415, "unsupported_media_type"]);
    const broken = { ...form, headers: { "content-type": "application/json" }, body: "{" };
    expect(await statusOf(token, broken)).toEqual([400, "invalid_request"]);
    expect(await statusOf(token, post("x".repeat(5 * 1024 * 1024)))).toEqual([413, "body_too_large"]);
    expect(await statusOf(token, post({}, { [HOP_HEADER]: "1" }))).toEqual([403, "forbidden"]);
    expect(received).toEqual([]);
    answer = () => new Response(null, { status: 302, headers: { location: "http://10.0.0.1/" } });
    expect(await statusOf(token)).toEqual([502, "upstream_failed"]);
  });

  it("a body that is nested too deeply to be written again", async () => {
    const body = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    const init = { method: "POST", headers: { "content-type": "application/json" }, body };
    expect(await statusOf(await register(await createTenancy()), init)).toEqual([400, "invalid_request"]);
    expect(received).toEqual([]);
  });

  it.each([101, 600, 999])("a bot's status that there is not: %s", async (status) => {
    const strange = new Response("ok");
    Object.defineProperty(strange, "status", { value: status });
    answer = () => strange;
    expect(await statusOf(await register(await createTenancy()))).toEqual([502, "upstream_failed"]);
  });

  it("a bot that cannot be reached, without a word about the inside", async () => {
    answer = () => Promise.reject(new TypeError("connect ECONNREFUSED 10.1.2.3"));
    const response = await call(await register(await createTenancy()), "", post({}));
    expect(response.status).toBe(502);
    expect(await response.text()).not.toContain("ECONNREFUSED");
  });
});

it("lets a bot without a body be asked with GET", async () => {
  await call(await register(await createTenancy()), "/status");
  expect(only()).toMatchObject({ method: "GET", body: "", url: "https://bot.tenant.test/hook/status" });
});
