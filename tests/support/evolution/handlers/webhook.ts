import { created, ok } from "../answer.ts";
import { EVENT_NAMES } from "../events.ts";
import { asFields, type Fields } from "../fields.ts";
import { badRequest } from "../refusal.ts";
import { type Call, type Route, route } from "../routing.ts";
import { anything, complaints, flag, type Rule, text } from "../schema.ts";
import {
  type Context,
  type Instance,
  newId,
  runningInstance,
  timestamp,
  type Version,
  type Webhook,
} from "../state.ts";

export const webhookRoutes: Route[] = [
  route("POST /webhook/set/:instanceName", setWebhook),
  route("GET /webhook/find/:instanceName", findWebhook),
];

function webhookRule(version: Version): Rule {
  const events: Rule = { type: "array", items: { type: "string", enum: EVENT_NAMES[version] } };
  const properties = { enabled: flag, url: text, headers: anything, byEvents: flag, base64: flag, events };
  return { type: "object", properties, required: ["enabled", "url"] };
}

function setWebhook(context: Context, { instance, body }: Call) {
  const rule = webhookRule(context.version);
  const wrong = complaints(body, { properties: { webhook: rule }, required: ["webhook"] });
  if (wrong.length > 0) throw badRequest(wrong);
  const target = runningInstance(context, instance.instanceName, "setWebhook");
  return created(storeWebhook(context.version, target, asFields(body.webhook)));
}

function findWebhook(context: Context, { instance }: Call) {
  return ok(context.state.instances.get(String(instance.instanceName))?.webhook ?? null);
}

/** One webhook per instance: setting it replaces whatever was there. */
export function storeWebhook(version: Version, instance: Instance, sent: Fields): Webhook {
  const events = sent.enabled ? subscribed(version, sent.events) : [];
  if (version === "2.2.3" && !isSyntacticUrl(sent.url)) throw badRequest('Invalid "url" property');
  const now = timestamp();
  instance.webhook = {
    id: instance.webhook?.id ?? newId(),
    url: String(sent.url),
    headers: (sent.headers as Record<string, string> | undefined) ?? null,
    enabled: Boolean(sent.enabled),
    events,
    webhookByEvents: Boolean(sent.byEvents),
    webhookBase64: Boolean(sent.base64),
    createdAt: instance.webhook?.createdAt ?? now,
    updatedAt: now,
    instanceId: instance.id,
  };
  return instance.webhook;
}

/** No array is a TypeError on the real server; an empty one means every event. */
function subscribed(version: Version, events: unknown): string[] {
  if (!Array.isArray(events)) throw new TypeError("Cannot read properties of undefined (reading 'length')");
  return events.length > 0 ? events.map(String) : [...EVENT_NAMES[version]];
}

/** 2.2.3 looks at the spelling only: local and private addresses pass. */
function isSyntacticUrl(url: unknown): boolean {
  return typeof url === "string" && /^(?:(?:https?|ftp):\/\/)?[^\s/?#]+(?:[/?#]\S*)?$/i.test(url);
}
