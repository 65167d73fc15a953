import { JID } from "../fields";
import { anything, flag, integer, list, nullable, object, oneOf, ref, type Schema, text } from "../shape";

const STATUSES = ["PENDING", "SERVER_ACK", "DELIVERY_ACK", "READ", "PLAYED", "ERROR"];

/** Messages, as they are sent and as they are stored. */
export const MESSAGE_COMPONENTS: Readonly<Record<string, Schema>> = {
  MessageKey: object(
    {
      id: text("WhatsApp's id of the message.", { examples: ["3EB087241A6875334CB0B5"] }),
      remoteJid: JID,
      fromMe: flag("Whether this number sent it."),
      "participant?": text("Who wrote it, in a group."),
    },
    { description: "Names one message." },
  ),
  Quoted: object(
    {
      key: object({ id: text("Id of the message to quote."), "remoteJid?": JID, "fromMe?": flag("Who sent it.") }),
      "message?": anything("The quoted content, for messages that are not stored."),
    },
    { description: "The message that this one answers." },
  ),
  Message: object(
    {
      key: ref("MessageKey"),
      "pushName?": nullable(text("Name of the sender.")),
      "status?": oneOf(STATUSES, "Delivery state; a new message is `PENDING`."),
      message: anything("Content, as WhatsApp names it: `conversation`, `imageMessage` …"),
      "contextInfo?": nullable(anything("Mentions, quotes and disappearing mode.")),
      messageType: text("The key of the content.", { examples: ["conversation"] }),
      messageTimestamp: integer("Seconds since 1970."),
      instanceId: text("The instance's id upstream."),
      "source?": text("`web`, `android`, `ios`, `desktop` or `unknown`."),
    },
    { description: "A message, as sent and as `SEND_MESSAGE` and `MESSAGES_UPSERT` deliver it." },
  ),
  StoredMessage: object(
    {
      id: text("Row id."),
      key: ref("MessageKey"),
      "pushName?": nullable(text("Name of the sender.")),
      messageType: text("The key of the content."),
      message: anything("Content."),
      messageTimestamp: integer("Seconds since 1970."),
      instanceId: text("The instance's id upstream."),
      "source?": text("Device kind."),
      "MessageUpdate?": list(object({ status: oneOf(STATUSES, "Delivery state.") }), "Its states so far."),
    },
    { description: "A message as stored." },
  ),
};
