import { randomBytes } from "node:crypto";
import { type Answer, created, ok } from "../answer.ts";
import { asTexts, type Fields } from "../fields.ts";
import { createJid } from "../jid.ts";
import { badRequest, refusal } from "../refusal.ts";
import { type Call, type Handler, type Route, route } from "../routing.ts";
import { complaints, oneOf, type Rule, type Schema, text, texts } from "../schema.ts";
import { type Context, type Instance, runningInstance } from "../state.ts";
import { mustBeConnected } from "./send/dispatch.ts";

type Work = (group: Fields, call: Call, instance: Instance) => Answer;

/** Group routes look for their group in the query or the body, and leave the path's instance alone. */
function onGroup(work: Work, properties: Record<string, Rule> = {}): Handler {
  const schema: Schema = { properties: { groupJid: text, ...properties }, required: Object.keys(properties) };
  return (context, call) => {
    const instance = connectedInstance(context, call);
    const groupJid = call.body.groupJid ?? call.query.groupJid;
    if (!groupJid) {
      throw badRequest("The group id needs to be informed in the query", 'ex: "groupJid=120362@g.us"');
    }
    const wrong = complaints(call.body, schema);
    if (wrong.length > 0) throw badRequest(...wrong.map((message) => ({ property: "groupJid", message })));
    const jid = String(groupJid).includes("@g.us") ? String(groupJid) : `${groupJid}@g.us`;
    const group = instance.groups.get(jid);
    if (!group) throw refusal(404, ["Error fetching group", "Error: item-not-found"]);
    return work(group, call, instance);
  };
}

function connectedInstance(context: Context, { instance }: Call): Instance {
  const target = runningInstance(context, instance.instanceName, "client");
  mustBeConnected(target);
  return target;
}

const ownQuery = { ownQuery: true };
const action = oneOf("add", "remove", "promote", "demote");
const setting = oneOf("announcement", "not_announcement", "locked", "unlocked");
const update =
  (name: string): Work =>
  (group, { body }) => {
    group[name] = body[name];
    return created({ update: "success" });
  };

export const groupRoutes: Route[] = [
  route("POST /group/create/:instanceName", createGroup),
  route("POST /group/updateGroupSubject/:instanceName", onGroup(update("subject"), { subject: text }), ownQuery),
  route("POST /group/updateGroupPicture/:instanceName", onGroup(update("image"), { image: text }), ownQuery),
  route(
    "POST /group/updateGroupDescription/:instanceName",
    onGroup(update("description"), { description: text }),
    ownQuery,
  ),
  route(
    "GET /group/findGroupInfos/:instanceName",
    onGroup((group) => ok(group)),
    ownQuery,
  ),
  route("GET /group/fetchAllGroups/:instanceName", fetchAllGroups, ownQuery),
  route(
    "GET /group/participants/:instanceName",
    onGroup(({ participants }) => ok({ participants })),
    ownQuery,
  ),
  route(
    "GET /group/inviteCode/:instanceName",
    onGroup(({ inviteCode }) => ok({ inviteUrl: `https://chat.whatsapp.com/${inviteCode}`, inviteCode })),
    ownQuery,
  ),
  route(
    "GET /group/inviteInfo/:instanceName",
    byInvite((group) => ok(group)),
    ownQuery,
  ),
  route(
    "GET /group/acceptInviteCode/:instanceName",
    byInvite(({ id }) => ok({ accepted: true, groupJid: id })),
    ownQuery,
  ),
  route("POST /group/revokeInviteCode/:instanceName", onGroup(revokeInvite), ownQuery),
  route(
    "POST /group/updateParticipant/:instanceName",
    onGroup(updateParticipants, { action, participants: texts }),
    ownQuery,
  ),
  route(
    "POST /group/updateSetting/:instanceName",
    onGroup(
      (group, { body }) => {
        group.announce = body.action === "announcement";
        return created({ updateSetting: group.id });
      },
      { action: setting },
    ),
    ownQuery,
  ),
  route(
    "POST /group/toggleEphemeral/:instanceName",
    onGroup(
      (group, { body }) => {
        group.ephemeralDuration = body.expiration;
        return created({ success: true });
      },
      { expiration: { type: "number" } },
    ),
    ownQuery,
  ),
  route(
    "DELETE /group/leaveGroup/:instanceName",
    onGroup(({ id }, _, { groups }) => {
      groups.delete(String(id));
      return ok({ groupJid: id, leave: true });
    }),
    ownQuery,
  ),
];

const newInviteCode = (): string => randomBytes(11).toString("hex");

function createGroup(context: Context, call: Call) {
  const { body } = call;
  const properties = { subject: text, description: text, participants: { ...texts, minItems: 1 } };
  const wrong = complaints(body, { properties, required: ["subject", "participants"] });
  if (wrong.length > 0) throw badRequest(wrong);
  const instance = connectedInstance(context, call);
  const members = asTexts(body.participants).map((number) => ({ id: createJid(number), admin: null }));
  const group = {
    id: `120363${Date.now()}${randomBytes(2).readUInt16BE()}@g.us`,
    subject: body.subject,
    subjectOwner: instance.ownerJid,
    creation: Math.floor(Date.now() / 1000),
    owner: instance.ownerJid,
    desc: body.description,
    participants: [{ id: instance.ownerJid, admin: "superadmin" }, ...members],
    size: members.length + 1,
    announce: false,
    inviteCode: newInviteCode(),
  };
  instance.groups.set(group.id, group);
  return created(group);
}

function fetchAllGroups(context: Context, call: Call) {
  const { getParticipants } = call.query;
  if (getParticipants === undefined) throw badRequest("The getParticipants needs to be informed in the query");
  const groups = [...connectedInstance(context, call).groups.values()];
  return ok(
    groups.map(({ participants, ...group }) => (getParticipants === "true" ? { ...group, participants } : group)),
  );
}

function byInvite(work: (group: Fields) => Answer): Handler {
  return (context, call) => {
    connectedInstance(context, call);
    const { inviteCode } = call.query;
    if (!inviteCode) throw badRequest("The group invite code id needs to be informed in the query");
    const groups = [...context.state.instances.values()].flatMap((instance) => [...instance.groups.values()]);
    const group = groups.find((candidate) => candidate.inviteCode === inviteCode);
    if (!group) throw refusal(404, ["No invite info", inviteCode]);
    return work(group);
  };
}

function revokeInvite(group: Fields): Answer {
  group.inviteCode = newInviteCode();
  return created({ revoked: true, inviteCode: group.inviteCode });
}

function updateParticipants(_: Fields, { body }: Call): Answer {
  const updateParticipants = asTexts(body.participants).map((number) => ({ status: "200", jid: createJid(number) }));
  return created({ updateParticipants });
}
