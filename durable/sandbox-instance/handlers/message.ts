import { checked } from "../guards";
import type { SandboxHandler, SandboxHandlers } from "../handler";
import { type Content, sendMessage } from "../send";
import { isObject, refused } from "../validation";
import { contextInfo, sendSchema } from "./send-options";

type Compose = (...call: Parameters<SandboxHandler>) => Content;

const SECRET_BYTES = 32;
const PICTURE = /\p{Extended_Pictographic}|\p{RI}\p{RI}|\u20E3/u;

/** One character as people count them, and a picture. */
const isEmoji = (text: string) => [...new Intl.Segmenter().segment(text)].length === 1 && PICTURE.test(text);

const compose =
  (write: Compose): SandboxHandler =>
  (world, call) =>
    sendMessage(world, String(call.body.number), write(world, call));

const sendText: SandboxHandler = (world, call) => {
  const text = String(call.body.text);
  if (text.trim() === "") return refused("Text is required");
  const content = {
    messageType: "conversation",
    message: { conversation: text },
    contextInfo: contextInfo(world, call),
    text,
  };
  return sendMessage(world, String(call.body.number), content);
};

const sendLocation = compose((world, call) => {
  const { latitude, longitude, name, address } = call.body;
  const context = contextInfo(world, call);
  const location = { degreesLatitude: latitude, degreesLongitude: longitude, name, address, contextInfo: context };
  return { messageType: "locationMessage", message: { locationMessage: location }, contextInfo: context };
});

const sendPoll = compose((world, call) => {
  const { name, selectableCount, values } = call.body;
  const options = (Array.isArray(values) ? values : []).map((optionName) => ({ optionName }));
  const messageSecret = { ...crypto.getRandomValues(new Uint8Array(SECRET_BYTES)) };
  return {
    messageType: "pollCreationMessageV3",
    message: {
      messageContextInfo: { messageSecret, contextInfo: contextInfo(world, call) },
      pollCreationMessageV3: { name, selectableOptionsCount: selectableCount, options },
    },
  };
});

const sendList = compose((world, call) => {
  const { title, description, footerText, buttonText, sections } = call.body;
  const context = contextInfo(world, call);
  const list = { title, description, buttonText, listType: 2, sections, footerText, contextInfo: context };
  return { messageType: "listMessage", message: { listMessage: list }, contextInfo: context };
});

const sendContact = compose((world, call) => {
  const { contact } = call.body;
  const cards = (Array.isArray(contact) ? contact.filter(isObject) : []).map((person) => ({
    displayName: person.fullName,
    vcard: vcard(person),
  }));
  const context = contextInfo(world, call);
  const [first] = cards;
  if (cards.length === 1 && first) {
    const message = { contactMessage: { ...first, contextInfo: context } };
    return { messageType: "contactMessage", message, contextInfo: context };
  }
  const contacts = { displayName: `${cards.length} contacts`, contacts: cards, contextInfo: context };
  return { messageType: "contactsArrayMessage", message: { contactsArrayMessage: contacts }, contextInfo: context };
});

function vcard({ fullName, organization, email, url, phoneNumber, wuid }: Record<string, unknown>): string {
  const phone = String(phoneNumber);
  const id = wuid ?? phone.replace(/\D/g, "");
  return [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `N:${fullName}`,
    `FN:${fullName}`,
    ...(organization ? [`ORG:${organization};`] : []),
    ...(email ? [`EMAIL:${email}`] : []),
    ...(url ? [`URL:${url}`] : []),
    `item1.TEL;waid=${id}:${phone}`,
    "item1.X-ABLabel:Celular",
    "END:VCARD",
  ].join("\n");
}

/** A reaction goes to the chat of the message it belongs to. An empty one takes the reaction back. */
const sendReaction: SandboxHandler = (world, { body }) => {
  const { key, reaction } = body;
  const text = String(reaction);
  if (text !== "" && !isEmoji(text)) return refused("Reaction must be a single emoji or empty string");
  const remoteJid = isObject(key) ? String(key.remoteJid) : "";
  const reactionMessage = { text, key, senderTimestampMs: world.now() };
  return sendMessage(world, remoteJid, { messageType: "reactionMessage", message: { reactionMessage } });
};

const sendTemplate = compose((_world, { body }) => {
  const { name, language, components = [] } = body;
  return { messageType: "templateMessage", message: { templateMessage: { name, language, components } } };
});

const keySchema = {
  type: "object",
  properties: { id: "string", remoteJid: "string", fromMe: { type: "boolean", oneOf: [true, false] } },
  required: ["id", "remoteJid", "fromMe"],
  notEmpty: ["id", "remoteJid"],
} as const;

const contactRule = {
  type: "array",
  items: {
    type: "object",
    properties: {
      fullName: "string",
      wuid: { type: "string", minLength: 10, pattern: "\\d+", description: '"wuid" must be a numeric string' },
      phoneNumber: { type: "string", minLength: 10 },
      organization: "string",
      email: "string",
      url: "string",
    },
    required: ["fullName", "phoneNumber"],
    notEmpty: ["fullName"],
  },
  minItems: 1,
  uniqueItems: true,
} as const;

const rowRule = {
  type: "object",
  properties: { title: "string", description: "string", rowId: "string" },
  required: ["title", "rowId"],
  notEmpty: ["title", "description", "rowId"],
} as const;

const sectionsRule = {
  type: "array",
  minItems: 1,
  uniqueItems: true,
  items: {
    type: "object",
    properties: { title: "string", rows: { type: "array", minItems: 1, uniqueItems: true, items: rowRule } },
    required: ["title", "rows"],
    notEmpty: ["title"],
  },
} as const;

const pollRules = {
  name: "string",
  selectableCount: { type: "integer", minimum: 0, maximum: 10 },
  values: { type: "array", minItems: 2, maxItems: 10, uniqueItems: true, items: { type: "string" } },
} as const;

const placeRules = { latitude: "number", longitude: "number", name: "string", address: "string" } as const;
const listRules = { title: "string", description: "string", footerText: "string", buttonText: "string" } as const;
const templateRules = { name: "string", language: "string", components: "array", webhookUrl: "string" } as const;

export const messageHandlers: SandboxHandlers = {
  "POST /message/sendText/:instanceName": checked(
    sendSchema({ text: "string", linkPreview: "boolean" }, ["text"]),
    sendText,
  ),
  "POST /message/sendLocation/:instanceName": checked(sendSchema(placeRules, Object.keys(placeRules)), sendLocation),
  "POST /message/sendPoll/:instanceName": checked(sendSchema(pollRules, Object.keys(pollRules)), sendPoll),
  "POST /message/sendList/:instanceName": checked(
    sendSchema({ ...listRules, sections: sectionsRule }, ["title", "footerText", "buttonText", "sections"]),
    sendList,
  ),
  "POST /message/sendContact/:instanceName": checked(sendSchema({ contact: contactRule }, ["contact"]), sendContact),
  "POST /message/sendReaction/:instanceName": checked(
    { properties: { key: keySchema, reaction: "string" }, required: ["key", "reaction"] },
    sendReaction,
  ),
  "POST /message/sendTemplate/:instanceName": checked(
    { properties: { number: "string", ...templateRules }, required: ["name", "language"] },
    sendTemplate,
  ),
};
