import { saveChat } from "../contacts";
import {
  type Group,
  groupInfo,
  groupMetadata,
  listGroups,
  newGroup,
  type Participant,
  removeGroup,
  saveGroup,
} from "../groups";
import { checked, connected } from "../guards";
import type { SandboxHandler, SandboxHandlers, SandboxWorld } from "../handler";
import { getInstance } from "../instance";
import { createJids } from "../jid";
import { failed, LOST_REFUSAL, notFound, refused } from "../validation";
import { groupJidSchema, NO_ITEM, onGroup, participantsRule } from "./group-schema";
import { readMedia } from "./message-media";

const BOOLEAN = { type: "boolean", oneOf: [true, false] } as const;

/** Stores a change and tells it, in the name that no webhook can subscribe to. */
function changeGroup(world: SandboxWorld, group: Group, changes: Partial<Group>) {
  saveGroup(world, { ...group, ...changes });
  world.emit("groups.update", [{ id: group.id, ...changes }]);
}

const create = connected("groupCreate", (world, { body }) => {
  const { subject, participants, description, promoteParticipants } = body;
  const fresh = newGroup(world, String(subject), createJids(participants));
  const members = promoteParticipants === true ? fresh.participants.map(promoted) : fresh.participants;
  const group: Group = { ...fresh, participants: members, ...described(description) };
  saveGroup(world, group);
  saveChat(world, group.id, { name: group.subject });
  world.emit("groups.upsert", [groupMetadata(group)]);
  return { status: 201, body: groupMetadata(group) };
});

const promoted = (member: Participant): Participant => ({ ...member, admin: member.admin ?? "admin" });

const described = (description: unknown) =>
  description === undefined
    ? {}
    : { desc: String(description), descId: crypto.randomUUID().replaceAll("-", "").slice(0, 20).toUpperCase() };

const fetchAll: SandboxHandler = (world, { query }) => {
  const { getParticipants } = query;
  if (!getParticipants) return refused("The getParticipants needs to be informed in the query");
  if (getParticipants !== "true" && getParticipants !== "false") {
    const message = "getParticipants is not one of enum values: true,false";
    return refused({ property: "getParticipants", message });
  }
  return fetchConnected(world, { route: "", params: {}, query, body: {} });
};

const fetchConnected = connected("groupFetchAllParticipating", (world, { query }) => ({
  status: 200,
  body: listGroups(world).map((group) =>
    query.getParticipants === "true" ? { ...groupInfo(group), participants: group.participants } : groupInfo(group),
  ),
}));

/** What each of WhatsApp's words for a setting changes. */
const SETTINGS: Readonly<Record<string, Partial<Group>>> = {
  announcement: { announce: true },
  not_announcement: { announce: false },
  locked: { restrict: true },
  unlocked: { restrict: false },
};

export const groupHandlers: SandboxHandlers = {
  "POST /group/create/:instanceName": checked(
    {
      properties: {
        subject: "string",
        description: "string",
        profilePicture: "string",
        promoteParticipants: BOOLEAN,
        participants: participantsRule,
      },
      required: ["subject", "participants"],
      notEmpty: ["subject", "description", "profilePicture"],
    },
    create,
  ),
  "GET /group/fetchAllGroups/:instanceName": fetchAll,
  "GET /group/findGroupInfos/:instanceName": onGroup(
    { schema: groupJidSchema, missing: notFound("Error fetching group", NO_ITEM) },
    (_world, group) => ({ status: 200, body: { ...groupInfo(group), participants: group.participants } }),
  ),
  "POST /group/updateGroupSubject/:instanceName": onGroup(
    {
      schema: { properties: { groupJid: "string", subject: "string" }, required: ["groupJid", "subject"] },
      missing: failed("Error updating group subject", NO_ITEM),
    },
    (world, group, { body }) => {
      changeGroup(world, group, { subject: String(body.subject), subjectTime: Math.floor(world.now() / 1000) });
      return { status: 201, body: { update: "success" } };
    },
  ),
  "POST /group/updateGroupDescription/:instanceName": onGroup(
    {
      schema: { properties: { groupJid: "string", description: "string" }, required: ["groupJid", "description"] },
      missing: failed("Error updating group description", NO_ITEM),
    },
    (world, group, { body }) => {
      changeGroup(world, group, described(body.description));
      return { status: 201, body: { update: "success" } };
    },
  ),
  "POST /group/updateGroupPicture/:instanceName": onGroup(
    {
      schema: { properties: { groupJid: "string", image: "string" }, required: ["groupJid", "image"] },
      missing: failed("Error update group picture", NO_ITEM),
    },
    (world, group, { body }) => {
      if (!readMedia(body.image, undefined)) return failed("Error update group picture", LOST_REFUSAL);
      changeGroup(world, group, { pictureUrl: `https://pps.whatsapp.net/v/${crypto.randomUUID()}.jpg` });
      return { status: 201, body: { update: "success" } };
    },
  ),
  "POST /group/updateSetting/:instanceName": onGroup(
    {
      schema: {
        properties: { groupJid: "string", action: { type: "string", oneOf: Object.keys(SETTINGS) } },
        required: ["groupJid", "action"],
      },
      missing: refused("Error updating setting", NO_ITEM),
    },
    (world, group, { body }) => {
      changeGroup(world, group, SETTINGS[String(body.action)] ?? {});
      return { status: 201, body: { updateSetting: undefined } };
    },
  ),
  "POST /group/toggleEphemeral/:instanceName": onGroup(
    {
      schema: {
        properties: { groupJid: "string", expiration: { type: "number", oneOf: [0, 86_400, 604_800, 7_776_000] } },
        required: ["groupJid", "expiration"],
      },
      missing: refused("Error updating setting", NO_ITEM),
    },
    (world, group, { body }) => {
      changeGroup(world, group, { ephemeralDuration: Number(body.expiration) });
      return { status: 201, body: { success: true } };
    },
  ),
  "DELETE /group/leaveGroup/:instanceName": onGroup(
    { schema: { properties: { groupJid: "string" } }, missing: refused("Unable to leave the group", NO_ITEM) },
    (world, group) => {
      removeGroup(world, group.id);
      const me = getInstance(world).ownerJid ?? "";
      world.emit("group-participants.update", { id: group.id, author: me, participants: [me], action: "remove" });
      return { status: 200, body: { groupJid: group.id, leave: true } };
    },
  ),
};
