import { findChat, saveChat } from "../contacts";
import { checked, connected } from "../guards";
import type { SandboxHandlers } from "../handler";
import { createJid } from "../jid";
import { outcomeOf } from "../magic";
import { notFound, refused } from "../validation";
import { numberRule } from "./send-options";

/** What a new WhatsApp Business account has. */
const LABELS = [
  { color: 0, name: "New customer", id: "1", predefinedId: "1" },
  { color: 1, name: "New order", id: "2", predefinedId: "2" },
  { color: 2, name: "Pending payment", id: "3", predefinedId: "3" },
  { color: 3, name: "Paid", id: "4", predefinedId: "4" },
  { color: 4, name: "Order complete", id: "5", predefinedId: "5" },
];

export const labelHandlers: SandboxHandlers = {
  "GET /label/findLabels/:instanceName": () => ({ status: 200, body: LABELS }),

  "POST /label/handleLabel/:instanceName": checked(
    {
      properties: { number: numberRule, labelId: "string", action: { type: "string", oneOf: ["add", "remove"] } },
      required: ["number", "labelId", "action"],
    },
    connected("addChatLabel", (world, { body }) => {
      const numberJid = createJid(String(body.number));
      if (outcomeOf(numberJid) === "not_on_whatsapp") return notFound("Number is not on WhatsApp");
      const labelId = String(body.labelId);
      const type = String(body.action);
      if (!LABELS.some(({ id }) => id === labelId))
        return refused(`Unable to ${type} label to chat`, "Label not found");
      const others = (findChat(world, numberJid)?.labels ?? []).filter((id) => id !== labelId);
      saveChat(world, numberJid, { labels: type === "add" ? [...others, labelId] : others });
      world.emit("labels.association", { instance: world.instanceName, type, chatId: numberJid, labelId });
      return { status: 200, body: { numberJid, labelId, [type]: true } };
    }),
  ),

  "POST /call/offer/:instanceName": checked(
    {
      properties: {
        number: numberRule,
        isVideo: { type: "boolean", oneOf: [true, false] },
        callDuration: { type: "integer", minimum: 1, maximum: 15 },
      },
      required: ["number", "callDuration"],
    },
    // 2.3.6 rings nobody: it answers this constant.
    connected("offerCall", (_world, { body }) => {
      const { number, isVideo, callDuration } = body;
      return { status: 201, body: { id: "123", jid: createJid(String(number)), isVideo, callDuration } };
    }),
  ),
};
