import type { RequestLine } from "../log-request";
import { choreSpans, type DoneChore } from "./chore-spans";
import { requestSpans, type TracedRequest } from "./request-spans";
import { sendSpans, type Tracing } from "./send-spans";
import type { Span } from "./span";
import * as spanQueue from "./span-queue";

/** Spans of this isolate: plain data, shared between requests. A request that is cut off loses at most its own turn. */
const queue = spanQueue.newQueue();

/** Spans wait so long for others to go with. */
const GATHER_MS = 1_000;
/** Longer than a turn takes, so that nobody takes over from one who is at work. */
const TURN_MS = 12_000;
/** `waitUntil` lives 30 s: a request hands a busy queue on long before. */
const TENDER_LIVES_MS = 15_000;

/** Puts a request's spans on their way. Ends when they are sent, or when another request sends them; never throws. */
export function exportRequest(tracing: Tracing, line: RequestLine, request: TracedRequest): Promise<void> {
  return exportSpans(tracing, requestSpans(line, request, tracing.publicUrl));
}

/** The same for a run of the cron trigger, which is always traced. */
export const exportChores = (tracing: Tracing, chores: readonly DoneChore[]): Promise<void> =>
  exportSpans(tracing, choreSpans(chores));

async function exportSpans(tracing: Tracing, spans: readonly Span[]): Promise<void> {
  spanQueue.addSpans(queue, spans);
  const now = Date.now();
  if (now < queue.restUntil || (queue.tender && queue.tender.until > now)) return;
  await tend(tracing, now + TENDER_LIVES_MS);
}

/** One request at a time sends, batch by batch, until nothing is left or its own life ends. */
async function tend(tracing: Tracing, end: number): Promise<void> {
  const id = crypto.randomUUID();
  for (;;) {
    queue.tender = { id, until: Date.now() + TURN_MS };
    if (queue.spans.length < spanQueue.SPANS_PER_BATCH) await scheduler.wait(GATHER_MS);
    if (queue.tender?.id !== id) return;
    const batch = spanQueue.takeBatch(queue);
    if (batch.length === 0 || !(await send(tracing, batch)) || Date.now() >= end) break;
  }
  if (queue.tender?.id === id) queue.tender = undefined;
}

/** False when the collector has to be left alone for a while. */
async function send(tracing: Tracing, batch: readonly Span[]): Promise<boolean> {
  const sent = await sendSpans(tracing, batch);
  const { dropped } = queue;
  queue.dropped = 0;
  if (sent.ok) {
    spanQueue.recovered(queue);
    if (dropped > 0) console.warn({ event: "spans_dropped", dropped });
    return true;
  }
  if (sent.again) spanQueue.putBack(queue, batch);
  spanQueue.rest(queue, Date.now(), sent.waitMs);
  const lost = dropped + queue.dropped + (sent.again ? 0 : batch.length);
  queue.dropped = 0;
  console.warn({ event: "spans_not_sent", why: sent.why, waiting: queue.spans.length, dropped: lost });
  return false;
}
