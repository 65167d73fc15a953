import { Buffer } from "node:buffer";

const MARK = '"base64":"';
/** Beginning and end of the answer, which hold the small fields. */
const EDGE_CHARACTERS = 65_536;

export class NoMedia extends Error {}

/**
 * The bytes of the `base64` field of an answer that may be too large to be held, as they come, and what stands around it.
 * Throws `NoMedia` where there is no such field or the answer ends within it.
 */
export async function readBase64(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader();
  const next = async () => {
    const { done, value } = await reader.read();
    return done ? undefined : Buffer.from(value).toString("latin1");
  };
  let head = "";
  let mark = -1;
  while (mark < 0) {
    const text = await next();
    if (text === undefined || head.length > EDGE_CHARACTERS) throw new NoMedia("the answer has no media");
    head += text;
    mark = head.indexOf(MARK);
  }
  return { head: head.slice(0, mark), bytes: decode(head.slice(mark + MARK.length), next) };
}

async function* decode(
  start: string,
  next: () => Promise<string | undefined>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let held = start;
  for (;;) {
    const end = held.indexOf('"');
    const length = end >= 0 ? end : held.length - (held.length % 4);
    if (length > 0) yield new Uint8Array(Buffer.from(held.slice(0, length), "base64"));
    if (end >= 0) break;
    const text = await next();
    if (text === undefined) throw new NoMedia("the answer ends within its media");
    held = held.slice(length) + text;
  }
  // What follows is read, so that the connection can be used again.
  while ((await next()) !== undefined);
}

/** A text field of the JSON object that `head` begins. */
export function fieldOf(head: string, name: string): string | null {
  const [, text] = new RegExp(`"${name}":"((?:[^"\\\\]|\\\\.)*)"`).exec(head) ?? [];
  if (text === undefined) return null;
  const utf8 = Buffer.from(text, "latin1").toString("utf-8");
  return JSON.parse(`"${utf8}"`) as string;
}
