import { COMMON_SETTINGS } from "./bot-fields";
import { EVENTS, GROUP_JID, JID } from "./fields";
import { anything, decimal, flag, integer, list, nullable, object, oneOf, ref, type Schema, text } from "./shape";

const TIME = text("ISO 8601.", { format: "date-time" });
const STATUSES = ["PENDING", "SERVER_ACK", "DELIVERY_ACK", "READ", "PLAYED", "ERROR"];

/** The row of an event transport. */
const transport = (fields: Readonly<Record<string, Schema>>, description: string) =>
  object(
    {
      id: text("Row id."),
      enabled: flag("On or off."),
      events: EVENTS,
      ...fields,
      "createdAt?": TIME,
      "updatedAt?": TIME,
    },
    { description },
  );

/** Schemas that several rows use, by name. */
export const COMPONENTS: Readonly<Record<string, Schema>> = {
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
  Contact: object(
    {
      id: text("Row id."),
      remoteJid: JID,
      pushName: nullable(text("Their name.")),
      profilePicUrl: nullable(text("Address of the picture.")),
      "isGroup?": flag("A group."),
      "isSaved?": flag("In the phone's address book."),
      "type?": text("`contact`, `group` or `group_member`."),
      instanceId: text("The instance's id upstream."),
      "createdAt?": TIME,
      "updatedAt?": TIME,
    },
    { description: "A stored contact." },
  ),
  Chat: object(
    {
      id: text("Row id."),
      remoteJid: JID,
      pushName: nullable(text("Their name.")),
      profilePicUrl: nullable(text("Address of the picture.")),
      updatedAt: nullable(TIME),
      "windowStart?": nullable(TIME),
      "windowExpires?": nullable(TIME),
      "windowActive?": flag("Whether the customer wrote in the last 24 hours."),
      "lastMessage?": nullable(ref("StoredMessage")),
      "unreadCount?": nullable(integer("Messages not read yet. 2.3 and newer.")),
      "isSaved?": flag("In the phone's address book. 2.3 and newer."),
    },
    { description: "A chat with its last message." },
  ),
  NumberCheck: object(
    {
      jid: JID,
      exists: flag("Whether it is on WhatsApp."),
      number: text("The number as asked."),
      "name?": text("Their name."),
      "lid?": text("Their hidden id. 2.3 and newer."),
    },
    { description: "Whether one number is on WhatsApp." },
  ),
  Profile: object(
    {
      wuid: JID,
      "name?": nullable(text("Name.")),
      "numberExists?": flag("Whether it is on WhatsApp."),
      "picture?": nullable(text("Address of the picture.")),
      "status?": nullable(anything("The about text.")),
      "isBusiness?": flag("A business account."),
      "email?": nullable(text("Of a business.")),
      "description?": nullable(text("Of a business.")),
      "website?": nullable(text("Of a business.")),
    },
    { description: "Profile of a number." },
  ),
  Group: object(
    {
      id: GROUP_JID,
      subject: text("Name of the group."),
      "subjectOwner?": text("Who named it."),
      "subjectTime?": integer("When, in seconds since 1970."),
      "pictureUrl?": nullable(text("Address of the picture.")),
      size: integer("Members."),
      creation: integer("Seconds since 1970."),
      "owner?": text("Who made it."),
      "desc?": text("Description."),
      "descId?": text("Id of the description."),
      restrict: flag("Only admins change its data."),
      announce: flag("Only admins write."),
      "participants?": list(ref("Participant")),
      "isCommunity?": flag("A community."),
      "linkedParent?": nullable(text("The community it is part of.")),
    },
    { description: "A group's data." },
  ),
  Participant: object(
    {
      id: JID,
      "admin?": nullable(oneOf(["admin", "superadmin"], "Rank, or null.")),
      "name?": text("Name."),
      "imgUrl?": nullable(text("Address of the picture.")),
    },
    { description: "A member of a group." },
  ),
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
  Webhook: object(
    {
      id: text("Row id."),
      url: text("Where events go."),
      headers: nullable({ type: "object", additionalProperties: { type: "string" }, description: "Sent with each." }),
      enabled: flag("On or off. A receiver that answered 410 is switched off."),
      events: EVENTS,
      webhookByEvents: flag("Append the event's name to the address."),
      webhookBase64: flag("Include media as base64."),
      createdAt: TIME,
      updatedAt: TIME,
      instanceId: text("The instance's id upstream."),
    },
    { description: "Where an instance's events go." },
  ),
  Transport: transport({ "instanceId?": text("The instance's id upstream.") }, "An event transport."),
  Pusher: transport(
    {
      appId: text("App id."),
      key: text("App key."),
      secret: { type: "null", description: "Can be set and never read again." },
      cluster: text("Cluster."),
      useTLS: flag("Use TLS."),
    },
    "Delivery to a Pusher app of yours.",
  ),
  Proxy: object(
    {
      enabled: flag("On or off."),
      host: text("Host name or address.", { examples: ["proxy.example.com"] }),
      port: text("Port, as text.", { examples: ["3128"] }),
      protocol: oneOf(["http", "socks"], "Kind of proxy."),
      "username?": text("User."),
      "password?": text("Password. Never shown again."),
    },
    { description: "The proxy through which a number reaches WhatsApp." },
  ),
  BotSettings: object(COMMON_SETTINGS, { description: "Settings that all bots of an integration share." }),
  BotSession: object(
    {
      id: text("Row id."),
      sessionId: text("The bot server's own id."),
      remoteJid: JID,
      "pushName?": nullable(text("Their name.")),
      status: oneOf(["opened", "paused", "closed"], "State of the conversation."),
      "awaitUser?": flag("Whether the bot waits for an answer."),
      "context?": anything("What the bot server remembers."),
      "type?": text("The integration."),
      "parameters?": nullable(anything("What the conversation began with.")),
      botId: nullable(text("The bot.")),
      createdAt: TIME,
      updatedAt: TIME,
    },
    { description: "A conversation between a contact and a bot." },
  ),
  Product: object({
    id: text("Product id."),
    "name?": text("Name."),
    "price?": decimal("Price."),
    "currency?": text("ISO 4217."),
  }),
};
