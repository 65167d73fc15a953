import { expect } from "vitest";
import { APIKEY, type ClientCall, json, NUMBER, sent } from "./client-call.ts";

export const N8N: readonly ClientCall[] = [
  {
    client: "n8n",
    does: "tests a credential",
    request: "GET /instance/fetchInstances",
    headers: APIKEY,
    status: 200,
    reads: [{ name: "{name}" }],
  },
  {
    client: "n8n",
    does: "sends an image with its empty fields",
    request: "POST /message/sendMedia/{name}",
    ...json({
      number: NUMBER,
      mediatype: "image",
      media: "https://example.com/a.png",
      mimetype: "",
      caption: "",
      fileName: "",
      mentionsEveryOne: false,
    }),
    ...sent("imageMessage"),
  },
  {
    client: "n8n",
    does: "switches a webhook off without an address",
    request: "POST /webhook/set/{name}",
    ...json({ webhook: { enabled: false, url: "vazio", webhookByEvents: false, webhookBase64: false, events: [] } }),
    status: 201,
    reads: { enabled: false, events: [] },
  },
  {
    client: "n8n",
    does: "revokes a group's link, which the query names",
    request: "POST /group/revokeInviteCode/{name}?groupJid={group}",
    headers: { ...APIKEY, accept: "application/json" },
    status: 201,
    reads: { revoked: true, inviteCode: expect.any(String) },
  },
  {
    client: "n8n",
    does: "leaves a group, which the query names",
    request: "DELETE /group/leaveGroup/{name}?groupJid={group}",
    headers: { ...APIKEY, accept: "application/json" },
    status: 200,
    reads: { leave: true },
  },
  {
    client: "n8n",
    does: "adds members to a group, which the query names",
    request: "POST /group/updateParticipant/{name}?groupJid={group}",
    ...json({ action: "add", participants: [NUMBER] }),
    status: 201,
    reads: { updateParticipants: [{ status: "200" }] },
  },
  {
    client: "n8n",
    does: "shows a story to a list of contacts",
    request: "POST /message/sendStatus/{name}",
    ...json({
      type: "text",
      content: "oi",
      backgroundColor: "#000000",
      font: 1,
      allContacts: false,
      statusJidList: [`${NUMBER}@s.whatsapp.net`],
    }),
    ...sent("conversation"),
  },
];
