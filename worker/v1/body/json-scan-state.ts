import { Problem } from "../../../lib/problem";

/** Takes the decoded UTF-8 of one string, piece by piece. A lone surrogate arrives as the three bytes of its code point. */
export interface StringSink {
  write(bytes: Uint8Array, from: number, to: number): void;
  end(): void;
}

export type JsonKind = "string" | "number" | "boolean" | "null" | "object" | "array";

/** Watches the members of the top-level object. Positions are bytes from the start of the document. */
export interface MemberObserver {
  /** A value starts; the sink, if any, receives it when it is a string. */
  begin(key: string, kind: JsonKind, start: number): StringSink | undefined;
  /** The value has ended just before `end`. `token` is the text of a number or a literal, else empty. */
  finish(token: string, end: number): void;
}

/** Watches everything, at every depth. */
export interface TokenObserver {
  readonly string: StringSink;
  open(isObject: boolean): void;
  close(isObject: boolean): void;
  key(key: string): void;
  token(text: string): void;
}

/** They bound memory: keys of all open objects are kept to find duplicates. */
export const SCAN_LIMITS = {
  depth: 64,
  keyBytes: 256,
  allKeyBytes: 1 << 20,
  keysPerObject: 2_000,
  values: 200_000,
  tokenBytes: 256,
} as const;

export const START = 0;
export const FIRST_KEY = 1;
export const KEY = 2;
export const COLON = 3;
export const VALUE = 4;
export const FIRST_ITEM = 5;
export const AFTER_VALUE = 6;
export const DONE = 7;
export const TOKEN = 8;
export const STRING = 9;
export const STRING_END = 10;
export const ESCAPE = 11;
export const HEX = 12;

/** Where a scan stands between two chunks. Plain data, so that the functions over it stay fast. */
export interface JsonScan {
  readonly members: MemberObserver;
  readonly tokens: TokenObserver | undefined;
  phase: number;
  /** Bytes of all earlier chunks. */
  offset: number;
  /** Position of the brace that closes the document, once it was seen. */
  rootEnd: number;
  /** One entry per open container: is it an object? */
  readonly stack: boolean[];
  /** Keys seen so far in each open object; slots are undefined for arrays. */
  readonly keys: (Set<string> | undefined)[];
  /** The key's bytes, one character each: equal exactly if the keys are equal, and plain for ASCII. */
  key: string;
  inKey: boolean;
  allKeyBytes: number;
  values: number;
  token: string;
  sink: StringSink | undefined;
  /** Continuation bytes still due, and the range of the next one. */
  utf8Due: number;
  utf8Low: number;
  utf8High: number;
  hexDue: number;
  hexValue: number;
  /** A high surrogate from an escape that may still find its other half, else 0. */
  surrogate: number;
  /** Room for what one escape stands for. */
  decoded: Uint8Array | undefined;
}

export function newScan(members: MemberObserver, tokens: TokenObserver | undefined): JsonScan {
  return {
    members,
    tokens,
    phase: START,
    offset: 0,
    rootEnd: -1,
    stack: [],
    keys: [],
    key: "",
    inKey: false,
    allKeyBytes: 0,
    values: 0,
    token: "",
    sink: undefined,
    utf8Due: 0,
    utf8Low: 0,
    utf8High: 0,
    hexDue: 0,
    hexValue: 0,
    surrogate: 0,
    decoded: undefined,
  };
}

export function notJson(scan: JsonScan, index: number, what: string): never {
  throw new Problem("invalid_request", `The body is not valid JSON: ${what} at byte ${scan.offset + index}.`);
}

export function refuseJson(what: string): never {
  throw new Problem("invalid_request", `The JSON body has ${what}.`);
}
