import { anything, flag, oneOf, type Rule, type Schema, text, texts, whole } from "../../schema.ts";

const number: Rule = { type: "string", description: "Invalid format" };
const delay: Rule = { type: "integer", description: "Enter a value in milliseconds" };
const decimal: Rule = { type: "number" };
const numbers: Rule = { type: "array", items: text, minItems: 1 };
const common = { number, delay, quoted: anything, mentioned: texts, mentionsEveryOne: flag, everyOne: flag };

const key: Rule = {
  type: "object",
  properties: { id: text, remoteJid: text, fromMe: flag },
  required: ["id", "remoteJid", "fromMe"],
};
const contact: Rule = {
  type: "array",
  minItems: 1,
  items: {
    type: "object",
    properties: { fullName: text, phoneNumber: text, organization: text, email: text, url: text },
    required: ["fullName", "phoneNumber"],
  },
};
const listRow: Rule = { type: "object", properties: { title: text, rowId: text }, required: ["title", "rowId"] };
const listRows: Rule = { type: "array", minItems: 1, items: listRow };
const sections: Rule = {
  type: "array",
  minItems: 1,
  items: { type: "object", properties: { title: text, rows: listRows }, required: ["title", "rows"] },
};

const withNumber = (properties: Record<string, Rule>, ...required: string[]): Schema => ({
  properties: { ...common, ...properties },
  required: ["number", ...required],
});

/** What each send route demands before anything else is looked at. */
export const SEND_SCHEMAS = {
  sendText: withNumber({ text, linkPreview: flag }, "text"),
  sendMedia: withNumber(
    {
      mediatype: oneOf("image", "document", "video", "audio"),
      mimetype: text,
      media: text,
      fileName: text,
      caption: text,
    },
    "mediatype",
  ),
  sendPtv: withNumber({ video: text }),
  sendWhatsAppAudio: withNumber({ audio: text, encoding: flag }),
  sendSticker: withNumber({ sticker: text, notConvertSticker: flag }),
  sendLocation: withNumber(
    { latitude: decimal, longitude: decimal, name: text, address: text },
    "latitude",
    "longitude",
    "name",
    "address",
  ),
  sendContact: withNumber({ contact }, "contact"),
  sendPoll: withNumber(
    { name: text, selectableCount: { ...whole, minimum: 0, maximum: 10 }, values: { ...texts, minItems: 2 } },
    "name",
    "selectableCount",
    "values",
  ),
  sendList: withNumber(
    { title: text, description: text, footerText: text, buttonText: text, sections },
    "title",
    "footerText",
    "buttonText",
    "sections",
  ),
  sendButtons: withNumber({ thumbnailUrl: text, title: text, description: text, footer: text }),
  sendTemplate: {
    properties: { number, name: text, language: text, components: { type: "array" }, webhookUrl: text },
    required: ["name", "language"],
  },
  sendReaction: { properties: { key, reaction: text }, required: ["key", "reaction"] },
  sendStatus: {
    properties: {
      type: oneOf("text", "image", "audio", "video"),
      content: text,
      caption: text,
      backgroundColor: text,
      font: { ...whole, minimum: 0, maximum: 5 },
      statusJidList: texts,
      allContacts: flag,
    },
    required: ["type"],
  },
  sendInvite: {
    properties: { groupJid: text, description: text, numbers },
    required: ["groupJid", "description", "numbers"],
  },
  offer: {
    properties: { number, isVideo: flag, callDuration: { ...whole, minimum: 1, maximum: 15 } },
    required: ["number", "callDuration"],
  },
} satisfies Record<string, Schema>;

export type SendKind = keyof typeof SEND_SCHEMAS;
