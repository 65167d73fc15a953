import { uuidv7 } from "../../lib/ids";
import { attributesOf, KIND, nanos, newSpanId, type Span } from "./span";

/** One thing that the cron trigger has done. */
export interface DoneChore {
  chore: string;
  startedAt: number;
  endedAt: number;
  failed: boolean;
}

/** A run of the cron trigger: one span for all of it, and one below it for each chore. */
export function choreSpans(chores: readonly DoneChore[]): Span[] {
  const [first] = chores;
  const last = chores.at(-1);
  if (!first || !last) return [];
  const run = spanOf("cron", { ...first, endedAt: last.endedAt, failed: chores.some(({ failed }) => failed) });
  const traceId = uuidv7(first.startedAt).replaceAll("-", "");
  const below = chores.map((done) => ({ ...spanOf(`cron ${done.chore}`, done), parentSpanId: run.spanId }));
  return [run, ...below].map((span) => ({ ...span, traceId }));
}

const spanOf = (name: string, { startedAt, endedAt, failed }: Omit<DoneChore, "chore">): Omit<Span, "traceId"> => ({
  spanId: newSpanId(),
  name,
  kind: KIND.internal,
  startTimeUnixNano: nanos(startedAt),
  endTimeUnixNano: nanos(endedAt),
  attributes: attributesOf({ "error.type": failed ? "_OTHER" : undefined }),
  ...(failed && { status: { code: 2 } }),
});
