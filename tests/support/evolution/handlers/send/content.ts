import { randomBytes } from "node:crypto";
import { asFields, asText, asTexts, type Fields, isFields } from "../../fields.ts";
import type { Call } from "../../routing.ts";
import type { Version } from "../../state.ts";
import type { SendKind } from "./schemas.ts";

export interface Content {
  messageType: string;
  message: Fields;
}

type Build = (call: Call, version: Version) => Content;

const one = (messageType: string, value: unknown): Content => ({ messageType, message: { [messageType]: value } });

const BUILDERS: Record<Exclude<SendKind, "sendInvite" | "offer">, Build> = {
  sendText: ({ body }) => one("conversation", body.text),
  sendMedia: (call) => uploaded(`${call.body.mediatype}Message`, call),
  sendPtv: (call) => uploaded("ptvMessage", call),
  sendWhatsAppAudio: (call) => uploaded("audioMessage", call),
  sendSticker: (call) => uploaded("stickerMessage", call),
  sendStatus: (call) =>
    call.body.type === "text" ? one("conversation", call.body.content) : uploaded(`${call.body.type}Message`, call),
  sendLocation: ({ body }, version) =>
    one("locationMessage", {
      degreesLatitude: body.latitude,
      degreesLongitude: body.longitude,
      name: body.name,
      address: body.address,
      contextInfo: version === "2.3.6" ? contextInfo() : {},
    }),
  sendContact: ({ body }) => contacts(body),
  sendReaction: ({ body }, version) => {
    const now = Date.now();
    const senderTimestampMs = version === "2.3.6" ? now : String(now);
    return one("reactionMessage", { text: body.reaction, key: body.key, senderTimestampMs });
  },
  sendPoll: ({ body }, version) => poll(body, version),
  sendList: ({ body }) => one("listMessage", { ...pickList(body), listType: 1 }),
  sendButtons: ({ body }) => one("viewOnceMessage", { message: { interactiveMessage: { ...pickButtons(body) } } }),
  sendTemplate: ({ body }) => one("templateMessage", { name: body.name, language: { code: body.language } }),
};

export function contentOf(kind: keyof typeof BUILDERS, call: Call, version: Version): Content {
  return BUILDERS[kind](call, version);
}

/** What 2.3.6 attaches to most messages it sends. */
export function contextInfo(): Fields {
  const daysAgo = Math.floor(Date.now() / 1000) - 2 * 86_400;
  return {
    mentionedJid: [],
    groupMentions: [],
    ephemeralSettingTimestamp: { low: daysAgo, high: 0, unsigned: false },
    disappearingMode: { initiator: 0 },
  };
}

function uploaded(messageType: string, { body, file }: Call): Content {
  const path = randomBytes(12).toString("hex");
  return one(messageType, {
    url: `https://mmg.whatsapp.net/v/t62.7118-24/${path}.enc`,
    mimetype: asText(body.mimetype) ?? file?.mimetype,
    caption: body.caption,
    fileName: asText(body.fileName) ?? file?.fileName,
    fileSha256: randomBytes(32).toString("base64"),
    mediaKey: randomBytes(32).toString("base64"),
    directPath: `/v/t62.7118-24/${path}.enc`,
  });
}

function contacts(body: Fields): Content {
  const cards = (Array.isArray(body.contact) ? body.contact : []).filter(isFields).map((card) => {
    const phone = asText(card.phoneNumber) ?? "";
    const lines = ["BEGIN:VCARD", "VERSION:3.0", `FN:${card.fullName}`, `TEL;waid=${phone}:${phone}`, "END:VCARD"];
    return { displayName: card.fullName, vcard: lines.join("\n") };
  });
  if (cards.length === 1) return one("contactMessage", cards[0]);
  return one("contactsArrayMessage", { displayName: `${cards.length} contacts`, contacts: cards });
}

function poll(body: Fields, version: Version): Content {
  const secret = randomBytes(32);
  const created = {
    name: body.name,
    selectableOptionsCount: body.selectableCount,
    options: asTexts(body.values).map((optionName) => ({ optionName })),
  };
  // 2.3.6 answers the bytes of the secret as an object, number by number.
  const secretOf236 = { messageSecret: Object.fromEntries(secret.entries()), contextInfo: contextInfo() };
  const messageContextInfo = version === "2.3.6" ? secretOf236 : { messageSecret: secret.toString("base64") };
  return { messageType: "pollCreationMessageV3", message: { messageContextInfo, pollCreationMessageV3: created } };
}

function pickList({ title, description, buttonText, footerText, sections }: Fields): Fields {
  return { title, description, buttonText, footerText, sections };
}

function pickButtons({ title, description, footer, buttons }: Fields): Fields {
  const body = { text: `*${title}*${description ? `\n\n${description}` : ""}` };
  return { body, footer: { text: footer }, nativeFlowMessage: { buttons, messageParamsJson: asFields(undefined) } };
}
