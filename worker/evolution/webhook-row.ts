import * as z from "zod";
import { eventNamesOf } from "../../lib/event-names";
import type { upstreamWebhook } from "../../lib/webhook-secret";

/** What `webhook/find` answers: other names than `webhook/set` takes, and the full list of events for none. */
const Row = z.object({
  url: z.string(),
  enabled: z.boolean(),
  headers: z.record(z.string(), z.unknown()).nullish(),
  events: z.array(z.string()),
  webhookByEvents: z.boolean().nullish(),
  webhookBase64: z.boolean().nullish(),
});

/** Whether the webhook that a server has is the one that we registered. `null`, and anything unknown, is not. */
export function isOurWebhook(body: unknown, ours: ReturnType<typeof upstreamWebhook>, version: string): boolean {
  const row = Row.safeParse(body).data;
  if (!row) return false;
  const hasHeaders = Object.entries(ours.headers).every(([name, value]) => row.headers?.[name] === value);
  // Between 2.2.3 and 2.3.6 names were added one by one: what such a server may not know cannot be missed.
  const isNew = version.localeCompare("2.3.6", "en", { numeric: true }) >= 0;
  const hasEvents = eventNamesOf(isNew ? version : "2.2").every((name) => row.events.includes(name));
  return row.enabled && row.url === ours.url && hasHeaders && hasEvents && !row.webhookByEvents && !row.webhookBase64;
}
