import { Problem } from "../../../lib/problem";
import type { BodyRule } from "../routes/route";
import { concatBytes } from "./concat-bytes";
import type { InspectOptions } from "./inspect-options";
import {
  type BodySource,
  type Emit,
  type InspectedStream,
  passThrough,
  type StreamInspector,
  sourceOf,
  tooLarge,
} from "./inspect-stream";
import { type Edit, type JsonInspection, startJsonInspection } from "./json-inspection";
import { scanChunk } from "./json-scanner";

const encoder = new TextEncoder();

/** Answers the very same bytes when nothing had to change. */
export function inspectWhole<B extends Uint8Array>(
  bytes: B,
  rule: BodyRule,
  options: InspectOptions,
): B | Uint8Array<ArrayBuffer> {
  if (bytes.length > rule.maxBytes) throw tooLarge(rule.maxBytes);
  const inspection = startJsonInspection(rule, options);
  scanChunk(inspection.scan, bytes);
  inspection.finish();
  options.digest?.finishJson();
  return inspection.edits.length === 0 ? bytes : applyEdits(bytes, inspection.edits);
}

/** Passes the document on while it is read; its last brace only once everything in it is accepted. */
export function inspectStream(
  body: ReadableStream<Uint8Array> | BodySource,
  rule: BodyRule,
  options: InspectOptions,
): InspectedStream {
  const source = body instanceof ReadableStream ? sourceOf(body) : body;
  return passThrough(source, createJsonStreamInspector(rule, options), rule.maxBytes);
}

function applyEdits(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  let cursor = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    pieces.push(bytes.subarray(cursor, edit.start), encoder.encode(edit.text));
    cursor = edit.end;
  }
  pieces.push(bytes.subarray(cursor));
  return concatBytes(pieces);
}

function createJsonStreamInspector(rule: BodyRule, options: InspectOptions): StreamInspector {
  const inspection = startJsonInspection(rule, options);
  /** All before the cursor is passed on; `held` is what lies between it and the current chunk: a number at most. */
  let cursor = 0;
  let held: Uint8Array = new Uint8Array(0);

  const passOn = (chunk: Uint8Array, chunkStart: number, emit: Emit) => {
    const heldStart = chunkStart - held.length;
    const range = (from: number, to: number) => {
      emit(held.subarray(Math.max(from - heldStart, 0), Math.max(to - heldStart, 0)));
      emit(chunk.subarray(Math.max(from - chunkStart, 0), Math.max(to - chunkStart, 0)));
    };
    for (const edit of inspection.edits.splice(0)) {
      range(cursor, edit.start);
      emit(encoder.encode(edit.text));
      cursor = edit.end;
    }
    const end = safeEnd(inspection, chunkStart + chunk.length);
    range(cursor, end);
    cursor = end;
    const rest = concatBytes([held.subarray(cursor - heldStart), chunk.subarray(Math.max(cursor - chunkStart, 0))]);
    held = inspection.scan.rootEnd < 0 ? rest : new Uint8Array(0);
  };

  return {
    write(chunk, emit) {
      const chunkStart = inspection.scan.offset;
      scanChunk(inspection.scan, chunk);
      passOn(chunk, chunkStart, emit);
    },
    end(emit) {
      inspection.finish();
      options.digest?.finishJson();
      for (const edit of inspection.edits.splice(0)) {
        const isPassedOn = edit.start < inspection.scan.rootEnd;
        if (isPassedOn)
          throw new Problem("unsafe_url", "A link in the text is not public, so linkPreview must be false.");
        emit(encoder.encode(edit.text));
      }
      emit(encoder.encode("}"));
    },
  };
}

function safeEnd({ scan, holdFrom }: JsonInspection, chunkEnd: number): number {
  const limits = [holdFrom(), scan.rootEnd].filter((position) => position >= 0);
  return Math.min(chunkEnd, ...limits);
}
