import type { SandboxCall } from "../../durable/sandbox-instance/handler";
import { chunksOf } from "./chunks";
import { createKeptBytes, tooLarge } from "./kept-bytes";

const MAX_HEADER_BYTES = 16_384;
const encode = (text: string) => new TextEncoder().encode(text);
const BLANK_LINE = encode("\r\n\r\n");

type Form = Pick<SandboxCall, "file"> & { body: Record<string, unknown> };

/** A part being read: text is kept, a file only measured. */
interface Part {
  name: string;
  write(bytes: Uint8Array): void;
  finish(form: Form): void;
}

/** The text fields and the one file of a multipart body, whatever its size. `unexpected` is a file in another field. */
export async function readMultipart(
  stream: ReadableStream<Uint8Array>,
  boundary: string,
): Promise<Form & { unexpected: boolean }> {
  const form: Form = { body: {} };
  const delimiter = encode(`\r\n--${boundary}`);
  let unexpected = false;
  let part: Part | undefined;
  let inHeaders = false;
  // The first delimiter has no line break of its own.
  let pending: Uint8Array = encode("\r\n");

  for await (const chunk of chunksOf(stream)) {
    pending = joined(pending, chunk);
    for (let more = true; more; ) {
      const mark = inHeaders ? BLANK_LINE : delimiter;
      const at = indexOf(pending, mark);
      more = at >= 0;
      if (inHeaders) {
        if (at < 0 && pending.length > MAX_HEADER_BYTES) throw tooLarge();
        if (at >= 0) part = newPart(new TextDecoder().decode(pending.subarray(0, at)));
        if (part?.name === UNEXPECTED) unexpected = true;
      } else {
        // What could be the beginning of a delimiter waits for the next chunk.
        const length = at < 0 ? Math.max(0, pending.length - delimiter.length) : at;
        part?.write(pending.subarray(0, length));
        if (at < 0) pending = pending.slice(length);
        else part?.finish(form);
      }
      if (at >= 0) {
        pending = pending.slice(at + mark.length);
        inHeaders = !inHeaders;
      }
    }
  }
  return { ...form, unexpected };
}

const UNEXPECTED = "\0";

function newPart(headers: string): Part {
  const name = /\bname="([^"]*)"/i.exec(headers)?.[1] ?? "";
  const fileName = /\bfilename="([^"]*)"/i.exec(headers)?.[1];
  if (fileName === undefined) return textPart(name);
  const mimetype = /^content-type:\s*(\S+)/im.exec(headers)?.[1] ?? "application/octet-stream";
  return filePart(name === "file" ? name : UNEXPECTED, { fileName, mimetype });
}

function textPart(name: string): Part {
  const kept = createKeptBytes();
  return {
    name,
    write: kept.add,
    finish: ({ body }) => {
      body[name] = kept.text();
    },
  };
}

function filePart(name: string, about: { fileName: string; mimetype: string }): Part {
  let size = 0;
  return {
    name,
    write: (bytes) => {
      size += bytes.length;
    },
    finish: (form) => {
      form.file = { ...about, size };
    },
  };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function indexOf(bytes: Uint8Array, mark: Uint8Array): number {
  const first = mark[0] ?? 0;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (mark.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}
