import { readFile } from "node:fs/promises";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createClient, type ZapinClient, ZapinError } from "../../packages/client/src/index.ts";
import { CLIENT_TYPES, clientTypes } from "../../scripts/client.ts";
import { type OwnStack, startOwnStack } from "./support/own-stack.ts";

const TEXT = "/v1/message/sendText/{instanceName}";
const path = { instanceName: "demo" };
const body = { number: "6281234567890", text: "Halo" };

let own: OwnStack;
let key: string;
let zapin: ZapinClient;

beforeAll(async () => {
  own = await startOwnStack("client");
  key = (await own.seed()).testKey;
  zapin = createClient({ baseUrl: own.stack.gatewayUrl, key });
});

afterAll(() => own?.stop());

describe("the client", () => {
  it("sends a text, typed from path to answer", async () => {
    const sent = await zapin.post(TEXT, { path, body });
    const id: string = sent.key.id;
    expect(id).toMatch(/^[0-9A-F]+$/);
    expect(sent).toMatchObject({ messageType: "conversation" });
  });

  it("sends once per idempotency key", async () => {
    const idempotencyKey = crypto.randomUUID();
    const first = await zapin.post(TEXT, { path, body, idempotencyKey });
    const second = await zapin.post(TEXT, { path, body, idempotencyKey });
    expect(second.key.id).toBe(first.key.id);
  });

  it("uploads a file as a form", async () => {
    const form = new FormData();
    form.set("number", body.number);
    form.set("mediatype", "image");
    form.set("file", new Blob([new Uint8Array(64)], { type: "image/png" }), "dot.png");
    const sent = await zapin.post("/v1/message/sendMedia/{instanceName}", { path, body: form });
    expect(sent).toMatchObject({ messageType: "imageMessage" });
  });

  it("lists instances and asks for one by query", async () => {
    expect((await zapin.get("/v1/instance/fetchInstances")).map(({ name }) => name)).toEqual(["demo"]);
    const [found] = await zapin.get("/v1/instance/fetchInstances", { query: { instanceName: "demo" } });
    expect(found?.connectionStatus).toMatch(/open|connecting/);
  });

  it("throws what the gateway refused, with its code and the request's id", async () => {
    const refusal = await zapin.post(TEXT, { path: { instanceName: "nobody" }, body }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ZapinError);
    expect(refusal).toMatchObject({ status: 404, message: expect.stringContaining("does not exist") });
    expect((refusal as ZapinError).requestId).toMatch(/^[0-9a-f-]{36}$/);

    const stranger = createClient({ baseUrl: `${own.stack.gatewayUrl}/v1/`, key: "zpn_test_wrong" });
    await expect(stranger.get("/v1/instance/fetchInstances")).rejects.toMatchObject({
      status: 401,
      code: "unauthenticated",
    });
  });
});

describe("another try", () => {
  const busy = (status: number, retryAfter?: string) =>
    Response.json({ status }, { status, headers: retryAfter === undefined ? {} : { "retry-after": retryAfter } });
  const answering = (...answers: Response[]) => {
    const calls: string[] = [];
    const send: typeof fetch = async (_, init) => {
      calls.push(init?.method ?? "GET");
      return answers[Math.min(calls.length, answers.length) - 1]?.clone() ?? Response.error();
    };
    return { calls, client: createClient({ baseUrl: "https://zapin.test", key: "k", retries: 2, fetch: send }) };
  };

  it.each([429, 503])("follows a GET that was answered %i with Retry-After", async (status) => {
    const { calls, client } = answering(busy(status, "0"), Response.json([]));
    await expect(client.get("/v1/instance/fetchInstances")).resolves.toEqual([]);
    expect(calls).toHaveLength(2);
  });

  it("ends after as many as allowed", async () => {
    const { calls, client } = answering(busy(503, "0"));
    await expect(client.get("/v1/instance/fetchInstances")).rejects.toMatchObject({ status: 503, retryAfter: 0 });
    expect(calls).toHaveLength(3);
  });

  it("never follows a send, nor an answer that does not say when, nor one that says much later", async () => {
    for (const [answer, method] of [
      [busy(503, "0"), "post"],
      [busy(503), "get"],
      [busy(429, "3600"), "get"],
      [busy(500, "0"), "get"],
    ] as const) {
      const { calls, client } = answering(answer);
      const call = method === "post" ? client.post(TEXT, { path, body }) : client.get("/v1/instance/fetchInstances");
      await expect(call).rejects.toBeInstanceOf(ZapinError);
      expect(calls).toHaveLength(1);
    }
  });
});

describe("/openapi.json", () => {
  it("keeps the rules of OpenAPI 3.1", async () => {
    const source = await (await fetch(`${own.stack.gatewayUrl}/openapi.json`)).text();
    const config = await createConfig({ extends: ["spec"] });
    const problems = await lintFromString({ source, config });
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);

    const broken = JSON.stringify({ ...JSON.parse(source), info: {} });
    expect(await lintFromString({ source: broken, config })).not.toEqual([]);
  });

  it("is what the client's types were written from (else: npm run client)", async () => {
    expect((await clientTypes(own.stack.gatewayUrl)) === (await readFile(CLIENT_TYPES, "utf8"))).toBe(true);
  });
});
