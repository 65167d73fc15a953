import type { Route } from "./route";
import { act, json, MEDIA_MS, media, read, SLOW_MS } from "./rows";

// Evolution takes the group from the body or from here; `@g.us` may be left out.
const OF_GROUP = { query: ["groupJid"] } as const;
const INVITED = { query: ["inviteCode"] } as const;

export const GROUP: readonly Route[] = [
  act("POST /group/create/:instanceName", { limitMs: SLOW_MS }),
  act("POST /group/updateGroupSubject/:instanceName", OF_GROUP),
  act("POST /group/updateGroupPicture/:instanceName", {
    ...OF_GROUP,
    limitMs: MEDIA_MS,
    body: media({ image: "media" }),
  }),
  act("POST /group/updateGroupDescription/:instanceName", OF_GROUP),
  read("GET /group/findGroupInfos/:instanceName", OF_GROUP),
  // One picture is looked up per group before the answer begins.
  read("GET /group/fetchAllGroups/:instanceName", { query: ["getParticipants"], limitMs: MEDIA_MS }),
  read("GET /group/participants/:instanceName", OF_GROUP),
  read("GET /group/inviteCode/:instanceName", OF_GROUP),
  read("GET /group/inviteInfo/:instanceName", INVITED),
  act("GET /group/acceptInviteCode/:instanceName", INVITED),
  // A message to each of `numbers`, one after the other; the answer names none of them.
  act("POST /group/sendInvite/:instanceName", {
    kind: "message_send",
    limitMs: MEDIA_MS,
    body: json({ description: "previewed" }),
  }),
  act("POST /group/revokeInviteCode/:instanceName", OF_GROUP),
  act("POST /group/updateParticipant/:instanceName", OF_GROUP),
  act("POST /group/updateSetting/:instanceName", OF_GROUP),
  act("POST /group/toggleEphemeral/:instanceName", OF_GROUP),
  act("DELETE /group/leaveGroup/:instanceName", { ...OF_GROUP, body: json() }),
];
