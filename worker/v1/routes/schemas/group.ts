import { asks, type RouteDocument, type RouteDocuments, takes } from "./document";
import { GROUP_JID, mediaSource, NUMBERS } from "./fields";
import { type Fields, flag, integer, list, object, oneOf, ref, type Schema, text } from "./shape";

const PHONE = { channels: ["WHATSAPP-BAILEYS"] } as const;
const OF_GROUP: Fields = { groupJid: GROUP_JID };
const INVITED: Fields = {
  inviteCode: text("The 22 characters at the end of an invite link.", { pattern: "^[a-zA-Z0-9]{22}$" }),
};

const show = (summary: string, query: Fields, answer: Schema): RouteDocument =>
  asks(summary, answer, { query, ...PHONE });

/** The group may also stand in the query. */
const change = (summary: string, fields: Fields, answer: Schema): RouteDocument =>
  takes(summary, { ...OF_GROUP, ...fields }, { status: 201, answer, query: { "groupJid?": GROUP_JID }, ...PHONE });

const ok = (field: string): Schema => object({ [field]: text("`success`.") });

export const GROUP_DOCUMENTS: RouteDocuments = {
  "POST /group/create/:instanceName": takes(
    "Create a group",
    {
      subject: text("Its name.", { examples: ["Pelanggan setia"] }),
      participants: NUMBERS,
      "description?": text("What it is for."),
      "profilePicture?": mediaSource("Its picture"),
      "promoteParticipants?": flag("Make everyone an admin."),
    },
    { status: 201, answer: ref("Group"), ...PHONE },
  ),
  "POST /group/updateGroupSubject/:instanceName": change(
    "Rename a group",
    { subject: text("The new name.") },
    ok("update"),
  ),
  "POST /group/updateGroupPicture/:instanceName": change(
    "Change a group's picture",
    { image: mediaSource("The picture") },
    ok("update"),
  ),
  "POST /group/updateGroupDescription/:instanceName": change(
    "Change a group's description",
    { description: text("The new one.") },
    ok("update"),
  ),
  "GET /group/findGroupInfos/:instanceName": show("Show a group", OF_GROUP, ref("Group")),
  "GET /group/fetchAllGroups/:instanceName": show(
    "List your groups",
    { getParticipants: oneOf(["true", "false"], "Whether to name the members.") },
    list(ref("Group")),
  ),
  "GET /group/participants/:instanceName": show(
    "List a group's members",
    OF_GROUP,
    object({ participants: list(ref("Participant")) }),
  ),
  "GET /group/inviteCode/:instanceName": show(
    "Show a group's invite link",
    OF_GROUP,
    object({ inviteUrl: text("The link."), inviteCode: text("Its code.") }),
  ),
  "GET /group/inviteInfo/:instanceName": show("Show the group behind an invite", INVITED, ref("Group")),
  "GET /group/acceptInviteCode/:instanceName": {
    ...show("Join a group", INVITED, object({ accepted: flag("`true`."), groupJid: GROUP_JID })),
    description: "A GET that changes something, as in Evolution.",
  },
  "POST /group/sendInvite/:instanceName": takes(
    "Send an invite to several numbers",
    { ...OF_GROUP, description: text("Text above the link."), numbers: NUMBERS },
    { answer: object({ send: flag("`true`."), inviteUrl: text("The link.") }), ...PHONE },
  ),
  "POST /group/revokeInviteCode/:instanceName": change(
    "Replace the invite link",
    {},
    object({ revoked: flag("`true`."), inviteCode: text("The new code.") }),
  ),
  "POST /group/updateParticipant/:instanceName": change(
    "Add, remove, promote or demote members",
    { action: oneOf(["add", "remove", "promote", "demote"], "What to do."), participants: NUMBERS },
    object({ updateParticipants: list(object({ "status?": text("Result by member."), "jid?": text("Member.") })) }),
  ),
  "POST /group/updateSetting/:instanceName": change(
    "Change who may write or edit",
    {
      action: oneOf(
        ["announcement", "not_announcement", "locked", "unlocked"],
        "`announcement`: only admins write. `locked`: only admins change its data.",
      ),
    },
    object({ "updateSetting?": { description: "WhatsApp's answer." } }),
  ),
  "POST /group/toggleEphemeral/:instanceName": change(
    "Set disappearing messages",
    { expiration: integer("Seconds; 0 switches it off.", { enum: [0, 86_400, 604_800, 7_776_000] }) },
    object({ success: flag("`true`.") }),
  ),
  "DELETE /group/leaveGroup/:instanceName": {
    ...takes(
      "Leave a group",
      { "groupJid?": GROUP_JID },
      { answer: object({ groupJid: GROUP_JID, leave: flag("`true`.") }) },
    ),
    query: { "groupJid?": GROUP_JID },
    ...PHONE,
  },
};
