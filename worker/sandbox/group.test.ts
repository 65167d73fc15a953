import { expect, it } from "vitest";
import { call, create, createOpen } from "./client.fixture";

const member = "5511888880002";
const memberJid = `${member}@s.whatsapp.net`;

async function createGroup(options: object = {}) {
  const { name } = await createOpen();
  const { body } = await call(`POST /group/create/${name}`, { subject: "Family", participants: [member], ...options });
  return { name, group: body };
}

it("creates a group with its owner and members", async () => {
  const { group } = await createGroup({ description: "us" });
  expect(group).toMatchObject({
    id: expect.stringMatching(/^120363\d{12}@g\.us$/),
    subject: "Family",
    desc: "us",
    size: 2,
    participants: [
      { id: "10000000001@s.whatsapp.net", admin: "superadmin" },
      { id: memberJid, admin: null },
    ],
  });
});

it("shows a group, its members and its invite", async () => {
  const { name, group } = await createGroup();
  const at = (route: string, query = `groupJid=${group.id}`) => call(`GET /group/${route}/${name}?${query}`);
  expect((await at("findGroupInfos")).body).toMatchObject({ id: group.id, size: 2, pictureUrl: null });
  expect((await at("participants")).body.participants).toEqual([
    { id: "10000000001@s.whatsapp.net", admin: "superadmin", name: null, imgUrl: null },
    { id: memberJid, admin: null, name: null, imgUrl: null },
  ]);
  const { inviteCode, inviteUrl } = (await at("inviteCode")).body;
  expect(inviteUrl).toBe(`https://chat.whatsapp.com/${inviteCode}`);
  expect((await at("inviteInfo", `inviteCode=${inviteCode}`)).body).toMatchObject({ id: group.id });
  expect((await at("acceptInviteCode", `inviteCode=${inviteCode}`)).body).toEqual({
    accepted: true,
    groupJid: group.id,
  });
  const revoked = (await call(`POST /group/revokeInviteCode/${name}`, { groupJid: group.id })).body;
  expect(revoked).toEqual({ revoked: true, inviteCode: expect.stringMatching(/^[A-Za-z0-9]{22}$/) });
  expect((await at("inviteInfo", `inviteCode=${inviteCode}`)).status).toBe(404);
  expect((await at("fetchAllGroups", "getParticipants=true")).body).toHaveLength(1);
  expect((await at("fetchAllGroups", "getParticipants=false")).body[0]).not.toHaveProperty("participants");
});

it("remembers every change", async () => {
  const { name, group } = await createGroup();
  const groupJid = group.id;
  const change = (route: string, body: object) => call(`POST /group/${route}/${name}`, { groupJid, ...body });
  expect(await change("updateGroupSubject", { subject: "Friends" })).toEqual({
    status: 201,
    body: { update: "success" },
  });
  await change("updateGroupDescription", { description: "all of us" });
  await change("updateGroupPicture", { image: "https://files.test/a.png" });
  await change("updateSetting", { action: "announcement" });
  await change("updateSetting", { action: "locked" });
  expect((await change("toggleEphemeral", { expiration: 86_400 })).body).toEqual({ success: true });
  const added = await change("updateParticipant", { action: "add", participants: ["5511777770000"] });
  expect(added.body.updateParticipants).toMatchObject([{ status: "200", jid: "5511777770000@s.whatsapp.net" }]);
  await change("updateParticipant", { action: "promote", participants: [member] });
  const info = (await call(`GET /group/findGroupInfos/${name}?groupJid=${groupJid}`)).body;
  expect(info).toMatchObject({ subject: "Friends", desc: "all of us", announce: true, restrict: true, size: 3 });
  expect(info.pictureUrl).toMatch(/^https:/);
  expect(info.participants[1]).toEqual({ id: memberJid, admin: "admin" });
  await change("updateParticipant", { action: "remove", participants: [member] });
  expect((await call(`GET /group/participants/${name}?groupJid=${groupJid}`)).body.participants).toHaveLength(2);
});

it("sends invites and messages to the group", async () => {
  const { name, group } = await createGroup();
  const invite = { groupJid: group.id, description: "join", numbers: ["5511777770000"] };
  expect(await call(`POST /group/sendInvite/${name}`, invite)).toMatchObject({ status: 200, body: { send: true } });
  const { body } = await call(`POST /message/sendText/${name}`, {
    number: group.id,
    text: "hi",
    mentionsEveryOne: true,
  });
  expect(body.key.remoteJid).toBe(group.id);
  expect(body.contextInfo.mentionedJid).toContain(memberJid);
});

it("leaves, and then knows the group no more", async () => {
  const { name, group } = await createGroup();
  expect((await call(`DELETE /group/leaveGroup/${name}`, { groupJid: group.id })).body).toEqual({
    groupJid: group.id,
    leave: true,
  });
  expect((await call(`GET /group/findGroupInfos/${name}?groupJid=${group.id}`)).body.response.message[0]).toBe(
    "Error fetching group",
  );
});

it.each<[string, number, ...string[]]>([
  ["GET /group/findGroupInfos", 404, "Error fetching group"],
  ["GET /group/participants", 404, "No participants"],
  ["GET /group/inviteCode", 404, "No invite code"],
  ["POST /group/revokeInviteCode", 404, "Revoke error"],
  ["POST /group/updateGroupSubject", 500, "Error updating group subject"],
  ["POST /group/updateGroupDescription", 500, "Error updating group description"],
  ["POST /group/updateGroupPicture", 500, "Error update group picture"],
  ["POST /group/updateParticipant", 400, "Error updating participants"],
  ["POST /group/updateSetting", 400, "Error updating setting"],
  ["POST /group/toggleEphemeral", 400, "Error updating setting"],
  ["DELETE /group/leaveGroup", 400, "Unable to leave the group"],
])("%s answers %i for a group that is not there", async (route, status, text) => {
  const { name } = await createOpen();
  const changes = { subject: "x", description: "x", image: "https://files.test/a.png", expiration: 0 };
  const action = route.includes("Setting") ? "locked" : "add";
  const body = { ...changes, action, participants: [member] };
  const answer = await call(`${route}/${name}?groupJid=120363@g.us`, route.startsWith("GET") ? undefined : body);
  expect(answer).toMatchObject({ status, body: { status, response: { message: [text, "Error: item-not-found"] } } });
});

it.each([
  ["GET /group/fetchAllGroups", "", ["The getParticipants needs to be informed in the query"]],
  ["GET /group/findGroupInfos", "", ["The group id needs to be informed in the query", 'ex: "groupJid=120362@g.us"']],
  [
    "GET /group/findGroupInfos",
    "?groupJid=abc",
    [{ property: "groupJid", message: 'groupJid does not match pattern "^[\\\\d-]+@g.us$"' }],
  ],
  [
    "POST /group/updateGroupSubject",
    "?groupJid=1",
    [{ property: "instance", message: 'instance requires property "subject"' }],
  ],
])("%s%s is refused in the groups' own shape", async (route, query, message) => {
  const { name } = await createOpen();
  const body = route.startsWith("POST") ? {} : undefined;
  expect((await call(`${route}/${name}${query}`, body)).body).toEqual({
    status: 400,
    error: "Bad Request",
    response: { message },
  });
});

it("needs a connection", async () => {
  const { name } = await create();
  expect((await call(`GET /group/fetchAllGroups/${name}?getParticipants=true`)).status).toBe(500);
});

it("labels chats", async () => {
  const { name } = await createOpen();
  const [label] = (await call(`GET /label/findLabels/${name}`)).body;
  expect(label).toEqual({ color: 0, name: "New customer", id: "1", predefinedId: "1" });
  expect((await call(`POST /label/handleLabel/${name}`, { number: member, labelId: "1", action: "add" })).body).toEqual(
    {
      numberJid: memberJid,
      labelId: "1",
      add: true,
    },
  );
  expect((await call(`POST /call/offer/${name}`, { number: member, callDuration: 3 })).body).toEqual({
    id: "123",
    jid: memberJid,
    callDuration: 3,
  });
});
