import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { parseKey } from "../../lib/api-key";
import { uuidv7 } from "../../lib/ids";
import { mintRelayToken } from "../../lib/relay-token";
import { config } from "../env";
import { HOP_HEADER } from "../safe-fetch";
import type { RelayDocument } from "../v1/rewrite/documents";
import { createTenancy, type Tenancy } from "../v1/rewrite/tenancy.fixture";
import { relay } from ".";

interface Received {
  url: string;
  method: string;
  headers: Headers;
  body: string;
}

let received: Received[] = [];
let answer: () => Response | Promise<Response>;
let logged: unknown[] = [];

/** Stands for the world outside: DNS over HTTPS, and the tenant's bot. */
beforeEach(() => {
  received = [];
  answer = () => Response.json({ messages: ["hello"] });
  logged = [];
  vi.spyOn(console, "log").mockImplementation((entry) => void logged.push(entry));
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (request.url.startsWith("https://cloudflare-dns.com/")) return resolve(new URL(request.url));
    received.push({ url: request.url, method: request.method, headers: request.headers, body: await request.text() });
    return answer();
  });
});

afterEach(() => vi.restoreAllMocks());

function resolve({ searchParams }: URL): Response {
  const isPrivate = searchParams.get("name") === "inside.tenant.test";
  const data = isPrivate ? "10.0.0.5" : "93.184.215.14";
  return Response.json({ Status: 0, Answer: searchParams.get("type") === "A" ? [{ type: 1, data }] : [] });
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
    expect(Array.from(response.headers.keys())).toEqual(["content-type"]);
    expect(await response.text()).toBe("data: one\n\ndata: two\n\n");
  });

  it("breaks off an answer that does not end", async () => {
    const chunk = new Uint8Array(1024 * 1024);
    answer = () => new Response(new ReadableStream({ pull: (controller) => controller.enqueue(chunk) }));
    const response = await call(await register(await createTenancy()), "", post({}));
    await expect(response.arrayBuffer()).rejects.toThrow("too large");
  });

  it("writes who, when and how long, and nothing of the content", async () => {
    const tenancy = await createTenancy();
    const token = await register(tenancy);
    await call(token, "/secret-path?k=secret", post({ message: "private" }));
    const { tenantId } = tenancy.tenant;
    expect(logged).toEqual([
      {
        event: "bot_call",
        requestId: expect.any(String),
        tenantId,
        instanceId: tenancy.target.instance.id,
        bot: "typebot",
        botId: "b1",
        ms: expect.any(Number),
        status: 200,
      },
    ]);
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
    const ask = vi.spyOn(env.LEDGER, "getByName");
    const forged = token.slice(0, 60) + (token[60] === "A" ? "B" : "A") + token.slice(61);
    for (const text of [forged, "A".repeat(88), "x"]) expect(await statusOf(text)).toEqual([404, "not_found"]);
    expect(ask).not.toHaveBeenCalled();
    await call(token, "", post({}));
    expect(ask).toHaveBeenCalled();
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
    expect(await statusOf(token)).toEqual(refusal);
    expect(received).toHaveLength(1);
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
