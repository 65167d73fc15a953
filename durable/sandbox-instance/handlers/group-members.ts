import { findContact } from "../contacts";
import { type Group, type Participant, saveGroup } from "../groups";
import type { SandboxHandlers, SandboxWorld } from "../handler";
import { getInstance } from "../instance";
import { createJids } from "../jid";
import { notFound, refused } from "../validation";
import { groupJidSchema, NO_ITEM, onGroup, participantsRule } from "./group-schema";

const ACTIONS = ["add", "remove", "promote", "demote"] as const;

const updateParticipant = onGroup(
  {
    schema: {
      properties: {
        groupJid: "string",
        action: { type: "string", oneOf: ACTIONS },
        participants: participantsRule,
      },
      required: ["groupJid", "action", "participants"],
    },
    missing: refused("Error updating participants", NO_ITEM),
  },
  (world, group, { body }) => {
    const jids = createJids(body.participants);
    const action = String(body.action);
    saveGroup(world, { ...group, participants: changedMembers(group, action, new Set(jids)) });
    const author = getInstance(world).ownerJid ?? undefined;
    world.emit("group-participants.update", { id: group.id, author, participants: jids, action });
    const updateParticipants = jids.map((jid) => ({
      status: "200",
      jid,
      content: { tag: "participant", attrs: { jid } },
    }));
    return { status: 201, body: { updateParticipants } };
  },
);

/** Thousands may be named, of thousands. */
function changedMembers({ participants }: Group, action: string, jids: ReadonlySet<string>): Participant[] {
  const named = ({ id }: Participant) => jids.has(id);
  if (action === "remove") return participants.filter((member) => !named(member));
  if (action === "add") {
    const known = new Set(participants.map(({ id }) => id));
    const fresh = [...jids].filter((jid) => !known.has(jid));
    return [...participants, ...fresh.map((id): Participant => ({ id, admin: null }))];
  }
  const admin = action === "promote" ? "admin" : null;
  return participants.map((member) => (named(member) ? { ...member, admin } : member));
}

function named(world: SandboxWorld, member: Participant) {
  const contact = findContact(world, member.id);
  return { ...member, name: contact?.pushName ?? null, imgUrl: contact?.profilePicUrl ?? null };
}

export const groupMembersHandlers: SandboxHandlers = {
  "GET /group/participants/:instanceName": onGroup(
    { schema: groupJidSchema, missing: notFound("No participants", NO_ITEM) },
    (world, group) => ({
      status: 200,
      body: { participants: group.participants.map((member) => named(world, member)) },
    }),
  ),
  "POST /group/updateParticipant/:instanceName": updateParticipant,
};
