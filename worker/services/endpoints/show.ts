import type { WebhookEndpoint } from "../../../db/schema/webhook-endpoints";
import type * as messages from "../../../durable/webhook-outbox/messages";
import type { Delivery, DeliveryDetail, Endpoint, Replay, TestResult } from "../../../lib/contract/endpoint";

const iso = (ms: number) => new Date(ms).toISOString();
const isoOrNull = (ms: number | null) => (ms === null ? null : iso(ms));

/** What a tenant may see of a row: neither header values nor the secret. */
export function showEndpoint(row: WebhookEndpoint): Endpoint {
  const { id, mode, origin, url, description, events, enabled, byEvents, webhookBase64, concurrency, keepDays } = row;
  const { disabledReason: reason, disabledAt: at } = row;
  return {
    id,
    mode,
    origin,
    url,
    description,
    events,
    instances: row.instanceIds,
    enabled,
    disabled: reason && at ? { reason, at: at.toISOString() } : null,
    headers: row.headerNames,
    byEvents,
    webhookBase64,
    concurrency,
    keepDays,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export const showReplay = (replay: messages.Replay): Replay => ({ ...replay, startedAt: iso(replay.startedAt) });

const showTimes = ({ at, due, ...attempt }: messages.Attempt) => ({ ...attempt, at: iso(at), due: iso(due) });

export const showDelivery = ({ createdAt, nextAt, last, ...delivery }: messages.DeliverySummary): Delivery => ({
  ...delivery,
  createdAt: iso(createdAt),
  nextAt: isoOrNull(nextAt),
  last: last && showTimes(last),
});

const showAttempt = ({ requestHeaders, answer, ...attempt }: messages.ShownAttempt) => ({
  ...showTimes(attempt),
  requestHeaders,
  answer,
});

export const showDeliveryDetail = (detail: messages.DeliveryDetail): DeliveryDetail => {
  const { createdAt, nextAt, last, attempts, ...delivery } = detail;
  return {
    ...delivery,
    createdAt: iso(createdAt),
    nextAt: isoOrNull(nextAt),
    last: last && showTimes(last),
    attempts: attempts.map(showAttempt),
  };
};

export const showTest = (deliveryId: string, { body, ...attempt }: messages.TestReply): TestResult => ({
  deliveryId,
  body,
  ...showAttempt(attempt),
});
