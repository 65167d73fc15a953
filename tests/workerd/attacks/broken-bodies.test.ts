import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { deriveWebhookSecret, upstreamWebhook } from "../../../lib/webhook-secret";
import { app } from "../../../worker/app";
import { type AppEnv, config } from "../../../worker/env";
import { inScene, isInScene } from "../../support/scene";
import { randomIp } from "../browser";
import { connectInstance, makeCaller } from "../support";

afterEach(() => vi.restoreAllMocks());

/** A body whose sender goes away in the middle of it. */
const brokenOff = () =>
  new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"number":"6281234567890"')),
    pull: (controller) => controller.error(new Error("Network connection lost.")),
  });

/** Between two workers the end of a broken body looks like any other: the door is asked directly. */
const post = (path: string, headers: Record<string, string>, bindings: AppEnv["Bindings"] = env) => {
  const init = { method: "POST", headers: { "content-type": "application/json", ...headers }, body: brokenOff() };
  const request = new Request(`https://gateway.test${path}`, init);
  return inScene(() => app.fetch(request, bindings, createExecutionContext()));
};

it("somebody who breaks off in the middle of a body is told so, on every door, and no accident of ours is logged", async () => {
  const logged: unknown[] = [];
  vi.spyOn(console, "error").mockImplementation((line) => void (isInScene() && logged.push(line)));
  const { tenantId, key, call } = await makeCaller();
  const name = await connectInstance({ call });
  const owner = { tenantId, mode: "test", instanceId: crypto.randomUUID() } as const;
  const secret = await deriveWebhookSecret(config.keySecrets, { ...owner, version: 1 });
  const { headers } = upstreamWebhook({ ...owner, publicUrl: config.publicUrl, secret });
  const answers = [
    await post(`/v1/message/sendText/${name}`, { apikey: key }),
    await post(`/v1/message/sendMedia/${name}`, { apikey: key }),
    await post(`/v1/message/sendText/${name}`, { apikey: key, "content-length": "5000" }),
    await post(`/v1/instance/create`, { apikey: key }),
    await post(`/api/tenants/${tenantId}/keys`, { authorization: `Bearer ${key}` }),
    await post(`/webhooks/${tenantId}`, headers),
    await post("/payments/stripe", {}),
    await signIn(),
  ];
  const told = await Promise.all(answers.map(async (answer) => [answer.status, ((await answer.json()) as Told).code]));
  expect(told).toEqual(answers.map(() => [408, "body_incomplete"]));
  expect(logged).toEqual([]);
});

interface Told {
  code: string;
}

const signIn = () =>
  post("/auth/sign-in/email", { origin: config.dashboardUrl }, { ...env, via: { door: "dashboard", ip: randomIp() } });

it("a body that never ends is refused once it is larger than a door takes, however it comes", async () => {
  const endless = () =>
    new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(0x20)) });
  const own = { ...env, via: { door: "dashboard", ip: randomIp() } } as const;
  const ask = (path: string, bindings: AppEnv["Bindings"], headers = {}) => {
    const init = { method: "POST", headers: { "content-type": "application/json", ...headers }, body: endless() };
    return app.fetch(new Request(`https://gateway.test${path}`, init), bindings, createExecutionContext());
  };
  const answers = [
    await ask("/payments/stripe", env),
    await ask("/auth/sign-in/email", own, { origin: config.dashboardUrl }),
    await ask("/auth/sign-up/email", own, { origin: config.dashboardUrl }),
  ];
  for (const answer of answers) {
    expect([answer.status, ((await answer.json()) as Told).code]).toEqual([413, "body_too_large"]);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  }
});

it("such a send is not charged, and its idempotency key is free for the whole of it", async () => {
  const { key, call } = await makeCaller();
  const name = await connectInstance({ call });
  const path = `/message/sendText/${name}`;
  const once = { "idempotency-key": crypto.randomUUID() };
  const left = (answer: Response | { headers: Headers }) =>
    /"message_send";r=(\d+)/.exec(answer.headers.get("ratelimit") ?? "")?.[1];
  const before = await call("POST", path, { number: "6281234567890", text: "first" });
  expect((await post(`/v1${path}`, { apikey: key, ...once })).status).toBe(408);
  const whole = await call("POST", path, { number: "6281234567890", text: "whole" }, once);
  expect([whole.status, whole.headers.get("idempotent-replayed")]).toEqual([201, null]);
  expect(Number(left(whole))).toBe(Number(left(before)) - 1);
});
