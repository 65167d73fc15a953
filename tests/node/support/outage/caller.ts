import type { EvolutionServer } from "../../../support/evolution/server.ts";
import type { Client } from "./client.ts";
import type { Mode, Operator } from "./operator.ts";
import { waitUntil } from "./wait-until.ts";

/** A tenant's program with a key of one mode and a connected number. */
export interface Caller {
  tenantId: string;
  mode: Mode;
  key: string;
  instance: string;
  /** What the Evolution server calls the number; none in the sandbox. */
  upstreamName: string | undefined;
  /** A message of that number, to be found again. */
  messageId: string;
}

export interface Surroundings {
  client: Client;
  operator: Operator;
  server: EvolutionServer;
  /** Where the preparations are made. */
  gateway: string;
}

export const RECIPIENT = "6281234567890";
const OPENS_AT_ONCE = "10000000001"; // the sandbox's own number for that
const INSTANCE = "main";
const RECEIPTS_WITHIN_MS = 120_000;

export async function addCaller(around: Surroundings, tenantId: string, mode: Mode): Promise<Caller> {
  const key = await around.operator.addKey(tenantId, mode);
  const before = new Set(around.server.instanceNames());
  await expectStatus(around, key, {
    method: "POST",
    path: "/v1/instance/create",
    body: createBody(INSTANCE),
    status: 201,
  });
  if (mode === "test") {
    await expectStatus(around, key, { method: "GET", path: `/v1/instance/connect/${INSTANCE}`, status: 200 });
  }
  const upstreamName = around.server.instanceNames().find((name) => !before.has(name));
  if (upstreamName) await around.server.open(upstreamName);
  const send = { method: "POST", path: `/v1/message/sendText/${INSTANCE}`, status: 201 } as const;
  const sent = await expectStatus(around, key, { ...send, body: { number: RECIPIENT, text: "Halo" } });
  const messageId = (sent as { key: { id: string } }).key.id;
  const caller = { tenantId, mode, key, instance: INSTANCE, upstreamName, messageId };
  if (mode === "test") await waitForReceipts(around, caller);
  return caller;
}

export const createBody = (instanceName: string) => ({
  instanceName,
  integration: "WHATSAPP-BAILEYS",
  qrcode: false,
  number: OPENS_AT_ONCE,
});

/** Until its receipts have come, the message looks different from call to call. */
async function waitForReceipts({ client, gateway }: Surroundings, { key, instance, messageId }: Caller): Promise<void> {
  const body = { where: { key: { id: messageId } } };
  const find = { gateway, key, method: "POST", path: `/v1/chat/findMessages/${instance}`, body } as const;
  const isRead = await waitUntil(async () => {
    const answer = await client.call(find);
    return JSON.stringify(answer.body).includes('"READ"');
  }, RECEIPTS_WITHIN_MS);
  if (!isRead) throw new Error("the sandbox's message was never read");
}

interface Step {
  method: "GET" | "POST";
  path: string;
  body?: unknown;
  status: number;
}

async function expectStatus(
  { client, gateway }: Surroundings,
  key: string,
  { status, ...ask }: Step,
): Promise<unknown> {
  const answer = await client.call({ gateway, key, ...ask });
  if (answer.status === status) return answer.body;
  throw new Error(`${ask.method} ${ask.path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
}
