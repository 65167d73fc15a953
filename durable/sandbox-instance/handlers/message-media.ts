import type { Contact } from "../contacts";
import { checked } from "../guards";
import type { SandboxAnswer, SandboxCall, SandboxHandler, SandboxHandlers, SandboxWorld } from "../handler";
import { readLongText } from "../long-text";
import { type MediaKind, mediaMessage } from "../media";
import { sendMessage } from "../send";
import { type BodySchema, refused } from "../validation";
import { contextInfo, sendSchema } from "./send-options";

const STATUS_JID = "status@broadcast";
const NOT_MEDIA = "Owned media must be a url or base64";
const NOT_AUDIO = "Owned media must be a url, base64, or valid file with buffer";
/** Of a picture or a video for a status, the only base64 that is not taken for a path. */
const DATA_HEAD = /^data:[^,]*;base64,/;

const DEFAULT_TYPES: Readonly<Record<MediaKind, string>> = {
  image: "image/png",
  document: "application/octet-stream",
  video: "video/mp4",
  audio: "audio/mpeg",
  sticker: "image/webp",
  ptv: "video/mp4",
};

/** A URL, base64 or an uploaded file; `size` in bytes where the call tells it. Undefined for anything else. */
export function readMedia(value: unknown, file: SandboxCall["file"]): { size?: number; encoded?: boolean } | undefined {
  if (file) return { size: file.size };
  if (typeof value !== "string" || value === "") return undefined;
  if (/^https?:\/\/\S+$/i.test(value)) return {};
  const { head, length } = readLongText(value);
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(head)) return undefined;
  return { size: Math.floor((length * 3) / 4), encoded: true };
}

const KINDS = ["image", "document", "video", "audio"] as const;

/** The schemas let no other word through. */
const kindOf = (word: unknown): MediaKind => KINDS.find((kind) => kind === word) ?? "image";

interface MediaSend {
  kind: MediaKind;
  value: unknown;
  mimetype?: string;
}

function sendMediaTo(world: SandboxWorld, call: SandboxCall, { kind, value, mimetype }: MediaSend): SandboxAnswer {
  const found = readMedia(value, call.file);
  if (!found) return refused(NOT_MEDIA);
  const { caption, fileName, number } = call.body;
  const context = contextInfo(world, call);
  const content = mediaMessage({
    kind,
    mimetype: mimetype ?? call.file?.mimetype ?? DEFAULT_TYPES[kind],
    caption: typeof caption === "string" ? caption : undefined,
    fileName: kind === "document" ? String(fileName ?? call.file?.fileName ?? "file") : undefined,
    size: found.size,
    now: world.now(),
    contextInfo: context,
  });
  const text = typeof caption === "string" ? { text: caption } : {};
  return sendMessage(world, String(number), { ...content, contextInfo: context, ...text });
}

const sendMedia: SandboxHandler = (world, call) => {
  const { media, mediatype, mimetype, fileName } = call.body;
  const unnamed = mediatype === "document" && fileName === undefined;
  if (unnamed && readMedia(media, call.file)?.encoded) return refused("For base64 the file name must be informed.");
  const kind = kindOf(mediatype);
  return sendMediaTo(world, call, { kind, value: media, ...(typeof mimetype === "string" ? { mimetype } : {}) });
};

const sendPtv: SandboxHandler = (world, call) => sendMediaTo(world, call, { kind: "ptv", value: call.body.video });

const sendAudio: SandboxHandler = (world, call) => {
  const { audio } = call.body;
  if (!readMedia(audio, call.file)) return refused(NOT_AUDIO);
  return sendMediaTo(world, call, { kind: "audio", value: audio, mimetype: "audio/ogg; codecs=opus" });
};

/** Reads the text field even when a file was uploaded, as Evolution does. */
const sendSticker: SandboxHandler = (world, { file: _, ...call }) =>
  sendMediaTo(world, call, { kind: "sticker", value: call.body.sticker, mimetype: "image/webp" });

const sendStatus: SandboxHandler = (world, call) => {
  const { type, content, caption } = call.body;
  const complaint = statusComplaint(world, call);
  if (complaint) return refused(complaint);
  if (type === "text") {
    const message = { conversation: String(content) };
    return sendMessage(world, STATUS_JID, { messageType: "conversation", message });
  }
  const kind = kindOf(type);
  const found = readMedia(String(content).replace(DATA_HEAD, ""), call.file);
  if (!found) return refused(NOT_MEDIA);
  const media = mediaMessage({
    kind,
    mimetype: kind === "audio" ? "audio/ogg; codecs=opus" : DEFAULT_TYPES[kind],
    caption: typeof caption === "string" ? caption : undefined,
    size: found.size,
    now: world.now(),
  });
  return sendMessage(world, STATUS_JID, media);
};

function statusComplaint(world: SandboxWorld, { body, file }: SandboxCall): string | undefined {
  const { type, content, statusJidList, allContacts, backgroundColor, font } = body;
  if (!content && !file) return "Content is required";
  if (allContacts === true) {
    if (world.documents.list<Contact>("contact").length === 0) return "Contacts not found";
  } else if (!Array.isArray(statusJidList)) return "StatusJidList is required";
  if (type === "text" && !backgroundColor) return "Background color is required";
  if (type === "text" && !font) return "Font is required";
  return undefined;
}

const statusSchema: BodySchema = {
  properties: {
    type: { type: "string", oneOf: ["text", "image", "audio", "video"] },
    content: "string",
    caption: "string",
    backgroundColor: "string",
    font: { type: "integer", minimum: 0, maximum: 5 },
    statusJidList: {
      type: "array",
      minItems: 1,
      uniqueItems: true,
      items: { type: "string", pattern: "^\\d+", description: '"statusJidList" must be an array of numeric strings' },
    },
    allContacts: { type: "boolean", oneOf: [true, false] },
  },
  required: ["type"],
};

const mediaSchema = sendSchema(
  {
    mediatype: { type: "string", oneOf: KINDS },
    mimetype: "string",
    media: "string",
    fileName: "string",
    caption: "string",
  },
  ["mediatype"],
);

export const messageMediaHandlers: SandboxHandlers = {
  "POST /message/sendMedia/:instanceName": checked(mediaSchema, sendMedia),
  "POST /message/sendPtv/:instanceName": checked(sendSchema({ video: "string" }), sendPtv),
  "POST /message/sendWhatsAppAudio/:instanceName": checked(sendSchema({ audio: "string" }), sendAudio),
  "POST /message/sendSticker/:instanceName": checked(sendSchema({ sticker: "string" }), sendSticker),
  "POST /message/sendStatus/:instanceName": checked(statusSchema, sendStatus),
};
