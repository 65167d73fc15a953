import { Problem } from "../../../lib/problem";
import type { BodyRule } from "../routes/route";
import type { InspectOptions } from "./inspect-options";

export const options: InspectOptions = { maxDelayMs: 20_000, allowLocal: false, ownHosts: ["api.zapin.example"] };

export function ruleFor(fields: BodyRule["fields"], form: BodyRule["form"] = "media"): BodyRule {
  return { form, maxBytes: 50_000_000, fields };
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

export function text(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** The same numbers on every run (mulberry32). */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export function cutAtRandom(bytes: Uint8Array, random: (below: number) => number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  const longest = 1 + random(12);
  for (let at = 0; at < bytes.length; ) {
    const next = Math.min(bytes.length, at + 1 + random(longest));
    pieces.push(bytes.slice(at, next));
    at = next;
  }
  return pieces;
}

export function streamOf(pieces: Iterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.iterator]();
  return new ReadableStream(
    {
      pull(controller) {
        const { value, done } = iterator.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
}

export interface Reading {
  /** All that came out, complete or not. */
  bytes: Uint8Array;
  error: unknown;
}

export async function readAll(stream: ReadableStream<Uint8Array>): Promise<Reading> {
  const chunks: Uint8Array[] = [];
  const reader = stream.getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return { bytes: await joined(chunks), error: undefined };
      chunks.push(value);
    }
  } catch (error) {
    return { bytes: await joined(chunks), error };
  }
}

async function joined(chunks: Uint8Array[]): Promise<Uint8Array> {
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

/** `code: message` of the Problem that `run` throws, or "" when it throws none. */
export function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return describeProblem(error);
  }
  return "";
}

export function describeProblem(error: unknown): string {
  if (!(error instanceof Problem)) throw error;
  return `${error.code}: ${error.message}`;
}
