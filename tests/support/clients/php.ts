import { expect } from "vitest";
import { APIKEY, type ClientCall, JSON_BODY, json, NUMBER, OPEN, refused, sendsText } from "./client-call.ts";

export const PHP: readonly ClientCall[] = [
  {
    client: "Laravel",
    does: "restarts with a body of no fields",
    request: "PUT /instance/restart/{name}",
    headers: JSON_BODY,
    body: "[]",
    status: 200,
    reads: OPEN,
  },
  {
    client: "Laravel",
    does: "lists chats with a body of no fields",
    request: "POST /chat/findChats/{name}",
    headers: JSON_BODY,
    body: "[]",
    status: 200,
    reads: expect.any(Array),
  },
  {
    client: "Laravel",
    does: "hears which field its body of none has not",
    request: "POST /instance/setPresence/{name}",
    headers: JSON_BODY,
    body: "[]",
    ...refused([['instance requires property "presence"']]),
  },
  {
    client: "Laravel",
    does: "sets a webhook with a body of no fields",
    request: "POST /webhook/set/{name}",
    headers: JSON_BODY,
    body: "[]",
    ...refused([['instance requires property "webhook"']]),
  },
  {
    client: "Laravel",
    does: "puts a delay where version 1 had it",
    ...sendsText(JSON_BODY, { options: { delay: 1000 } }),
  },
  {
    client: "WordPress",
    does: "shows its key as a bearer",
    ...sendsText({ authorization: "Bearer {key}", "content-type": "application/json" }, { delayMessage: 1200 }),
  },
  {
    client: "osTicket",
    does: "asks who is on WhatsApp",
    request: "POST /chat/whatsappNumbers/{name}",
    ...json({ numbers: [NUMBER] }),
    status: 200,
    reads: [{ number: NUMBER, exists: true }],
  },
  {
    client: "Guzzle",
    does: "writes the header its own way",
    ...sendsText({ apiKey: "{key}", "Content-Type": "application/json; charset=UTF-8" }, { delay: 1 }),
  },
  {
    client: "curl of PHP",
    does: "posts nothing as a form",
    request: "POST /chat/findChats/{name}",
    headers: { ...APIKEY, "content-type": "application/x-www-form-urlencoded" },
    body: "",
    status: 200,
    reads: expect.any(Array),
  },
];
