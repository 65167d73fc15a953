import type { Route } from "./route";
import { act, json, MEDIA_MS, parsePattern, send, upload } from "./rows";

const DELAYED = json({ delay: "delay" });
const BUTTONS = { weight: 2, body: json({ thumbnailUrl: "media", delay: "delay" }) } as const;

export const MESSAGE: readonly Route[] = [
  send("POST /message/sendText/:instanceName", { body: json({ text: "text", delay: "delay" }) }),
  send("POST /message/sendMedia/:instanceName", {
    weight: 2,
    limitMs: MEDIA_MS,
    body: upload({ media: "media", delay: "delay" }),
  }),
  send("POST /message/sendPtv/:instanceName", {
    weight: 2,
    limitMs: MEDIA_MS,
    body: upload({ video: "media", delay: "delay" }),
  }),
  send("POST /message/sendWhatsAppAudio/:instanceName", {
    weight: 2,
    limitMs: MEDIA_MS,
    body: upload({ audio: "media", delay: "delay" }),
  }),
  send("POST /message/sendStatus/:instanceName", { limitMs: MEDIA_MS, body: upload({ content: "status" }) }),
  send("POST /message/sendSticker/:instanceName", {
    limitMs: MEDIA_MS,
    body: upload({ sticker: "media", delay: "delay" }),
  }),
  send("POST /message/sendLocation/:instanceName", { body: DELAYED }),
  send("POST /message/sendContact/:instanceName"),
  send("POST /message/sendReaction/:instanceName"),
  send("POST /message/sendPoll/:instanceName", { weight: 2, body: DELAYED }),
  send("POST /message/sendList/:instanceName", { weight: 2, body: DELAYED }),
  send("POST /message/sendButtons/:instanceName", BUTTONS),
  send("POST /message/sendTemplate/:instanceName", {
    policy: "gated",
    feature: "templates",
  }),
  // Two spellings that some clients use and no Evolution server knows.
  send("POST /message/sendButton/:instanceName", {
    ...BUTTONS,
    upstream: parsePattern("POST /message/sendButtons/:instanceName"),
  }),
  act("POST /message/updateBlockStatus/:instanceName", {
    upstream: parsePattern("POST /chat/updateBlockStatus/:instanceName"),
  }),
];
