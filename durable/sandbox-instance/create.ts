import { qrCodeBlock, startPairing } from "./connection";
import { SERVER_URL } from "./events";
import type { SandboxAnswer, SandboxCall, SandboxWorld } from "./handler";
import { saveSettings } from "./handlers/settings";
import { saveWebhook } from "./handlers/webhook";
import { getInstance, type Instance, type Integration } from "./instance";
import { type BodySchema, badRequest, bodyMessages, isObject, refused } from "./validation";

export const CREATE_ROUTE = "POST /instance/create";

const INTEGRATIONS: readonly Integration[] = ["WHATSAPP-BAILEYS", "WHATSAPP-BUSINESS", "EVOLUTION"];
const SETTINGS = ["rejectCall", "groupsIgnore", "alwaysOnline", "readMessages", "readStatus", "syncFullHistory"];
const TEXT_SETTINGS = ["msgCall", "wavoipToken"];

type Body = SandboxCall["body"];

const schema: BodySchema = {
  properties: {
    instanceName: "string",
    token: "string",
    number: { type: "string", pattern: "^\\d+[\\.@\\w-]+" },
    qrcode: "boolean",
    rejectCall: "boolean",
    msgCall: "string",
    groupsIgnore: "boolean",
    alwaysOnline: "boolean",
    readMessages: "boolean",
    readStatus: "boolean",
    syncFullHistory: "boolean",
    proxyHost: "string",
    proxyPort: "string",
    proxyProtocol: "string",
    proxyUsername: "string",
    proxyPassword: "string",
    chatwootAccountId: "string",
    chatwootToken: "string",
    chatwootUrl: "string",
  },
};

/** What keeps an instance from being made, in the order in which Evolution looks. */
export function createRefusal(body: Body): SandboxAnswer | undefined {
  const messages = bodyMessages(body, schema);
  if (messages.length > 0) return badRequest(messages);
  if (!integrationOf(body)) return refused("Invalid integration");
  if (body.integration === "WHATSAPP-BUSINESS") {
    if (!body.token) return refused("token is required");
    if (!body.number) return refused("number is required");
  }
  if (isObject(body.webhook) && !Array.isArray(body.webhook.events)) {
    return refused("Cannot read properties of undefined (reading 'length')");
  }
  if (body.chatwootAccountId && body.chatwootToken && body.chatwootUrl) return refused("Chatwoot is not enabled");
  return undefined;
}

/** The row for a body that was not refused. */
export function newInstance(body: Body, now: number): Instance {
  const integration = integrationOf(body) ?? "WHATSAPP-BAILEYS";
  const at = new Date(now).toISOString();
  return {
    id: crypto.randomUUID(),
    name: String(body.instanceName),
    connectionStatus: integration === "WHATSAPP-BAILEYS" ? "close" : "open",
    ownerJid: textOf(body.ownerJid),
    profileName: textOf(body.profileName),
    profilePicUrl: textOf(body.profilePicUrl),
    profileStatus: "Hey there! I am using WhatsApp.",
    integration,
    number: textOf(body.number),
    businessId: textOf(body.businessId),
    token: textOf(body.token) ?? crypto.randomUUID().toUpperCase(),
    disconnectionReasonCode: null,
    disconnectionObject: null,
    disconnectionAt: null,
    createdAt: at,
    updatedAt: at,
    pairing: null,
  };
}

/** Fills a new instance with what its body asked for, and answers. */
export function finishCreate(world: SandboxWorld, body: Body): SandboxAnswer {
  const settings = saveSettings(world, settingsIn(body));
  const webhook = isObject(body.webhook) ? saveWebhook(world, { ...body.webhook, enabled: true }) : undefined;
  world.emit("instance.create", { instanceName: world.instanceName, instanceId: world.instanceId });
  const { integration, number } = getInstance(world);
  const pairs = body.qrcode === true && integration === "WHATSAPP-BAILEYS";
  const { pairing } = pairs ? startPairing(world, number) : { pairing: null };
  const { id: _, createdAt: __, updatedAt: ___, instanceId: ____, ...plainSettings } = settings;
  return {
    status: 201,
    body: {
      instance: instanceBlock(world),
      hash: world.token,
      webhook: webhook
        ? {
            webhookUrl: webhook.url,
            ...(webhook.headers ? { webhookHeaders: webhook.headers } : {}),
            webhookByEvents: webhook.webhookByEvents,
            webhookBase64: webhook.webhookBase64,
          }
        : {},
      websocket: {},
      rabbitmq: {},
      nats: {},
      sqs: {},
      settings: plainSettings,
      ...(pairing ? { qrcode: qrCodeBlock(pairing) } : {}),
    },
  };
}

function instanceBlock(world: SandboxWorld) {
  const { name, id, integration, connectionStatus } = getInstance(world);
  const business = integration === "WHATSAPP-BUSINESS";
  return {
    instanceName: name,
    instanceId: id,
    integration,
    webhookWaBusiness: business ? `${SERVER_URL}/webhook/meta` : null,
    accessTokenWaBusiness: business ? "evolution" : "",
    status: connectionStatus,
  };
}

function settingsIn(body: Body) {
  const given = (names: readonly string[], type: string) =>
    names.filter((name) => typeof body[name] === type).map((name) => [name, body[name]] as const);
  return Object.fromEntries([...given(SETTINGS, "boolean"), ...given(TEXT_SETTINGS, "string")]);
}

const integrationOf = ({ integration }: Body) => INTEGRATIONS.find((known) => known === integration);

const textOf = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
