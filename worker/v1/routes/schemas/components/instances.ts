import { TIME } from "../fields";
import { flag, integer, nullable, object, oneOf, ref, type Schema, text } from "../shape";

/** A number, its connection and its settings. */
export const INSTANCE_COMPONENTS: Readonly<Record<string, Schema>> = {
  QrCode: object(
    {
      "pairingCode?": nullable(
        text("Eight characters to type on the phone, when `number` was given.", { examples: ["WZYEH1YY"] }),
      ),
      "code?": text("What the QR code says."),
      "base64?": text("The QR code as a `data:image/png` address."),
      "count?": integer("How many codes were shown."),
    },
    { description: "What a phone needs to connect. A code lives 45 seconds." },
  ),
  ConnectionState: object(
    {
      instance: object({
        instanceName: text("Your name for it."),
        "state?": oneOf(["open", "connecting", "close"], "State of the connection."),
      }),
    },
    { description: "State of one instance." },
  ),
  Instance: object(
    {
      id: text("The instance's id."),
      name: text("Your name for it."),
      connectionStatus: oneOf(["open", "connecting", "close"], "State of the connection."),
      ownerJid: nullable(text("The connected number.")),
      profileName: nullable(text("Its name.")),
      profilePicUrl: nullable(text("Its picture.")),
      integration: ref("Integration"),
      number: nullable(text("The number given at creation.")),
      token: text("An API key for this instance alone."),
      "disconnectionReasonCode?": nullable(integer("Why it closed: 401 logged out, 403 banned, 440 replaced.")),
      "disconnectionAt?": nullable(TIME),
      "Setting?": nullable(ref("Settings")),
      "_count?": object({ Message: integer("Stored."), Contact: integer("Stored."), Chat: integer("Stored.") }),
      createdAt: TIME,
      updatedAt: TIME,
    },
    { description: "A WhatsApp number." },
  ),
  Integration: oneOf(
    ["WHATSAPP-BAILEYS", "WHATSAPP-BUSINESS", "EVOLUTION"],
    "`WHATSAPP-BAILEYS` connects a phone by QR code, `WHATSAPP-BUSINESS` Meta's Cloud API.",
  ),
  Settings: object(
    {
      rejectCall: flag("Refuse calls."),
      "msgCall?": text("What to answer a refused call.", { maxLength: 100 }),
      groupsIgnore: flag("Take no notice of groups."),
      alwaysOnline: flag("Appear online. From the next connection on."),
      readMessages: flag("Mark incoming messages as read."),
      readStatus: flag("Mark statuses as seen."),
      syncFullHistory: flag("Fetch the whole history. From the next connection on."),
      "wavoipToken?": text("Token of a Wavoip account.", { maxLength: 100 }),
    },
    { description: "How an instance behaves." },
  ),
};
