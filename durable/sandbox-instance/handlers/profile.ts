import { findContact } from "../contacts";
import { checked, connected } from "../guards";
import type { SandboxCall, SandboxHandler, SandboxHandlers, SandboxWorld } from "../handler";
import { getInstance, updateInstance } from "../instance";
import { createJid } from "../jid";
import { outcomeOf } from "../magic";
import { failed, LOST_REFUSAL, refused } from "../validation";
import { readMedia } from "./message-media";

const SCOPES = ["all", "contacts", "contact_blacklist", "none"];

const PRIVACY_RULES = {
  readreceipts: ["all", "none"],
  profile: SCOPES,
  status: SCOPES,
  online: ["all", "match_last_seen"],
  last: SCOPES,
  groupadd: SCOPES,
};

const privacyNames = Object.keys(PRIVACY_RULES);

type Privacy = Record<string, unknown>;

const privacyOf = (world: SandboxWorld): Privacy =>
  world.documents.get<Privacy>("privacy", "privacy") ?? Object.fromEntries(privacyNames.map((name) => [name, "all"]));

/** Whom a body asks about: a number, or the instance itself. */
function subject(world: SandboxWorld, { number }: SandboxCall["body"]): string {
  return number ? createJid(String(number)) : (getInstance(world).ownerJid ?? "");
}

const fetchPicture: SandboxHandler = (world, { body }) => {
  const wuid = subject(world, body);
  return { status: 200, body: { wuid, profilePictureUrl: pictureOf(world, wuid) } };
};

function pictureOf(world: SandboxWorld, jid: string): string | null {
  const { ownerJid, profilePicUrl } = getInstance(world);
  return (jid === ownerJid ? profilePicUrl : findContact(world, jid)?.profilePicUrl) ?? null;
}

const fetchProfile = connected("onWhatsApp", (world, { body }) => {
  const wuid = subject(world, body);
  // Evolution looks for its own in a list of rows, and finds nothing there.
  if (!body.number) return { status: 200, body: { wuid, numberExists: true, isBusiness: false } };
  if (outcomeOf(wuid) === "not_on_whatsapp") return refused({ jid: wuid, exists: false, number: wuid });
  const own = getInstance(world);
  const isOwn = wuid === own.ownerJid;
  const name = isOwn ? own.profileName : (findContact(world, wuid)?.pushName ?? undefined);
  const status = isOwn ? { status: own.profileStatus, setAt: own.updatedAt } : undefined;
  const profile = { wuid, name, numberExists: true, picture: pictureOf(world, wuid), status };
  return { status: 200, body: { ...profile, isBusiness: false } };
});

const fetchBusinessProfile = connected("getBusinessProfile", (world, { body }) => {
  const jid = subject(world, body);
  const found = { jid, exists: outcomeOf(jid) !== "not_on_whatsapp", number: jid };
  return { status: 200, body: { isBusiness: false, message: "Not is business profile", ...found } };
});

const updateName = connected("updateProfileName", (world, { body }) => {
  updateInstance(world, { profileName: String(body.name ?? "") });
  return { status: 200, body: { update: "success" } };
});

const updateAbout = connected("updateProfileStatus", (world, { body }) => {
  updateInstance(world, { profileStatus: String(body.status ?? "") });
  return { status: 200, body: { update: "success" } };
});

const updatePicture = connected("updateProfilePicture", (world, { body }) => {
  if (!readMedia(body.picture, undefined)) return failed("Error updating profile picture", LOST_REFUSAL);
  updateInstance(world, { profilePicUrl: `https://pps.whatsapp.net/v/${crypto.randomUUID()}.jpg` });
  return { status: 200, body: { update: "success" } };
});

const removePicture = connected("removeProfilePicture", (world) => {
  updateInstance(world, { profilePicUrl: null });
  return { status: 200, body: { update: "success" } };
});

const updatePrivacy = connected("updateReadReceiptsPrivacy", (world, { body }) => {
  const data = Object.fromEntries(privacyNames.map((name) => [name, body[name]]));
  world.documents.put("privacy", "privacy", data);
  return { status: 201, body: { update: "success", data } };
});

const pictureSchema = { properties: { number: "string", picture: "string" } } as const;
const profileSchema = {
  properties: { wuid: "string", name: "string", picture: "string", status: "string", isBusiness: "boolean" },
} as const;
const privacySchema = {
  properties: Object.fromEntries(
    Object.entries(PRIVACY_RULES).map(([name, oneOf]) => [name, { type: "string", oneOf } as const]),
  ),
  required: privacyNames,
  notEmpty: privacyNames,
};

export const profileHandlers: SandboxHandlers = {
  "POST /chat/fetchProfilePictureUrl/:instanceName": checked(pictureSchema, fetchPicture),
  "POST /chat/fetchProfile/:instanceName": checked(profileSchema, fetchProfile),
  "POST /chat/fetchBusinessProfile/:instanceName": checked(pictureSchema, fetchBusinessProfile),
  "POST /chat/updateProfileName/:instanceName": checked(
    { properties: { name: "string" }, notEmpty: ["name"] },
    updateName,
  ),
  "POST /chat/updateProfileStatus/:instanceName": checked(
    { properties: { status: "string" }, notEmpty: ["status"] },
    updateAbout,
  ),
  "POST /chat/updateProfilePicture/:instanceName": checked(pictureSchema, updatePicture),
  "DELETE /chat/removeProfilePicture/:instanceName": checked(pictureSchema, removePicture),
  "GET /chat/fetchPrivacySettings/:instanceName": connected("fetchPrivacySettings", (world) => ({
    status: 200,
    body: privacyOf(world),
  })),
  "POST /chat/updatePrivacySettings/:instanceName": checked(privacySchema, updatePrivacy),
};
