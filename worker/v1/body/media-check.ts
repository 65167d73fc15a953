import { Problem } from "../../../lib/problem";
import { checkPublicUrl, type PublicUrlOptions } from "../../../lib/public-url";
import { findStop, stopTable } from "./byte-run";
import type { StringSink } from "./json-scan-state";
import { collectBytes, collectText } from "./text-collector";

const URL_BYTES = 4_096;
/** Enough to tell a URL, a `data:` head and base64 apart. */
const HEAD_BYTES = 256;
const DATA_HEAD = /^data:[\w.+-]+\/[\w.+-]+(?:; ?[\w.+-]+=[\w.+-]+)*;base64,/;

const EQUALS = 0x3d;
const SLASH = 0x2f;
/** Every byte outside the standard base64 alphabet, padding included. */
const NOT_BASE64 = stopTable((byte) => !/[A-Za-z0-9+/]/.test(String.fromCharCode(byte)));

export interface MediaRule {
  field: string;
  /** The upstream opens bare text of this field as a local file, so base64 must come as a `data:` URI. */
  isPathDanger: boolean;
}

/**
 * A public http(s) URL, or base64 of any length, checked without keeping it. Why that is safe: the upstream takes text for
 * a file name only where it looks like a domain, which needs a dot, or in the fields marked `isPathDanger` (H4b).
 */
export function createMediaCheck(rule: MediaRule, options: PublicUrlOptions): StringSink {
  const head = collectBytes(HEAD_BYTES);
  let chosen: StringSink | undefined;
  const decide = () => {
    const text = String.fromCharCode(...head.bytes());
    const sink = chooseCheck(text, rule, options);
    const start = sink.isData ? text.indexOf(",") + 1 : 0;
    sink.write(head.bytes(), start, head.size());
    chosen = sink;
    return sink;
  };
  return {
    write(bytes, from, to) {
      if (chosen) return chosen.write(bytes, from, to);
      const cut = Math.min(to, from + HEAD_BYTES - head.size());
      head.write(bytes, from, cut);
      if (head.size() === HEAD_BYTES) decide().write(bytes, cut, to);
    },
    end() {
      // A form with a file may leave its field empty; without a file the upstream refuses that itself.
      if (head.size() > 0) (chosen ?? decide()).end();
    },
  };
}

/** A public http(s) URL; optional fields may be empty. */
export function createUrlCheck(field: string, options: PublicUrlOptions): StringSink {
  const url = collectText(URL_BYTES);
  return {
    write: url.write,
    end() {
      if (url.isOver()) throw new Problem("invalid_request", `"${field}" is a URL of more than ${URL_BYTES} bytes.`);
      if (url.text() !== "") requirePublicUrl(url.text(), field, options);
    },
  };
}

function chooseCheck(head: string, rule: MediaRule, options: PublicUrlOptions): StringSink & { isData?: boolean } {
  const { field, isPathDanger } = rule;
  if (/^https?:\/\//.test(head)) return createUrlCheck(field, options);
  // The upstream compares case: it would take `HTTP://…` for a path.
  if (/^https?:\/\//i.test(head))
    throw new Problem("unsafe_url", `"${field}" must spell http:// or https:// in lower case.`);
  if (DATA_HEAD.test(head)) return { ...createBase64Check(field), isData: true };
  if (isPathDanger) {
    throw new Problem("unsafe_url", `"${field}" must be a public http(s) URL, or base64 behind "data:<type>;base64,".`);
  }
  return createBase64Check(field);
}

function createBase64Check(field: string): StringSink {
  let length = 0;
  let padding = 0;
  let first = 0;
  const refuse = () => {
    throw new Problem("invalid_request", `"${field}" must be a public http(s) URL or base64.`);
  };
  return {
    write(bytes, from, to) {
      if (length === 0) first = bytes[from] ?? 0;
      let i = Math.min(findStop(NOT_BASE64, bytes, from), to);
      if (padding > 0 && i > from) refuse();
      for (; i < to; i++) {
        if (bytes[i] !== EQUALS || ++padding > 2) refuse();
      }
      length += to - from;
    },
    end() {
      if (length < 4 || length % 4 !== 0) refuse();
      // A JPEG begins with a slash too, but none is this short.
      const isPath = first === SLASH && length < 256;
      if (isPath)
        throw new Problem(
          "unsafe_url",
          `"${field}" looks like a local path; it must be a public http(s) URL or base64.`,
        );
    },
  };
}

function requirePublicUrl(text: string, field: string, options: PublicUrlOptions) {
  const verdict = checkPublicUrl(text, options);
  if (verdict === "ok") return;
  if (verdict === "not_a_url") throw new Problem("invalid_request", `"${field}" is not a valid http(s) URL.`);
  const reasons = {
    scheme: "must be an http(s) URL",
    credentials: "must not carry a user name or password",
    private: "points to an address that is not public",
  };
  throw new Problem("unsafe_url", `"${field}" ${reasons[verdict]}.`);
}
