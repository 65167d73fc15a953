import { toHex } from "../../lib/encoding";
import type { SpanContext } from "./trace-context";

/** https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding: ids in hex, enums and kinds as numbers, 64 bits as text. */
export interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: 1 | 2 | 3;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: Attribute[];
  links?: SpanContext[];
  status?: { code: 2 };
}

export interface Attribute {
  key: string;
  value: { stringValue: string } | { intValue: string };
}

export const KIND = { internal: 1, server: 2, client: 3 } as const;

/** What is undefined is left out. */
export const attributesOf = (facts: Readonly<Record<string, string | number | undefined>>): Attribute[] =>
  Object.entries(facts).flatMap(([key, value]): Attribute[] => {
    if (value === undefined) return [];
    return [{ key, value: typeof value === "number" ? { intValue: String(value) } : { stringValue: value } }];
  });

export const nanos = (ms: number) => `${ms}000000`;

export const newSpanId = () => toHex(crypto.getRandomValues(new Uint8Array(8)));
