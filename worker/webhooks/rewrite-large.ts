import { Buffer } from "node:buffer";
import * as z from "zod";
import { type PublicView, trueTime } from "../../lib/rewrite-event";

/**
 * The same rewriting for a body that is too large to be parsed: only its two ends are. Servers write `event` and `instance`
 * before `data`, and the rest of the envelope behind it. In between, the instance's upstream name is replaced wherever it
 * stands. Text is handled byte for byte, as latin1.
 */

/** Newer servers put what only some events have in front: `isLatest` and `progress` of a `messages.set`. */
const EXTRA = /(?:\s*"\w{1,50}"\s*:\s*(?:"[^"\\]{0,200}"|[\w.+-]{1,30})\s*,){0,10}/;
const HEAD = new RegExp(
  `^\\s*\\{${EXTRA.source}\\s*"event"\\s*:\\s*"([^"\\\\]{1,100})"\\s*,\\s*"instance"\\s*:\\s*"((?:[^"\\\\]|\\\\.){1,300})"`,
);
/** No string can contain this unescaped, so the last one begins the end of the envelope. */
const TAIL_MARK = ',"destination":';
const TAIL_BYTES = 8_192;

const Tail = z.object({ destination: z.unknown(), date_time: z.unknown(), sender: z.string().nullish() });

/** Of a message: its key, a flat object, comes first. */
const KEY = /"data"\s*:\s*\{\s*"key"\s*:\s*(\{[^{}]{1,1000}\})/;
const TYPE = /"messageType"\s*:\s*"(\w{1,100})"/g;
const TIMESTAMP = /"messageTimestamp"\s*:\s*"?(\d{1,12})/g;

export interface LargeHead {
  event: string;
  instance: string;
  /** Key of the message, if it is an event of one. */
  key?: unknown;
}

/** What the end of a body says, once it has been read. */
export interface LargeTail {
  dateTime?: unknown;
  messageType?: string | undefined;
  messageTimestamp?: number | undefined;
}

/** Event and instance that the beginning of a body names; undefined if it is not one of Evolution's. */
export function readHead(start: Uint8Array): LargeHead | undefined {
  const text = Buffer.from(start.subarray(0, 4_096)).toString("latin1");
  const [, event, instance] = HEAD.exec(text) ?? [];
  if (event === undefined || instance === undefined) return undefined;
  const name = parseText(`"${instance}"`);
  return typeof name === "string" ? { event, instance: name, key: parseText(KEY.exec(text)?.[1]) } : undefined;
}

/** A piece of JSON that was read as latin1. */
function parseText(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(Buffer.from(text, "latin1").toString("utf-8"));
  } catch {
    return undefined;
  }
}

/** Text as it stands between the quotes of a JSON string, read as latin1. */
const inLatin1 = (text: string) => Buffer.from(JSON.stringify(text).slice(1, -1), "utf-8").toString("latin1");

/** Thrown where the end of a body is not that of an envelope. */
export class NotAnEnvelope extends Error {}

/** As `rewriteEvent`: an envelope without `destination` and without its closing brace. */
export async function* rewriteLarge(
  source: AsyncIterable<Uint8Array>,
  view: PublicView,
  tail: LargeTail = {},
): AsyncGenerator<Buffer> {
  const { serverUrl, publicUrl } = view;
  const [trueName, shownName] = [inLatin1(view.upstreamName), inLatin1(view.publicName)];
  const hide = (text: string) => {
    const named = text.replaceAll(trueName, () => shownName);
    return serverUrl ? named.replaceAll(serverUrl, () => publicUrl) : named;
  };
  let held = "";
  for await (const chunk of source) {
    const text = hide(held + Buffer.from(chunk).toString("latin1"));
    const end = Math.max(0, text.length - TAIL_BYTES);
    if (end > 0) yield Buffer.from(text.slice(0, end), "latin1");
    held = text.slice(end);
  }
  const mark = held.lastIndexOf(TAIL_MARK);
  if (mark < 0) throw new NotAnEnvelope("the body has no end of an envelope");
  yield Buffer.from(held.slice(0, mark), "latin1");
  const end = parseTail(Buffer.from(held.slice(mark + 1), "latin1").toString("utf-8"));
  tail.dateTime = end.date_time;
  tail.messageType = [...held.slice(0, mark).matchAll(TYPE)].at(-1)?.[1];
  tail.messageTimestamp = Number([...held.slice(0, mark).matchAll(TIMESTAMP)].at(-1)?.[1] ?? Number.NaN);
  yield Buffer.from(rewriteTail(end, view), "utf-8");
}

function rewriteTail(
  { date_time: written, sender }: z.output<typeof Tail>,
  { publicUrl, receivedAt }: PublicView,
): string {
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
