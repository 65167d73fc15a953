import { type Group, groupMetadata, listGroups, saveGroup } from "../groups";
import { connected } from "../guards";
import type { SandboxAnswer, SandboxHandler, SandboxHandlers, SandboxWorld } from "../handler";
import { inviteCode as newInviteCode } from "../ids";
import { getInstance } from "../instance";
import { sendMessage } from "../send";
import { type BodySchema, notFound, refused } from "../validation";
import { fieldMessages, groupJidSchema, NO_ITEM, numbersRule, onGroup } from "./group-schema";

const inviteUrl = (code: string) => `https://chat.whatsapp.com/${code}`;

const inviteSchema: BodySchema = {
  properties: { inviteCode: { type: "string", pattern: "^[a-zA-Z0-9]{22}$" } },
  required: ["inviteCode"],
};

const NO_CODE = [
  "The group invite code id needs to be informed in the query",
  'ex: "inviteCode=F1EX5QZxO181L3TMVP31gY" (Obtained from group join link)',
];

/** Runs for the group whose current invite this is: the simulated WhatsApp has no groups but the instance's own. */
function onInvite(
  missing: (inviteCode: string) => SandboxAnswer,
  handler: (world: SandboxWorld, group: Group) => SandboxAnswer,
): SandboxHandler {
  const run = connected("groupGetInviteInfo", (world, { query }) => {
    const group = listGroups(world).find(({ inviteCode }) => inviteCode === query.inviteCode);
    return group ? handler(world, group) : missing(query.inviteCode ?? "");
  });
  return (world, call) => {
    if (!call.query.inviteCode) return refused(...NO_CODE);
    const complaints = fieldMessages({ inviteCode: call.query.inviteCode }, inviteSchema);
    return complaints.length > 0 ? refused(...complaints) : run(world, call);
  };
}

const sendInvite = onGroup(
  {
    schema: {
      properties: { groupJid: "string", description: "string", numbers: numbersRule("numbers") },
      required: ["groupJid", "description", "numbers"],
    },
    missing: notFound("No send invite"),
  },
  (world, group, { body }) => {
    const url = inviteUrl(group.inviteCode);
    const text = `${body.description}\n\n${url}`;
    const message = { conversation: text };
    const numbers = Array.isArray(body.numbers) ? body.numbers : [];
    const answers = numbers.map((number) =>
      sendMessage(world, String(number), { messageType: "conversation", message, text }),
    );
    const failed = answers.find(({ status }) => status !== 201);
    return failed ? notFound("No send invite") : { status: 200, body: { send: true, inviteUrl: url } };
  },
);

export const groupInviteHandlers: SandboxHandlers = {
  "GET /group/inviteCode/:instanceName": onGroup(
    { schema: groupJidSchema, missing: notFound("No invite code", NO_ITEM) },
    (_world, { inviteCode }) => ({ status: 200, body: { inviteUrl: inviteUrl(inviteCode), inviteCode } }),
  ),
  "GET /group/inviteInfo/:instanceName": onInvite(
    (code) => notFound("No invite info", code),
    (_world, group) => ({ status: 200, body: groupMetadata(group) }),
  ),
  "GET /group/acceptInviteCode/:instanceName": onInvite(
    () => notFound("Accept invite error", NO_ITEM),
    (world, group) => {
      const id = getInstance(world).ownerJid ?? "";
      const joined = group.participants.some((member) => member.id === id);
      if (!joined) saveGroup(world, { ...group, participants: [...group.participants, { id, admin: null }] });
      return { status: 200, body: { accepted: true, groupJid: group.id } };
    },
  ),
  "POST /group/revokeInviteCode/:instanceName": onGroup(
    { schema: groupJidSchema, missing: notFound("Revoke error", NO_ITEM) },
    (world, group) => {
      const inviteCode = newInviteCode();
      saveGroup(world, { ...group, inviteCode });
      return { status: 201, body: { revoked: true, inviteCode } };
    },
  ),
  "POST /group/sendInvite/:instanceName": sendInvite,
};
