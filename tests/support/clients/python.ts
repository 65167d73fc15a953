import { expect } from "vitest";
import { APIKEY, type ClientCall, JSON_BODY, json, NUMBER, OPEN, refused, sent } from "./client-call.ts";

/** As `requests_toolbelt` writes a form: each number is a part with a type of its own. */
const FORM = [
  '--x\r\nContent-Disposition: form-data; name="number"\r\n\r\n5511999990001',
  '--x\r\nContent-Disposition: form-data; name="mediatype"\r\nContent-Type: text/plain\r\n\r\ndocument',
  '--x\r\nContent-Disposition: form-data; name="fileName"\r\n\r\na.txt',
  '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhello',
  "--x--\r\n",
].join("\r\n");

export const PYTHON: readonly ClientCall[] = [
  {
    client: "evolution-api-sdk for Python",
    does: "uploads a file",
    request: "POST /message/sendMedia/{name}",
    headers: { ...APIKEY, "content-type": "multipart/form-data; boundary=x" },
    body: FORM,
    ...sent("documentMessage"),
  },
  {
    client: "pyevolutionapi",
    does: "greets with the type of a body that it has not",
    request: "GET /",
    headers: JSON_BODY,
    status: 200,
    reads: { status: 200, version: expect.stringMatching(/^2\./) },
  },
  {
    client: "Odoo",
    does: "restarts by PUT, without a body",
    request: "PUT /instance/restart/{name}",
    headers: JSON_BODY,
    status: 200,
    reads: OPEN,
  },
  {
    client: "Odoo",
    does: "reads an instance, with its counts and its key",
    request: "GET /instance/fetchInstances",
    headers: JSON_BODY,
    status: 200,
    reads: [
      {
        name: "{name}",
        connectionStatus: "open",
        ownerJid: expect.stringMatching(/^\d+@/),
        token: expect.any(String),
        _count: { Contact: expect.any(Number), Chat: expect.any(Number), Message: expect.any(Number) },
      },
    ],
  },
  {
    client: "Odoo",
    does: "answers a message",
    request: "POST /message/sendText/{name}",
    ...json({ number: NUMBER, text: "oi", quoted: { key: { id: "3EB0" }, message: { conversation: "olá" } } }),
    ...sent("conversation"),
  },
  {
    client: "the MCP server of singleflo",
    does: "reads why a send was refused",
    request: "POST /message/sendText/{name}",
    ...json({ number: NUMBER }),
    ...refused([['instance requires property "text"']]),
  },
  {
    client: "the MCP server of pgallar",
    does: "deletes with the type of a body that it has not",
    request: "DELETE /instance/delete/nobody",
    headers: JSON_BODY,
    status: 404,
    reads: { response: { message: [expect.stringContaining("does not exist")] } },
  },
  {
    client: "the MCP server of pgallar",
    does: "sends a poll",
    request: "POST /message/sendPoll/{name}",
    ...json({ number: NUMBER, name: "Pizza?", values: ["sim", "não"], selectableCount: 1 }),
    ...sent("pollCreationMessageV3"),
  },
];
