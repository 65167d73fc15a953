import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { ledgerName } from "../../lib/ledger-name";
import { ROUTES } from "../../worker/v1/routes";
import type { Route } from "../../worker/v1/routes/route";
import type { AnyJson } from "../support/any-json";
import { until } from "../support/until";
import { makeRoomyCaller } from "./roomy-caller";
import { type Caller, connectInstance, fetchGateway } from "./support";

/** A tenant whose one instance must never send anything. */
export interface Victim extends Caller {
  name: string;
}

export interface Refusal {
  status: number;
  body: AnyJson;
  text: string;
}

export interface Request {
  method?: string;
  /** Behind `/v1`. */
  path: string;
  body?: BodyInit;
  headers?: Record<string, string>;
}

/** Every row that reads a body, and is not refused before it is looked at. */
export const ROWS_WITH_BODY = ROUTES.filter(({ body, policy }) => body.form !== "none" && policy !== "deny");

export const rowOf = ({ method, path }: Route) => `${method} ${path}`;

export async function makeVictim(): Promise<Victim> {
  const caller = await makeRoomyCaller();
  return { ...caller, name: await connectInstance(caller) };
}

/** The row's path for the victim's instance, with an id that nobody has where it wants another. */
export const pathFor = ({ path }: Route, { name }: Victim) =>
  path.replace(":instanceName", name).replace(/:\w+/g, "cm00000000000000000000000");

/** JSON unless the headers say otherwise; a stream comes without a length. */
export async function ask({ key }: Caller, { method = "POST", path, body, headers }: Request): Promise<Refusal> {
  const response = await fetchGateway(`/v1${path}`, {
    method,
    headers: { apikey: key, "content-type": "application/json", ...headers },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  return { status: response.status, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A clear 4xx of ours: Evolution's shape, a code, and the HTTP status in the body. */
export function expectRefusal({ status, body, text }: Refusal, code?: string | readonly string[], about = ""): void {
  const shown = `${about} answered ${status} ${text.slice(0, 300)}`;
  expect(status >= 400 && status < 500, shown).toBe(true);
  expect(Object.keys(body ?? {}), shown).toEqual(["status", "error", "response", "code", "requestId"]);
  expect(body.status, shown).toBe(status);
  expect(body.error, shown).toMatch(/^[A-Z][a-z]+( [A-Z][a-z]+)*$/);
  expect(Object.keys(body.response), shown).toEqual(["message"]);
  expect(JSON.stringify(body.response.message).length, shown).toBeGreaterThan(4);
  expect(body.requestId, shown).toMatch(/^[0-9a-f-]{36}$/);
  if (code !== undefined) expect([code].flat(), shown).toContain(body.code);
}

/** A 4xx that the upstream may have written: Evolution's frame, with or without what ours has more. */
export function expectClientError({ status, body, text }: Refusal, about = ""): void {
  const shown = `${about} answered ${status} ${text.slice(0, 300)}`;
  expect(status >= 400 && status < 500, shown).toBe(true);
  expect(body, shown).toMatchObject({ status, error: expect.any(String), response: { message: expect.anything() } });
}

/**
 * That nothing was sent and nothing charged. One good call of each kind comes last: usage is told in order, so once the
 * ledger has heard of these it has heard of all before.
 */
export async function expectNothingDone(victim: Victim): Promise<void> {
  const found = await ask(victim, { path: `/chat/findMessages/${victim.name}`, body: "{}" });
  expect(found.body).toMatchObject({ messages: { total: 0, records: [] } });
  const sent = await ask(victim, {
    path: `/message/sendText/${victim.name}`,
    body: JSON.stringify({ number: "5511999990001", text: "oi" }),
  });
  expect(sent.status, sent.text).toBe(201);
  const ledger = env.LEDGER.getByName(ledgerName(victim.tenantId, "test"));
  const settled = async () => Object.fromEntries((await ledger.books()).map((book) => [book.kind, book.settled]));
  await until(async () => (await settled()).message_send === 1);
  // Created, connected, looked for messages, sent one.
  expect(await settled()).toMatchObject({ instance_create: 1, api_call: 2, message_send: 1 });
}
