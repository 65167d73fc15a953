import type { Route } from "./route";
import { act, json, MEDIA_MS, media, read, SLOW_MS } from "./rows";

// Answers without paging, or with one look-up per number asked.
const LONG = { limitMs: SLOW_MS } as const;

export const CHAT: readonly Route[] = [
  read("POST /chat/whatsappNumbers/:instanceName", LONG),
  act("POST /chat/markMessageAsRead/:instanceName"),
  act("POST /chat/archiveChat/:instanceName"),
  act("POST /chat/markChatUnread/:instanceName"),
  act("DELETE /chat/deleteMessageForEveryone/:instanceName", { body: json() }),
  read("POST /chat/fetchProfilePictureUrl/:instanceName"),
  read("POST /chat/getBase64FromMediaMessage/:instanceName", { weight: 2, limitMs: MEDIA_MS }),
  act("POST /chat/updateMessage/:instanceName", { body: json({ text: "previewed" }) }),
  act("POST /chat/sendPresence/:instanceName", { limitMs: SLOW_MS, body: json({ delay: "delay" }) }),
  act("POST /chat/updateBlockStatus/:instanceName"),
  read("POST /chat/findContacts/:instanceName", LONG),
  read("POST /chat/findMessages/:instanceName", LONG),
  read("POST /chat/findStatusMessage/:instanceName"),
  read("POST /chat/findChats/:instanceName", LONG),
  read("GET /chat/findChatByRemoteJid/:instanceName", { query: ["remoteJid"], since: "2.3" }),
  read("POST /chat/fetchBusinessProfile/:instanceName"),
  read("POST /chat/fetchProfile/:instanceName"),
  act("POST /chat/updateProfileName/:instanceName"),
  act("POST /chat/updateProfileStatus/:instanceName"),
  act("POST /chat/updateProfilePicture/:instanceName", { limitMs: MEDIA_MS, body: media({ picture: "media" }) }),
  act("DELETE /chat/removeProfilePicture/:instanceName"),
  read("GET /chat/fetchPrivacySettings/:instanceName"),
  act("POST /chat/updatePrivacySettings/:instanceName"),
];
