import { asks, type RouteDocument, type RouteDocuments, takes } from "./document";
import { done, JID, mediaSource, NUMBER, PRESENCE, page } from "./fields";
import { anything, type Fields, flag, integer, list, nullable, object, oneOf, ref, type Schema, text } from "./shape";

const PHONE = { channels: ["WHATSAPP-BAILEYS"] } as const;
const KEY = ref("MessageKey");
const VISIBLE_TO = ["all", "contacts", "contact_blacklist", "none"];
const UPDATED = done("update", "success");

const onPhone = (summary: string, fields: Fields, answer: Schema, status: 200 | 201 = 201): RouteDocument =>
  takes(summary, fields, { answer, status, ...PHONE });

const BETWEEN = object(
  { gte: text("From.", { format: "date-time" }), lte: text("To.", { format: "date-time" }) },
  { description: "Both are needed." },
);

const lastMessage = object(
  { key: KEY, "messageTimestamp?": integer("Seconds since 1970.") },
  { description: "Its newest message." },
);

export const CHAT_DOCUMENTS: RouteDocuments = {
  "POST /chat/whatsappNumbers/:instanceName": onPhone(
    "Check which numbers are on WhatsApp",
    { numbers: list(NUMBER, "Phone numbers, groups or other JIDs.", { minItems: 1, uniqueItems: true }) },
    list(ref("NumberCheck")),
    200,
  ),
  "POST /chat/markMessageAsRead/:instanceName": onPhone(
    "Mark messages as read",
    { readMessages: list(KEY, "The messages.", { minItems: 1 }) },
    object({ message: text("Fixed."), read: text("`success`.") }),
  ),
  "POST /chat/archiveChat/:instanceName": onPhone(
    "Archive a chat",
    { archive: flag("`false` takes it out again."), "chat?": JID, "lastMessage?": lastMessage },
    object({ chatId: JID, archived: flag("`true`.") }),
  ),
  "POST /chat/markChatUnread/:instanceName": onPhone(
    "Mark a chat as unread",
    { lastMessage, "chat?": JID },
    object({ chatId: JID, markedChatUnread: flag("`true`.") }),
  ),
  "DELETE /chat/deleteMessageForEveryone/:instanceName": onPhone(
    "Delete a message for everyone",
    {
      id: text("WhatsApp's id of the message."),
      remoteJid: JID,
      fromMe: flag("Whether this number sent it."),
      "participant?": text("Who wrote it, in a group."),
    },
    ref("Message"),
  ),
  "POST /chat/fetchProfilePictureUrl/:instanceName": takes(
    "Find a profile picture",
    { number: NUMBER },
    { answer: object({ wuid: JID, "profilePictureUrl?": nullable(text("Address of the picture.")) }) },
  ),
  "POST /chat/getBase64FromMediaMessage/:instanceName": takes(
    "Download the media of a message",
    {
      message: object({ key: object({ id: text("Of a stored message.") }) }, { description: "Or the whole message." }),
      "convertToMp4?": flag("Convert audio to MP4."),
    },
    {
      status: 201,
      answer: object({
        mediaType: text("The key of the content."),
        "fileName?": text("Its name."),
        "caption?": text("Text below it."),
        "size?": anything("`fileLength`, `height`, `width`."),
        mimetype: text("Its media type."),
        base64: text("The file."),
      }),
    },
  ),
  "POST /chat/updateMessage/:instanceName": onPhone(
    "Edit a sent message",
    { number: NUMBER, text: text("The new text."), key: KEY },
    ref("Message"),
    200,
  ),
  "POST /chat/sendPresence/:instanceName": onPhone(
    "Show “typing…”",
    {
      number: NUMBER,
      delay: integer("Milliseconds; the call lasts as long.", { minimum: 0, examples: [1200] }),
      presence: oneOf(PRESENCE, "What they see."),
    },
    object({ presence: text("As shown.") }),
  ),
  "POST /chat/updateBlockStatus/:instanceName": onPhone(
    "Block or unblock a contact",
    { number: NUMBER, status: oneOf(["block", "unblock"], "What to do.") },
    done("block", "success"),
  ),
  "POST /chat/findContacts/:instanceName": takes(
    "Find stored contacts",
    { "where?": object({ "remoteJid?": JID }), ...page("contacts, on 2.3 and newer") },
    { answer: list(ref("Contact")) },
  ),
  "POST /chat/findMessages/:instanceName": takes(
    "Find stored messages",
    {
      "where?": object({
        "key?": object({ "id?": text("WhatsApp's id."), "remoteJid?": JID, "fromMe?": flag("Who sent it.") }),
        "id?": text("Row id."),
        "messageType?": text("The key of the content.", { examples: ["conversation"] }),
        "source?": text("Device kind."),
        "messageTimestamp?": BETWEEN,
      }),
      ...page("messages, newest first"),
    },
    {
      answer: object({
        messages: object({
          total: integer("Messages in all."),
          pages: integer("Pages in all."),
          currentPage: integer("This page."),
          records: list(ref("StoredMessage")),
        }),
      }),
    },
  ),
  "POST /chat/findStatusMessage/:instanceName": takes(
    "Find delivery states",
    { "where?": object({ "remoteJid?": JID, "id?": text("WhatsApp's id of the message.") }), ...page("states") },
    {
      answer: list(
        object({ id: text("Row id."), keyId: text("WhatsApp's id."), remoteJid: JID, status: text("The state.") }),
      ),
    },
  ),
  "POST /chat/findChats/:instanceName": takes(
    "Find chats",
    {
      "where?": object({ "remoteJid?": JID, "messageTimestamp?": BETWEEN }),
      "take?": integer("How many. 2.3 and newer.", { minimum: 1 }),
      "skip?": integer("How many to pass over. 2.3 and newer.", { minimum: 0 }),
    },
    { answer: list(ref("Chat")) },
  ),
  "GET /chat/findChatByRemoteJid/:instanceName": asks("Find one chat", nullable(ref("Chat")), {
    query: { remoteJid: JID },
  }),
  "POST /chat/fetchBusinessProfile/:instanceName": onPhone(
    "Show a business profile",
    { "number?": NUMBER },
    object({
      isBusiness: flag("A business account."),
      "description?": text("Description."),
      "website?": list(text("Web page.")),
    }),
    200,
  ),
  "POST /chat/fetchProfile/:instanceName": onPhone("Show a profile", { "number?": NUMBER }, ref("Profile"), 200),
  "POST /chat/updateProfileName/:instanceName": onPhone(
    "Change your name",
    { name: text("The new name.", { examples: ["Toko Demo"] }) },
    UPDATED,
    200,
  ),
  "POST /chat/updateProfileStatus/:instanceName": onPhone(
    "Change your about text",
    { status: text("The new text.", { examples: ["Senin–Sabtu 9–21"] }) },
    UPDATED,
    200,
  ),
  "POST /chat/updateProfilePicture/:instanceName": onPhone(
    "Change your picture",
    { picture: mediaSource("The picture") },
    UPDATED,
    200,
  ),
  "DELETE /chat/removeProfilePicture/:instanceName": asks("Remove your picture", UPDATED, PHONE),
  "GET /chat/fetchPrivacySettings/:instanceName": asks("Show privacy settings", privacy("?"), PHONE),
  "POST /chat/updatePrivacySettings/:instanceName": onPhone(
    "Change privacy settings",
    privacy("").properties ?? {},
    object({ update: text("`success`."), "data?": privacy("?") }),
  ),
};

function privacy(optional: "" | "?"): Schema {
  return object({
    [`readreceipts${optional}`]: oneOf(["all", "none"], "Blue ticks."),
    [`profile${optional}`]: oneOf(VISIBLE_TO, "Who sees the picture."),
    [`status${optional}`]: oneOf(VISIBLE_TO, "Who sees the about text."),
    [`online${optional}`]: oneOf(["all", "match_last_seen"], "Who sees that you are online."),
    [`last${optional}`]: oneOf(VISIBLE_TO, "Who sees when you were last online."),
    [`groupadd${optional}`]: oneOf(VISIBLE_TO, "Who may add you to groups."),
  });
}
