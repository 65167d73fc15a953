import { Problem } from "../../../lib/problem";
import { findPrivateLink } from "../../../lib/public-url";
import type { FieldCheck } from "../routes/route";
import type { InspectOptions } from "./inspect-options";
import type { JsonKind, StringSink } from "./json-scan-state";
import { createMediaCheck, createUrlCheck } from "./media-check";
import { collectText, type TextCollector } from "./text-collector";

export const TEXT_BYTES = 65_536;
const TYPE_BYTES = 32;

/** The checks of one request body, JSON or multipart. They throw a Problem that names the field. */
export interface FieldChecks {
  /** Where the field's text must go; undefined when nobody looks at it. */
  string(field: string): StringSink | undefined;
  /** A JSON value that is not a string. */
  other(field: string, kind: JsonKind): void;
  /** What must be sent in place of this delay, if anything. */
  clampedDelay(field: string, text: string): string | undefined;
  /** To be called behind the last field. True when the link preview has to be switched off. */
  finish(): boolean;
}

export function createFieldChecks(fields: Readonly<Record<string, FieldCheck>>, options: InspectOptions): FieldChecks {
  const texts: TextCollector[] = [];
  const statuses: StatusCheck[] = [];
  const previewed = new Map<string, TextCollector>();
  let type: TextCollector | undefined;

  const sinkFor = (check: FieldCheck, field: string): StringSink | undefined => {
    if (check === "text") return kept(texts, collectText(TEXT_BYTES));
    if (check === "previewed") {
      const text = collectText(TEXT_BYTES);
      previewed.set(field, text);
      return text;
    }
    if (check === "media") return createMediaCheck({ field, isPathDanger: false }, options);
    if (check === "url") return createUrlCheck(field, options);
    return check === "status" ? kept(statuses, createStatusCheck(field, options)) : undefined;
  };

  return {
    string(field) {
      const check = checkOf(fields, field);
      if (check) return sinkFor(check, field);
      if (field !== "type" || !Object.values(fields).includes("status")) return undefined;
      type = collectText(TYPE_BYTES);
      return type;
    },
    other(field, kind) {
      const check = checkOf(fields, field);
      if (check === undefined || check === "delay") return;
      const isContainer = kind === "object" || kind === "array";
      // The upstream refuses every other scalar itself, in its own words.
      if ((check !== "text" && check !== "previewed") || isContainer)
        throw new Problem("invalid_request", `"${field}" must be a string.`);
    },
    clampedDelay(field, text) {
      const isOver = checkOf(fields, field) === "delay" && text !== "" && Number(text) > options.maxDelayMs;
      return isOver ? String(options.maxDelayMs) : undefined;
    },
    finish() {
      for (const status of statuses) status.decide(type?.text() ?? "");
      for (const [field, text] of previewed) refusePrivateLink(text, field, options);
      return texts.some((text) => text.isOver() || findPrivateLink(text.text(), options));
    },
  };
}

export function checkOf(fields: Readonly<Record<string, FieldCheck>>, name: string): FieldCheck | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function kept<T>(list: T[], item: T): T {
  list.push(item);
  return item;
}

interface StatusCheck extends StringSink {
  decide(type: string): void;
}

/**
 * `content` of a status: text or media, as a `type` says that may come later. All checks run; `decide` picks one. Of sound the
 * upstream takes what is no URL for base64, of pictures and videos for a local file.
 */
function createStatusCheck(field: string, options: InspectOptions): StatusCheck {
  const text = collectText(TEXT_BYTES);
  const media = attempted(createMediaCheck({ field, isPathDanger: true }, options));
  const audio = attempted(createMediaCheck({ field, isPathDanger: false }, options));
  return {
    write(bytes, from, to) {
      for (const sink of [text, media, audio]) sink.write(bytes, from, to);
    },
    end() {
      for (const sink of [media, audio]) sink.end();
    },
    decide(type) {
      if (type === "text") refusePrivateLink(text, field, options);
      else (type === "audio" ? audio : media).settle();
    },
  };
}

/** Keeps what a sink throws until somebody wants to know. */
function attempted(sink: StringSink): StringSink & { settle(): void } {
  let refusal: unknown;
  const attempt = (step: () => void) => {
    if (refusal !== undefined) return;
    try {
      step();
    } catch (error) {
      refusal = error;
    }
  };
  return {
    write: (bytes, from, to) => attempt(() => sink.write(bytes, from, to)),
    end: () => attempt(() => sink.end()),
    settle() {
      if (refusal !== undefined) throw refusal;
    },
  };
}

/** Where the upstream previews links and has no switch for it. */
function refusePrivateLink(text: TextCollector, field: string, options: InspectOptions) {
  if (text.isOver()) throw new Problem("invalid_request", `"${field}" is longer than ${TEXT_BYTES} bytes.`);
  const isPrivate = findPrivateLink(text.text(), options);
  if (isPrivate) throw new Problem("unsafe_url", `"${field}" holds a link to an address that is not public.`);
}
