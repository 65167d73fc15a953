import { Problem } from "../../../lib/problem";
import type { PartHead } from "./digest";
import { type HeaderValue, parseHeaderValue } from "./header-value";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const BOUNDARY = /^[\w'()+,\-./:=? ]{0,69}[\w'()+,\-./:=?]$/;
/** Brackets would build objects upstream, quotes and line ends would break out of our own header. */
const NAME = /^[\w.-]{1,64}$/;
const HEADER_LINE = /^([\w!#$%&'*+.^`|~-]+):[ \t]*(.*)$/;
const MIME_TYPE = /^[\w.+-]+\/[\w.+-]+$/;
const FILENAME_CHARACTERS = 200;

export interface ParsedHead extends PartHead {
  isFile: boolean;
  /** The file name came percent-encoded (RFC 5987) and goes on that way. */
  isExtended: boolean;
}

/** The boundary of a multipart content type; a Problem when it has none that is legal. */
export function boundaryOf(contentType: HeaderValue): string {
  const boundary = contentType.parameters.get("boundary") ?? "";
  if (!BOUNDARY.test(boundary)) throw badMultipart("its content type has no valid boundary");
  return boundary;
}

/** Understands a part's header block and keeps only what we write again ourselves. */
export function parsePartHead(block: Uint8Array): ParsedHead {
  const headers = headerLines(block);
  const disposition = parseHeaderValue(headers.get("content-disposition") ?? "");
  if (disposition?.value !== "form-data") throw badMultipart("a part is not form-data");
  const name = disposition.parameters.get("name") ?? "";
  if (!NAME.test(name) || name === "__proto__") throw badMultipart("a part has a missing or unusual name");
  const encoding = headers.get("content-transfer-encoding")?.trim().toLowerCase() ?? "binary";
  if (!["binary", "7bit", "8bit"].includes(encoding)) throw badMultipart(`"${name}" has a transfer encoding`);

  const type = parseHeaderValue(headers.get("content-type") ?? "")?.value;
  const extended = disposition.parameters.get("filename*");
  const filename = extended === undefined ? disposition.parameters.get("filename") : percentDecoded(extended);
  // As the upstream's parser sees it, a typed part without a file name can be a file too.
  const isFile = filename !== undefined || (name === "file" && type !== undefined && type !== "text/plain");
  if (!isFile) return { name, filename: undefined, type: undefined, isFile, isExtended: false };
  return {
    name,
    filename: safeFilename(filename ?? ""),
    type: type !== undefined && MIME_TYPE.test(type) ? type : "application/octet-stream",
    isFile,
    isExtended: extended !== undefined,
  };
}

/** The head as the upstream receives it: nothing in it is the client's own header text. */
export function writePartHead(head: ParsedHead, boundary: string): string {
  const lines = [`--${boundary}`, `Content-Disposition: form-data; name="${head.name}"${filenameParameter(head)}`];
  if (head.type !== undefined) lines.push(`Content-Type: ${head.type}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}

export function badMultipart(what: string): Problem {
  return new Problem("invalid_request", `The multipart body cannot be accepted: ${what}.`);
}

function headerLines(block: Uint8Array): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of decoded(block).split("\r\n")) {
    const [, name, value] = HEADER_LINE.exec(line) ?? [];
    if (name === undefined || value === undefined) throw badMultipart("a part has a malformed header");
    if (headers.has(name.toLowerCase())) throw badMultipart("a part has the same header twice");
    headers.set(name.toLowerCase(), value);
  }
  return headers;
}

function decoded(block: Uint8Array): string {
  try {
    return decoder.decode(block);
  } catch {
    throw badMultipart("a part's headers are not valid UTF-8");
  }
}

function percentDecoded(text: string): string {
  const encoded = /^utf-8'[^']*'(.*)$/i.exec(text)?.[1];
  try {
    if (encoded !== undefined) return decodeURIComponent(encoded);
  } catch {
    // Falls through to the refusal.
  }
  throw badMultipart("a file name is not valid UTF-8");
}

function safeFilename(filename: string): string {
  const base = filename.split(/[/\\]/).at(-1) ?? "";
  const printable = base
    .replace(/\p{Cc}/gu, "")
    .slice(0, FILENAME_CHARACTERS)
    .toWellFormed();
  return /^\.*$/.test(printable) ? "file" : printable;
}

function filenameParameter({ filename, isExtended }: ParsedHead): string {
  if (filename === undefined) return "";
  if (!isExtended) return `; filename="${filename.replaceAll('"', '\\"')}"`;
  const encoded = encodeURIComponent(filename).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  return `; filename*=UTF-8''${encoded}`;
}
