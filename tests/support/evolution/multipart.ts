import type { Fields } from "./fields.ts";

/** What a multipart body held. File contents are counted, not kept. */
export interface Multipart {
  fields: Fields;
  files: { field: string; fileName: string; mimetype: string; size: number }[];
}

interface Part {
  name: string;
  fileName: string | undefined;
  mimetype: string;
  size: number;
  text: Buffer[];
}

const END_OF_HEAD = Buffer.from("\r\n\r\n");
const MAX_HEAD_BYTES = 16 * 1024;

/** Reads multipart/form-data chunk by chunk, holding no more than one part's head and the fields' texts. */
export function readMultipart(contentType: string) {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType)?.slice(1).find(Boolean) ?? "";
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const result: Multipart = { fields: {}, files: [] };
  let part: Part | undefined;
  let ended = false;
  let failure: Error | undefined;
  // The first delimiter may lack its line break: giving it one makes it like the others.
  let pending = Buffer.from("\r\n");

  function push(chunk: Buffer): void {
    pending = Buffer.concat([pending, chunk]);
    while (!ended && advance());
  }

  /** One step; false when more bytes are needed. */
  function advance(): boolean {
    const at = pending.indexOf(delimiter);
    if (at === -1) {
      const safe = Math.max(0, pending.length - delimiter.length);
      consume(pending.subarray(0, safe));
      pending = Buffer.from(pending.subarray(safe));
      return false;
    }
    const tail = pending.subarray(at + delimiter.length);
    const headEnd = tail.indexOf(END_OF_HEAD);
    const last = tail.length >= 2 && tail.toString("latin1", 0, 2) === "--";
    if (!last && headEnd === -1) {
      if (tail.length > MAX_HEAD_BYTES) failure = new Error("Malformed part header");
      return false;
    }
    consume(pending.subarray(0, at));
    close();
    ended = last;
    if (last) return false;
    part = parseHead(tail.toString("utf8", 0, headEnd));
    pending = Buffer.from(tail.subarray(headEnd + END_OF_HEAD.length));
    // A delimiter may follow at once: an empty part has no line break before it but the head's own.
    if (pending.indexOf(delimiter.subarray(2)) === 0) pending = Buffer.concat([Buffer.from("\r\n"), pending]);
    return true;
  }

  function consume(bytes: Buffer): void {
    if (!part) return;
    part.size += bytes.length;
    if (part.fileName === undefined) part.text.push(Buffer.from(bytes));
  }

  function close(): void {
    if (!part) return;
    const { name, fileName, mimetype, size, text } = part;
    if (fileName === undefined) result.fields[name] = Buffer.concat(text).toString();
    else result.files.push({ field: name, fileName, mimetype, size });
    part = undefined;
  }

  function finish(): Multipart | Error {
    if (failure) return failure;
    return ended ? result : new Error("Unexpected end of form");
  }

  return { push, finish };
}

function parseHead(head: string): Part {
  return {
    name: /[ ;]name="([^"]*)"/i.exec(head)?.[1] ?? "",
    fileName: /filename="([^"]*)"/i.exec(head)?.[1],
    mimetype: /content-type:\s*([^\r\n;]+)/i.exec(head)?.[1] ?? "application/octet-stream",
    size: 0,
    text: [],
  };
}
