import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { Problem } from "../../../lib/problem";
import { newInstance } from "../../webhooks/instance.fixture";
import { beginCall } from "../call";
import { errorBody } from "../refuse";
import { resolveRoute } from "../resolve-route";
import type { OwnedRoute } from "./owned";

/** An instance, and a way to call a route of ours about it as the pipeline does. */
export async function newCaller({ version = "2.3.6" } = {}) {
  const made = await newInstance();
  const instance = { ...made.instance, server: { ...made.instance.server, version } };
  const grant = {
    keyId: crypto.randomUUID(),
    tenantId: made.tenantId,
    mode: "live" as const,
    status: "active" as const,
    scopes: ["manage" as const],
    instances: null,
    allowedIps: null,
    expiresAt: null,
    features: [],
    burst: { perSecond: 10, capacity: 10 },
  };
  const parsed = { kind: "random", mode: "live", tenantId: made.tenantId, keyId: grant.keyId, hash: "" } as const;

  /** Answers what the client would see: status and parsed body. */
  async function ask(route: OwnedRoute, path: string, body?: unknown) {
    const method = body === undefined ? "GET" : "POST";
    const url = `https://gateway.test/v1${path}/${instance.name}`;
    const init =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    const call = beginCall(new Request(url, { method, ...init }), env, createExecutionContext());
    call.caller = { grant, parsed, ledger: made.ledger };
    call.resolved = resolveRoute(method, url);
    call.target = { instance, token: "" };
    try {
      const answer = await route(call);
      return { status: answer.status, body: JSON.parse(String(answer.body)) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { status: error.status, body: errorBody(error, call.id) };
    }
  }
  return { ...made, ask };
}
