import { randomUUID } from "node:crypto";
import { created } from "../answer.ts";
import { emit } from "../events.ts";
import { asFields, asText, type Fields } from "../fields.ts";
import { badRequest, isRefusal } from "../refusal.ts";
import type { Call } from "../routing.ts";
import { anything, complaints, flag, type Rule, type Schema, text } from "../schema.ts";
import { type Context, type Instance, type Integration, newToken, type Webhook } from "../state.ts";
import { startPairing } from "./connection.ts";
import { newInstance, settingsFrom, transportRow } from "./rows.ts";
import { storeWebhook } from "./webhook.ts";

const INTEGRATIONS: readonly string[] = ["WHATSAPP-BAILEYS", "WHATSAPP-BUSINESS", "EVOLUTION"];
const TRANSPORTS = ["websocket", "rabbitmq", "nats", "sqs"];
const FIRST_QR_MS = 5000;
const META_TOKEN = "evolution";

const number: Rule = { type: "string", pattern: /^\d+[.@\w-]+/ };
const SCHEMA: Schema = {
  properties: {
    instanceName: text,
    token: text,
    number,
    businessId: text,
    qrcode: flag,
    rejectCall: flag,
    msgCall: text,
    groupsIgnore: flag,
    alwaysOnline: flag,
    readMessages: flag,
    readStatus: flag,
    syncFullHistory: flag,
    wavoipToken: text,
    proxyHost: text,
    proxyPort: text,
    proxyProtocol: text,
    webhook: anything,
  },
};

export async function createInstance(context: Context, { body }: Call) {
  const wrong = complaints(body, SCHEMA);
  if (wrong.length > 0) throw badRequest(wrong);
  if (!INTEGRATIONS.includes(String(body.integration))) throw badRequest("Invalid integration");
  const instance = newInstance(body, {
    id: randomUUID(),
    name: String(body.instanceName),
    token: asText(body.token) || newToken(),
    integration: body.integration as Integration,
  });
  context.state.instances.set(instance.name, instance);
  try {
    return created(await finish(context, instance, body));
  } catch (error) {
    // Whatever goes wrong from here on, the real server deletes the row of that name.
    context.state.instances.delete(instance.name);
    if (isRefusal(error)) throw error;
    throw badRequest(error instanceof Error ? error.message : String(error));
  }
}

async function finish(context: Context, instance: Instance, body: Fields): Promise<Fields> {
  const { id, name } = instance;
  const sent = body.webhook ? { ...asFields(body.webhook), enabled: true } : undefined;
  const webhook = sent ? storeWebhook(context.version, instance, sent) : undefined;
  const data = { instanceName: name, instanceId: id };
  context.background(emit(context, instance, { event: "instance.create", data }));
  const pairs = body.qrcode === true && instance.integration === "WHATSAPP-BAILEYS";
  if (pairs) {
    await startPairing(context, instance, asText(body.number));
    await context.wait(FIRST_QR_MS);
  }
  return {
    instance: describe(context, instance),
    hash: instance.token,
    webhook: webhook ? describeWebhook(webhook) : {},
    ...describeTransports(context, instance, body),
    settings: settingsFrom(body),
    ...(pairs ? { qrcode: instance.qr } : {}),
  };
}

function describe(context: Context, { name, id, integration, state }: Instance): Fields {
  const business = integration === "WHATSAPP-BUSINESS";
  return {
    instanceName: name,
    instanceId: id,
    integration,
    webhookWaBusiness: business ? `${context.serverUrl}/webhook/meta` : null,
    accessTokenWaBusiness: business ? META_TOKEN : "",
    status: state,
  };
}

function describeWebhook({ url, headers, webhookByEvents, webhookBase64 }: Webhook): Fields {
  return { webhookUrl: url, webhookHeaders: headers ?? undefined, webhookByEvents, webhookBase64 };
}

function describeTransports(context: Context, instance: Instance, body: Fields): Fields {
  const names = TRANSPORTS.filter((name) => name !== "nats" || context.version === "2.3.6");
  return Object.fromEntries(
    names.map((name) => {
      if (!body[name] || !context.transports.has(name)) return [name, {}];
      return [name, { enabled: Boolean(transportRow(context, instance, { name, body }).enabled) }];
    }),
  );
}
