import { expect } from "vitest";

/** One call as a client that is in use writes it, byte for byte where that matters, and what it reads from the answer. */
export interface ClientCall {
  client: string;
  does: string;
  /** `{name}` stands for a connected instance, here and in the body; `{group}` for a group of its own. */
  request: `${"GET" | "POST" | "PUT" | "DELETE"} /${string}`;
  /** `{key}` stands for the key. */
  headers: Record<string, string>;
  body?: string;
  status: number;
  reads: unknown;
}

export const APIKEY = { apikey: "{key}" };
export const JSON_BODY = { ...APIKEY, "content-type": "application/json" };
export const NUMBER = "5511999990001";

export const json = (body: unknown) => ({ headers: JSON_BODY, body: JSON.stringify(body) });
export const sent = (messageType: string) => ({
  status: 201,
  reads: { key: { id: expect.stringMatching(/^[0-9A-F]+$/), fromMe: true }, messageType },
});
/** A text, with whatever else its client puts beside it. */
export const sendsText = (headers: Record<string, string>, more: object) => ({
  request: "POST /message/sendText/{name}" as const,
  headers,
  body: JSON.stringify({ number: NUMBER, text: "oi", ...more }),
  ...sent("conversation"),
});
export const refused = (message: unknown) => ({ status: 400, reads: { status: 400, response: { message } } });
export const OPEN = { instance: { instanceName: "{name}", state: "open" } };

/** What makes the group for a call that names one. */
export const GROUP = { subject: "Clients", participants: ["5511999990002"] };
