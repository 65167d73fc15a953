import { findStop, stopTable } from "./byte-run";
import { badMultipart, type ParsedHead, parsePartHead } from "./multipart-head";

const HEADER_BYTES = 8_192;
const MAX_PARTS = 64;
const CR = 0x0d;
const LF = 0x0a;
const DASH = 0x2d;
const LINE_ENDS = stopTable((byte) => byte === CR);

export interface PartHandler {
  begin(head: ParsedHead): void;
  data(bytes: Uint8Array, from: number, to: number): void;
  end(): void;
}

type Phase = "preamble" | "data" | "afterDelimiter" | "headers" | "epilogue";

/** Where a parse stands between two chunks. */
export interface MultipartParse {
  readonly handler: PartHandler;
  readonly delimiter: Uint8Array;
  phase: Phase;
  /** Bytes of the delimiter that the last chunk ended with. */
  matched: number;
  /** First of the two bytes behind a delimiter. */
  tail: number;
  header: number[];
  parts: number;
}

export function startMultipart(boundary: string, handler: PartHandler): MultipartParse {
  const delimiter = new TextEncoder().encode(`\r\n--${boundary}`);
  // The first delimiter has no line end of its own before it.
  return { handler, delimiter, phase: "preamble", matched: 2, tail: -1, header: [], parts: 0 };
}

export function parseMultipart(parse: MultipartParse, bytes: Uint8Array): void {
  let i = 0;
  while (i < bytes.length && parse.phase !== "epilogue") {
    if (parse.phase === "headers") i = readHeaders(parse, bytes, i);
    else if (parse.phase === "afterDelimiter") readTail(parse, bytes[i++] ?? 0);
    else i = readData(parse, bytes, i);
  }
}

export function endMultipart(parse: MultipartParse): void {
  if (parse.phase !== "epilogue") throw badMultipart("it ends before its last boundary");
}

/** Passes data on up to the next delimiter, and answers the position behind it or the end of the chunk. */
function readData(parse: MultipartParse, bytes: Uint8Array, from: number): number {
  let i = from;
  if (parse.matched > 0) {
    i = continueDelimiter(parse, bytes, i);
    if (parse.matched > 0 || parse.phase === "afterDelimiter") return i;
  }
  const start = i;
  for (;;) {
    i = findStop(LINE_ENDS, bytes, i);
    const length = matchedLength(parse.delimiter, bytes, i);
    const isCut = i + length === bytes.length;
    if (length < parse.delimiter.length && !isCut) {
      i++;
      continue;
    }
    data(parse, bytes, { from: start, to: i });
    if (length === parse.delimiter.length) foundDelimiter(parse);
    else parse.matched = length;
    return i + length;
  }
}

function continueDelimiter(parse: MultipartParse, bytes: Uint8Array, from: number): number {
  const { delimiter } = parse;
  let i = from;
  while (i < bytes.length && parse.matched < delimiter.length && bytes[i] === delimiter[parse.matched]) {
    parse.matched++;
    i++;
  }
  if (parse.matched === delimiter.length) foundDelimiter(parse);
  else if (i < bytes.length) {
    const isFirstLineEnd = parse.phase === "preamble" && parse.matched === 2 && bytes[i] === CR;
    if (!isFirstLineEnd) data(parse, delimiter, { from: 0, to: parse.matched });
    parse.matched = 0;
  }
  return i;
}

function matchedLength(delimiter: Uint8Array, bytes: Uint8Array, at: number): number {
  let length = 0;
  while (length < delimiter.length && at + length < bytes.length && bytes[at + length] === delimiter[length]) length++;
  return length;
}

function data(parse: MultipartParse, bytes: Uint8Array, { from, to }: { from: number; to: number }) {
  if (from === to) return;
  if (parse.phase === "preamble") throw badMultipart("it does not begin with its boundary");
  parse.handler.data(bytes, from, to);
}

function foundDelimiter(parse: MultipartParse) {
  if (parse.phase === "data") parse.handler.end();
  parse.matched = 0;
  parse.tail = -1;
  parse.phase = "afterDelimiter";
}

function readTail(parse: MultipartParse, byte: number) {
  if (parse.tail === -1) {
    parse.tail = byte;
    return;
  }
  if (parse.tail === DASH && byte === DASH) parse.phase = "epilogue";
  else if (parse.tail === CR && byte === LF) parse.phase = "headers";
  else throw badMultipart("a boundary is followed by something else");
  if (parse.phase === "headers" && ++parse.parts > MAX_PARTS) throw badMultipart(`it has more than ${MAX_PARTS} parts`);
  parse.header = [];
}

function readHeaders(parse: MultipartParse, bytes: Uint8Array, from: number): number {
  const { header } = parse;
  let i = from;
  while (i < bytes.length) {
    header.push(bytes[i++] ?? 0);
    if (header.length > HEADER_BYTES) throw badMultipart("a part has too many headers");
    const length = header.length;
    if (header[length - 1] !== LF || header[length - 3] !== LF || header[length - 4] !== CR) continue;
    parse.phase = "data";
    parse.handler.begin(parsePartHead(Uint8Array.from(header.slice(0, -4))));
    break;
  }
  return i;
}
