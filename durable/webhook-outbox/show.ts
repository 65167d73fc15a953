import { open, openBytes } from "../../lib/seal";
import type { Sql } from "../sql";
import { answerContext, type Outgoing, type Sender, sentHeaders, urlFor } from "./attempt";
import type { Endpoint } from "./endpoint";
import { findDelivery, listDeliveries, shownAttempt } from "./log";
import {
  bodyContext,
  type DeliveryDetail,
  type ExportedDelivery,
  type ExportPage,
  type ShownAttempt,
} from "./messages";
import { type Delivery, findPart, type StoredAttempt } from "./store";

/** Bodies up to this are shown whole; longer ones are not shown. */
const SHOWN_PARTS = 0;

type Opener = Pick<Sender, "secrets"> & { sql: Sql };

/** A stored event as it goes out: the envelope, closed with the receiver's own address. */
export function outgoingOf(
  { sql, secrets }: Opener,
  endpoint: Pick<Endpoint, "url" | "pusher">,
  { id, event, due, moreParts }: Pick<Delivery, "id" | "event" | "due" | "moreParts">,
): Outgoing {
  return {
    id,
    event,
    due,
    isLarge: moreParts > 0,
    async *read() {
      for (let part = 0; part <= moreParts; part++) {
        const sealed = findPart(sql, id, part);
        if (sealed === undefined) throw new Error(`part ${part} of the body is missing`);
        yield await openBytes(secrets, sealed, bodyContext(id, part));
      }
      yield closing(endpoint);
    },
  };
}

/** Of a Pusher app, Evolution names the id. */
const closing = ({ url, pusher }: Pick<Endpoint, "url" | "pusher">) =>
  new TextEncoder().encode(`,"destination":${JSON.stringify(pusher?.appId ?? url)}}`);

export async function showDelivery(
  opener: Opener,
  endpoint: Endpoint,
  id: string,
): Promise<DeliveryDetail | undefined> {
  const stored = findDelivery(opener.sql, id);
  if (!stored) return undefined;
  const { moreParts, attempts, ...summary } = stored;
  const sealed = moreParts > SHOWN_PARTS ? undefined : findPart(opener.sql, id, 0);
  const body = sealed === undefined ? null : await open(opener.secrets, sealed, bodyContext(id, 0));
  return {
    ...summary,
    url: urlFor(endpoint, summary.event),
    body: body === null ? null : body + new TextDecoder().decode(closing(endpoint)),
    attempts: await Promise.all(attempts.map((attempt) => showAttempt(opener, endpoint, { id, attempt }))),
  };
}

const EXPORTED_AT_ONCE = 50;
/** A page of an export is about as large, and never holds more than one body beyond. */
const EXPORTED_CHARACTERS = 1_000_000;

/** What waits and the log, newest first, with their bodies but without what was sent over them: headers may be secrets. */
export async function exportDeliveries(
  opener: Opener,
  endpoint: Endpoint,
  before: string | undefined,
): Promise<ExportPage> {
  const listed = listDeliveries(opener.sql, { before, limit: EXPORTED_AT_ONCE });
  const deliveries: ExportedDelivery[] = [];
  let characters = 0;
  for (const { id } of listed) {
    const detail = await showDelivery(opener, endpoint, id);
    if (!detail) continue;
    const attempts = detail.attempts.map(({ requestHeaders, ...attempt }) => attempt);
    deliveries.push({ ...detail, attempts });
    characters += detail.body?.length ?? 0;
    if (characters >= EXPORTED_CHARACTERS) break;
  }
  const isLast = deliveries.length === listed.length && listed.length < EXPORTED_AT_ONCE;
  return { deliveries, next: isLast ? undefined : listed[Math.max(0, deliveries.length - 1)]?.id };
}

export async function showAttempt(
  { secrets }: Pick<Opener, "secrets">,
  endpoint: Endpoint,
  { id, attempt }: { id: string; attempt: StoredAttempt },
): Promise<ShownAttempt> {
  const { answer, at } = attempt;
  return {
    ...shownAttempt(attempt),
    requestHeaders: sentHeaders(endpoint, id, attempt),
    answer: answer === null ? "" : await open(secrets, answer, answerContext(id, at)),
  };
}
