import type { SandboxWorld } from "./handler";
import { subscribableEvents } from "./handlers/event-schema";
import type { SandboxWebhook } from "./handlers/webhook";
import { findInstance } from "./instance";
import type { Delivery } from "./queues";

/** The address the simulated server says it has. */
export const SERVER_URL = "https://sandbox.invalid";

export const findWebhook = (world: SandboxWorld) => world.documents.get<SandboxWebhook>("webhook", "webhook");

/**
 * The delivery an event makes, if the webhook wants it.
 * Group updates never leave: the emitted name is GROUPS_UPDATE, and only GROUP_UPDATE can be subscribed to.
 */
export function webhookDelivery(
  world: SandboxWorld,
  event: string,
  data: unknown,
): Omit<Delivery, "id" | "attempt"> | undefined {
  const webhook = findWebhook(world);
  if (!webhook?.enabled || webhook.url === "") return undefined;
  const wanted: readonly string[] = webhook.events.length > 0 ? webhook.events : subscribableEvents;
  if (!wanted.includes(event.replace(/[.-]/g, "_").toUpperCase())) return undefined;
  const envelope = {
    event,
    instance: world.instanceName,
    data,
    destination: webhook.url,
    date_time: new Date(world.now()).toISOString(),
    sender: findInstance(world.documents)?.ownerJid ?? undefined,
    server_url: SERVER_URL,
    apikey: null,
  };
  const suffix = webhook.webhookByEvents ? `/${event.replaceAll(".", "-")}` : "";
  return { url: webhook.url + suffix, headers: { ...webhook.headers }, body: JSON.stringify(envelope) };
}
