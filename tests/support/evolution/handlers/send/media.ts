import { asText } from "../../fields.ts";
import { badRequest } from "../../refusal.ts";
import type { Call } from "../../routing.ts";
import type { Context, UpstreamRead } from "../../state.ts";
import type { SendKind } from "./schemas.ts";

const MEDIA_FIELDS: Partial<Record<SendKind, string>> = {
  sendMedia: "media",
  sendPtv: "video",
  sendWhatsAppAudio: "audio",
  sendSticker: "sticker",
};

/**
 * Checks a media field the way Evolution does, which is hardly at all, and notes what a real server would now fetch or
 * open: any address of its network, and for some kinds a file of its own disk.
 */
export function readMedia(context: Context, kind: SendKind, { instance, body, file }: Call): void {
  const note = (field: string, value: string, readAs: UpstreamRead["kind"]) => {
    context.state.reads.push({ instance: String(instance.instanceName), field, kind: readAs, value });
  };
  if (kind === "sendButtons" && body.thumbnailUrl) note("thumbnailUrl", String(body.thumbnailUrl), "url");
  if (kind === "sendStatus" && !file) noteStatus(body, note);
  const field = MEDIA_FIELDS[kind];
  if (field === undefined || (file && kind !== "sendSticker")) return;
  const value = asText(body[field]) ?? "";
  if (!looksLikeUrl(value) && !isBase64(value)) throw badRequest("Owned media must be a url or base64");
  note(field, value, kindOf(value));
}

function noteStatus(
  body: Call["body"],
  note: (field: string, value: string, kind: UpstreamRead["kind"]) => void,
): void {
  const content = asText(body.content);
  if (body.type === "text" || content === undefined) return;
  // Handed on unchecked: whatever is neither a web address nor a data URL is opened as a path.
  note("content", content, body.type === "audio" ? kindOf(content) : pathOrUrl(content));
}

function kindOf(value: string): UpstreamRead["kind"] {
  return looksLikeUrl(value) ? pathOrUrl(value) : "base64";
}

const pathOrUrl = (value: string): UpstreamRead["kind"] =>
  /^(?:https?:\/\/|ftp:\/\/|data:)/.test(value) ? "url" : "file";

const HOST = /^(?:\[[\da-f:.]+\]|\d{1,3}(?:\.\d{1,3}){3}|(?:[\w-]+\.)+[a-z]{2,})$/i;

/** class-validator's isURL: bare names like `package.json`, `ftp:` and any IP address pass, `localhost` does not. */
function looksLikeUrl(value: string): boolean {
  const [, host = ""] =
    /^(?:(?:https?|ftp):\/\/)?(?:[^\s/?#@]+@)?(\[[^\]]*\]|[^\s/?#:]+)(?::\d+)?(?:[/?#]\S*)?$/i.exec(value) ?? [];
  return HOST.test(host);
}

const isBase64 = (value: string): boolean =>
  value !== "" && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
