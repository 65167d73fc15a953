import { expect } from "vitest";
import { APIKEY, type ClientCall, json, NUMBER, OPEN, refused } from "./client-call.ts";

export const OTHERS: readonly ClientCall[] = [
  {
    client: "evolution-api-java",
    does: "reads texts, and nothing that is null",
    request: "GET /instance/fetchInstances",
    headers: APIKEY,
    status: 200,
    reads: [
      Object.fromEntries(
        ["id", "name", "connectionStatus", "ownerJid", "profileName", "integration"].map((field) => [
          field,
          expect.any(String),
        ]),
      ),
    ],
  },
  {
    client: "Deskcomm CRM",
    does: "reads the state",
    request: "GET /instance/connectionState/{name}",
    headers: APIKEY,
    status: 200,
    reads: OPEN,
  },
  {
    client: "Deskcomm CRM",
    does: "creates what is there, and takes 403 for good",
    request: "POST /instance/create",
    ...json({ instanceName: "{name}", integration: "WHATSAPP-BAILEYS", qrcode: true }),
    status: 403,
    reads: { response: { message: ['This name "{name}" is already in use.'] } },
  },
  {
    client: "Deskcomm CRM",
    does: "sets a webhook with a secret of its own and no list of events",
    request: "POST /webhook/set/{name}",
    ...json({
      webhook: {
        enabled: true,
        url: "https://crm.example.com/hook/1",
        headers: { "x-deskcomm-webhook-secret": "s3cret" },
      },
    }),
    status: 201,
    reads: {
      enabled: true,
      url: "https://crm.example.com/hook/1",
      events: expect.arrayContaining(["MESSAGES_UPSERT"]),
    },
  },
  {
    client: "Evolution Manager",
    does: "checks a key",
    request: "POST /verify-creds",
    ...json({}),
    status: 200,
    reads: { status: 200 },
  },
  {
    client: "Evolution Manager",
    does: "goes on where there is no licence to check",
    request: "GET /license/status",
    headers: APIKEY,
    status: 404,
    reads: { status: 404 },
  },
  {
    client: "Evolution Manager",
    does: "looks for a chat under its other address",
    request: "POST /chat/findMessages/{name}",
    ...json({ where: { key: { remoteJidAlt: `${NUMBER}@s.whatsapp.net` } } }),
    status: 200,
    reads: { messages: { records: expect.any(Array) } },
  },
  {
    client: "a client of version 1",
    does: "sends what no server of version 2 takes",
    request: "POST /message/sendText/{name}",
    ...json({ number: NUMBER, options: { delay: 1200, presence: "composing" }, textMessage: { text: "oi" } }),
    ...refused([['instance requires property "text"']]),
  },
  {
    client: "a client of version 1",
    does: "sets a webhook as no server of version 2 takes it",
    request: "POST /webhook/set/{name}",
    ...json({ url: "https://crm.example.com/hook", webhook_by_events: false, events: ["MESSAGES_UPSERT"] }),
    ...refused([['instance requires property "webhook"']]),
  },
  {
    client: "socket.io",
    does: "finds no socket, and is told so",
    request: "GET /socket.io/?EIO=4&transport=polling",
    headers: APIKEY,
    status: 404,
    reads: { status: 404 },
  },
];
