import { env, exports } from "cloudflare:workers";
import { serializeSigned } from "hono/utils/cookie";
import { connect } from "../../../db/client";
import { members } from "../../../db/schema/members";
import { sessions } from "../../../db/schema/sessions";
import { users } from "../../../db/schema/users";
import type { Role } from "../../../lib/contract/role";
import { cookies } from "../../../worker/auth/cookies";
import { signingSecret } from "../../../worker/auth/secrets";
import { config } from "../../../worker/env";
import { type Answered, fetchGateway, makeKey, makeTenant, manage } from "../support";

export const db = connect(env);

/** Asks `/api` as somebody in particular. */
export type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answered>;

const HOUR_MS = 3_600_000;

const sendJson = (body: unknown): RequestInit =>
  body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };

async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
}

/** On the public door, with whatever credentials the headers are. */
const askPublicly =
  (credentials: Record<string, string>): Ask =>
  async (method, path, body, headers = {}) =>
    answered(
      await fetchGateway(`/api${path}`, {
        method,
        headers: { "content-type": "application/json", ...credentials, ...headers },
        ...sendJson(body),
      }),
    );

export const asNobody = askPublicly({});
export const asToken = askPublicly({ authorization: `Bearer ${env.OPERATOR_TOKEN}` });
export const asKey = (key: string) => askPublicly({ apikey: key });

export interface Person {
  id: string;
  email: string;
  ask: Ask;
}

/** Somebody signed in, who asks through the dashboard's door. */
export async function makePerson(
  options: { role?: "user" | "operator"; secondFactor?: boolean } = {},
): Promise<Person> {
  const id = crypto.randomUUID();
  const email = `${id}@example.com`;
  const { role = "user", secondFactor = false } = options;
  await db.insert(users).values({ id, name: "Siti", email, emailVerified: true, role, twoFactorEnabled: secondFactor });
  const token = crypto.randomUUID();
  const expiresAt = new Date(Date.now() + HOUR_MS);
  await db.insert(sessions).values({ id: crypto.randomUUID(), token, userId: id, expiresAt });
  const attributes = { path: "/", secure: true };
  const [cookie = ""] = (await serializeSigned(cookies.session, token, await signingSecret(), attributes)).split(";");
  return { id, email, ask: askThroughDashboard(cookie) };
}

const askThroughDashboard =
  (cookie: string): Ask =>
  async (method, path, body, headers = {}) => {
    const url = `${config.dashboardUrl}/api${path}`;
    const sent = { cookie, origin: config.dashboardUrl, "content-type": "application/json", ...headers };
    return answered(await exports.Dashboard.fetch(new Request(url, { method, headers: sent, ...sendJson(body) })));
  };

export async function join(tenantId: string, person: Person, role: Role): Promise<void> {
  await db.insert(members).values({ id: crypto.randomUUID(), tenantId, userId: person.id, role });
}

export async function makeMember(tenantId: string, role: Role): Promise<Person> {
  const person = await makePerson();
  await join(tenantId, person, role);
  return person;
}

export const makeOperator = () => makePerson({ role: "operator", secondFactor: true });

/** A tenant with its owner. */
export async function makeHouse() {
  const tenantId = await makeTenant();
  const owner = await makeMember(tenantId, "owner");
  return { tenantId, owner, path: `/tenants/${tenantId}` };
}

/** What the audit log says of a tenant, newest first. */
export async function auditOf(tenantId: string) {
  const { items } = await manage<{ items: { action: string; actor: string; [field: string]: unknown }[] }>(
    "GET",
    `/tenants/${tenantId}/audit?limit=100`,
  );
  return items;
}

export { makeKey, makeTenant, manage };
