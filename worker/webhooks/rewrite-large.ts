import { Buffer } from "node:buffer";
import * as z from "zod";
import { type PublicView, trueTime } from "../../lib/rewrite-event";

/**
 * The same rewriting for a body that is too large to be parsed: only its two ends are. Servers write `event` and `instance`
 * before `data`, and the rest of the envelope behind it. In between, the instance's upstream name is replaced wherever it
 * stands. Text is handled byte for byte, as latin1.
 */

const HEAD = /^\s*\{\s*"event"\s*:\s*"([^"\\]{1,100})"\s*,\s*"instance"\s*:\s*"([^"\\]{1,200})"/;
/** No string can contain this unescaped, so the last one begins the end of the envelope. */
const TAIL_MARK = ',"destination":';
const TAIL_BYTES = 8_192;

const Tail = z.object({ destination: z.unknown(), date_time: z.unknown(), sender: z.string().optional() });

/** Event and instance that the beginning of a body names; undefined if it is not one of Evolution's. */
export function readHead(start: Uint8Array): { event: string; instance: string } | undefined {
  const [, event, instance] = HEAD.exec(Buffer.from(start.subarray(0, 1_024)).toString("latin1")) ?? [];
  return event === undefined || instance === undefined ? undefined : { event, instance };
}

/** Thrown where the end of a body is not that of an envelope. */
export class NotAnEnvelope extends Error {}

/** As `rewriteEvent`: an envelope without `destination` and without its closing brace. */
export async function* rewriteLarge(source: AsyncIterable<Uint8Array>, view: PublicView): AsyncGenerator<Buffer> {
  const shownName = Buffer.from(JSON.stringify(view.publicName).slice(1, -1), "utf-8").toString("latin1");
  let held = "";
  for await (const chunk of source) {
    const text = (held + Buffer.from(chunk).toString("latin1")).replaceAll(view.upstreamName, () => shownName);
    const end = Math.max(0, text.length - TAIL_BYTES);
    if (end > 0) yield Buffer.from(text.slice(0, end), "latin1");
    held = text.slice(end);
  }
  const mark = held.lastIndexOf(TAIL_MARK);
  if (mark < 0) throw new NotAnEnvelope("the body has no end of an envelope");
  yield Buffer.from(held.slice(0, mark), "latin1");
  yield Buffer.from(rewriteTail(Buffer.from(held.slice(mark + 1), "latin1").toString("utf-8"), view), "utf-8");
}

function rewriteTail(text: string, { publicUrl, receivedAt }: PublicView): string {
  const { date_time: written, sender } = parseTail(text);
  const shown = { date_time: new Date(trueTime(written, receivedAt)).toISOString(), sender, server_url: publicUrl };
  return `,${JSON.stringify(shown).slice(1, -1)}`;
}

function parseTail(text: string): z.output<typeof Tail> {
  try {
    return Tail.parse(JSON.parse(`{${text}`));
  } catch (cause) {
    throw new NotAnEnvelope("the end of the body is not that of an envelope", { cause });
  }
}

/** Cuts a body into pieces of `size` bytes; the last one may be shorter. */
export async function* inPieces(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk]);
    for (; held.length >= size; held = held.subarray(size)) yield new Uint8Array(held.subarray(0, size));
  }
  if (held.length > 0) yield new Uint8Array(held);
}
