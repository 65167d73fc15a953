import { findWebhook } from "../events";
import type { SandboxHandlers, SandboxWorld } from "../handler";
import { changedRow, newRow, type Row } from "../rows";
import { type BodySchema, badRequest, bodyMessages, isObject, serverError } from "../validation";
import { eventsRule, missingEvents, subscribedEvents } from "./event-schema";

/** The stored webhook, whose names differ from those of the request. */
export interface SandboxWebhook extends Row {
  url: string;
  headers: Readonly<Record<string, string>> | null;
  enabled: boolean;
  events: readonly string[];
  webhookByEvents: boolean;
  webhookBase64: boolean;
}

const schema: BodySchema = {
  properties: {
    webhook: {
      type: "object",
      properties: {
        enabled: "boolean",
        url: "string",
        headers: "object",
        byEvents: "boolean",
        base64: "boolean",
        events: eventsRule,
      },
      required: ["enabled", "url"],
      notEmpty: ["enabled", "url"],
    },
  },
  required: ["webhook"],
};

/**
 * Stores the `webhook` object of a request over what is there and answers the row. Undefined: it is enabled and has no
 * list of events, on which Evolution fails with `missingEvents`.
 */
export function saveWebhook(
  world: SandboxWorld,
  webhook: Readonly<Record<string, unknown>>,
): SandboxWebhook | undefined {
  const events = subscribedEvents(webhook);
  if (!events) return undefined;
  const given = {
    enabled: webhook.enabled,
    events,
    url: webhook.url,
    headers: webhook.headers,
    webhookByEvents: webhook.byEvents,
    webhookBase64: webhook.base64,
  };
  const row = changedRow(world, findWebhook(world) ?? newRow(world, blankWebhook), given);
  world.documents.put("webhook", "webhook", row);
  return row;
}

const blankWebhook: Omit<SandboxWebhook, keyof Row> = {
  url: "",
  headers: null,
  enabled: true,
  events: [],
  webhookByEvents: false,
  webhookBase64: false,
};

export const webhookHandlers: SandboxHandlers = {
  "POST /webhook/set/:instanceName": (world, { body }) => {
    const messages = bodyMessages(body, schema);
    if (messages.length > 0 || !isObject(body.webhook)) return badRequest(messages);
    const row = saveWebhook(world, body.webhook);
    return row ? { status: 201, body: row } : serverError(missingEvents);
  },

  "GET /webhook/find/:instanceName": (world) => ({
    status: 200,
    body: findWebhook(world) ?? null,
  }),
};
