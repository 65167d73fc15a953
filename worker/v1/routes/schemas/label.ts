import { asks, type RouteDocuments, takes } from "./document";
import { NUMBER } from "./fields";
import { flag, list, object, oneOf, text } from "./shape";

const PHONE = { channels: ["WHATSAPP-BAILEYS"] } as const;

export const LABEL_DOCUMENTS: RouteDocuments = {
  "GET /label/findLabels/:instanceName": asks(
    "List labels",
    list(
      object({
        id: text("Label id."),
        name: text("Its name."),
        color: text("Its colour."),
        "predefinedId?": text("WhatsApp's own."),
      }),
    ),
    PHONE,
  ),
  "POST /label/handleLabel/:instanceName": takes(
    "Put a label on a chat, or take it off",
    { number: NUMBER, labelId: text("The label."), action: oneOf(["add", "remove"], "What to do.") },
    {
      answer: object({
        numberJid: text("The chat."),
        labelId: text("The label."),
        "add?": flag("It was put on."),
        "remove?": flag("It was taken off."),
      }),
      ...PHONE,
    },
  ),
};
