import type { SandboxWorld } from "./handler";
import { groupJid, inviteCode } from "./ids";
import { getInstance } from "./instance";

export interface Participant {
  id: string;
  admin: "superadmin" | "admin" | null;
}

/** A group as WhatsApp describes it, and its invite. Times in seconds. */
export interface Group {
  id: string;
  subject: string;
  subjectOwner: string;
  subjectTime: number;
  creation: number;
  owner: string;
  desc?: string;
  descId?: string;
  pictureUrl: string | null;
  restrict: boolean;
  announce: boolean;
  ephemeralDuration: number;
  isCommunity: boolean;
  isCommunityAnnounce: boolean;
  participants: Participant[];
  inviteCode: string;
}

export const findGroup = (world: SandboxWorld, jid: string) => world.documents.get<Group>("group", jid);

export const listGroups = (world: SandboxWorld) => world.documents.list<Group>("group");

export const saveGroup = (world: SandboxWorld, group: Group) => world.documents.put("group", group.id, group);

export const removeGroup = (world: SandboxWorld, jid: string) => world.documents.remove("group", jid);

export function newGroup(world: SandboxWorld, subject: string, members: readonly string[]): Group {
  const owner = getInstance(world).ownerJid ?? "";
  const seconds = Math.floor(world.now() / 1000);
  const others = members.filter((jid) => jid !== owner).map((id): Participant => ({ id, admin: null }));
  return {
    id: groupJid(),
    subject,
    subjectOwner: owner,
    subjectTime: seconds,
    creation: seconds,
    owner,
    pictureUrl: null,
    restrict: false,
    announce: false,
    ephemeralDuration: 0,
    isCommunity: false,
    isCommunityAnnounce: false,
    participants: [{ id: owner, admin: "superadmin" }, ...others],
    inviteCode: inviteCode(),
  };
}

/** What WhatsApp itself tells: the answer of `create`, and the event. */
export function groupMetadata({ inviteCode: _, pictureUrl: __, ...metadata }: Group) {
  return { ...metadata, size: metadata.participants.length };
}

/** What Evolution makes of it in `findGroupInfos` and `fetchAllGroups`. */
export function groupInfo(group: Group) {
  const { id, subject, subjectOwner, subjectTime, pictureUrl, creation, owner, desc, descId } = group;
  const { restrict, announce, isCommunity, isCommunityAnnounce, participants } = group;
  const size = participants.length;
  const about = { id, subject, subjectOwner, subjectTime, pictureUrl, size, creation, owner, desc, descId };
  return { ...about, restrict, announce, isCommunity, isCommunityAnnounce };
}
