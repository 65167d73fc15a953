import { Problem } from "../../../lib/problem";
import type { BodyRule } from "../routes/route";
import { checkOf, createFieldChecks, type FieldChecks, TEXT_BYTES } from "./field-checks";
import type { InspectOptions } from "./inspect-options";
import { type BodySource, type Emit, type InspectedStream, passThrough, sourceOf } from "./inspect-stream";
import type { StringSink } from "./json-scan-state";
import { badMultipart, type ParsedHead, writePartHead } from "./multipart-head";
import { endMultipart, type PartHandler, parseMultipart, startMultipart } from "./multipart-parser";
import { collectBytes } from "./text-collector";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export interface InspectedMultipart extends InspectedStream {
  contentType: string;
}

/** Writes the form anew with a boundary of our own; the last boundary only once every part is accepted. */
export function inspectMultipart(
  body: ReadableStream<Uint8Array> | BodySource,
  boundary: string,
  { rule, options }: { rule: BodyRule; options: InspectOptions },
): InspectedMultipart {
  const source = body instanceof ReadableStream ? sourceOf(body) : body;
  const ours = `zapin-${crypto.randomUUID()}`;
  const checks = createFieldChecks(rule.fields, options);
  const form: Form = { rule, options, checks, boundary: ours, names: new Set(), emit() {} };
  const parse = startMultipart(boundary, createPartHandler(form));
  const stream = passThrough(
    source,
    {
      write(chunk, emit) {
        form.emit = emit;
        parseMultipart(parse, chunk);
      },
      end(emit) {
        endMultipart(parse);
        if (checks.finish()) throw new Problem("unsafe_url", "The text holds a link to an address that is not public.");
        options.digest?.finishParts();
        emit(encoder.encode(`--${ours}--\r\n`));
      },
    },
    rule.maxBytes,
  );
  return { ...stream, contentType: `multipart/form-data; boundary=${ours}` };
}

interface Form {
  rule: BodyRule;
  options: InspectOptions;
  checks: FieldChecks;
  boundary: string;
  names: Set<string>;
  /** Into the chunk that is being written. */
  emit: Emit;
}

function createPartHandler(form: Form): PartHandler {
  let part: StringSink = { write() {}, end() {} };
  let digest: StringSink | undefined;
  return {
    begin(head) {
      if (form.names.has(head.name)) throw badMultipart(`"${head.name}" comes twice`);
      form.names.add(head.name);
      digest = form.options.digest?.part(head);
      part = openPart(head, form);
    },
    data(bytes, from, to) {
      digest?.write(bytes, from, to);
      part.write(bytes, from, to);
    },
    end() {
      digest?.end();
      part.end();
    },
  };
}

function openPart(head: ParsedHead, form: Form): StringSink {
  const check = checkOf(form.rule.fields, head.name);
  if (head.isFile && head.name !== "file") throw badMultipart('the file part must be named "file"');
  if (head.isFile) return streamedPart(head, form, undefined);
  const isLong = check === "media" || check === "status";
  return isLong ? streamedPart(head, form, form.checks.string(head.name)) : shortPart(head, form);
}

function streamedPart(head: ParsedHead, form: Form, check: StringSink | undefined): StringSink {
  form.emit(encoder.encode(writePartHead(head, form.boundary)));
  return {
    write(bytes, from, to) {
      check?.write(bytes, from, to);
      form.emit(bytes.subarray(from, to));
    },
    end() {
      check?.end();
      form.emit(encoder.encode("\r\n"));
    },
  };
}

/** A text part is passed on whole, so it can be replaced. */
function shortPart(head: ParsedHead, form: Form): StringSink {
  const value = collectBytes(TEXT_BYTES);
  return {
    write: value.write,
    end() {
      if (value.isOver()) throw new Problem("invalid_request", `"${head.name}" is longer than ${TEXT_BYTES} bytes.`);
      const bytes = value.bytes();
      const text = utf8(bytes, head.name);
      const check = form.checks.string(head.name);
      check?.write(bytes, 0, bytes.length);
      check?.end();
      const delay = form.checks.clampedDelay(head.name, text);
      form.emit(encoder.encode(`${writePartHead(head, form.boundary)}${delay ?? text}\r\n`));
    },
  };
}

function utf8(bytes: Uint8Array, name: string): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw badMultipart(`"${name}" is not valid UTF-8`);
  }
}
