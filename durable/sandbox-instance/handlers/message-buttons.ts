import { checked } from "../guards";
import type { SandboxHandler, SandboxHandlers } from "../handler";
import { sendMessage } from "../send";
import { isObject, refused, serverError } from "../validation";
import { contextInfo, sendSchema } from "./send-options";

const MAX_REPLIES = 3;

/** What WhatsApp calls each kind of button. */
const FLOW_NAMES: Readonly<Record<string, string>> = {
  reply: "quick_reply",
  copy: "cta_copy",
  url: "cta_url",
  call: "cta_call",
  pix: "payment_info",
};

const sendButtons: SandboxHandler = (world, call) => {
  const { number, title, description, footer, buttons } = call.body;
  if (!Array.isArray(buttons)) return serverError("Cannot read properties of undefined (reading 'length')");
  const list = buttons.filter(isObject);
  const complaint = mixComplaint(list.map(({ type }) => String(type)));
  if (complaint) return refused(complaint);
  const heading = `*${title}*${description === undefined ? "" : `\n\n${description}\n`}`;
  const interactiveMessage = {
    body: { text: heading },
    footer: { text: footer },
    nativeFlowMessage: {
      buttons: list.map(({ type, ...params }) => ({
        name: FLOW_NAMES[String(type)],
        buttonParamsJson: JSON.stringify({ display_text: params.displayText, ...params }),
      })),
      messageParamsJson: JSON.stringify({ from: "api", templateId: crypto.randomUUID() }),
    },
    contextInfo: contextInfo(world, call),
  };
  const message = { viewOnceMessage: { message: { interactiveMessage } } };
  return sendMessage(world, String(number), { messageType: "viewOnceMessage", message });
};

function mixComplaint(types: readonly string[]): string | undefined {
  if (types.length === 0) return "At least one button is required";
  if (types.includes("reply")) {
    if (types.length > MAX_REPLIES) return "Maximum of 3 reply buttons allowed";
    if (types.some((type) => type !== "reply")) return "Reply buttons cannot be mixed with other types";
  }
  if (types.includes("pix") && types.length > 1) return "Only one PIX button is allowed";
  return undefined;
}

const buttonRule = {
  type: "object",
  properties: {
    type: { type: "string", oneOf: Object.keys(FLOW_NAMES) },
    displayText: "string",
    id: "string",
    url: "string",
    phoneNumber: "string",
    currency: "string",
    name: "string",
    keyType: { type: "string", oneOf: ["phone", "email", "cpf", "cnpj", "random"] },
    key: "string",
  },
  required: ["type"],
  notEmpty: ["id", "url", "phoneNumber"],
} as const;

const buttonsSchema = sendSchema({
  thumbnailUrl: "string",
  title: "string",
  description: "string",
  footer: "string",
  buttons: { type: "array", items: buttonRule },
});

export const messageButtonsHandlers: SandboxHandlers = {
  "POST /message/sendButtons/:instanceName": checked(buttonsSchema, sendButtons),
};
