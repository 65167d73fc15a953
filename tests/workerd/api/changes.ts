import { insertInvoiceStatement } from "../../../db/queries/invoices";
import { accounts } from "../../../db/schema/accounts";
import { evolutionServers } from "../../../db/schema/evolution-servers";
import type { NewInvoice } from "../../../db/schema/invoices";
import { paymentEvents } from "../../../db/schema/payments";
import { uuidv7 } from "../../../lib/ids";
import { hashPassword } from "../../../worker/auth/passwords";
import { type Ask, asToken, db, join, makeOperator, makePerson, type Person } from "./support";

/** Who and what a change is tried on. Each change has a house of its own. */
export interface House {
  tenantId: string;
  owner: Person;
}

/** How a route is made to change something: ids for its path, a body, and whoever asks if it is not the owner. */
export interface Attempt {
  ids?: Record<string, string>;
  body?: unknown;
  ask?: Ask;
}

export type Row =
  | { action: string; with?: string; attempt: (house: House) => Attempt | Promise<Attempt> }
  /** Why it tells of nothing, or is not tried here. `with` is what the change above brings along. */
  | { not: string };

const own = (tenantId: string, rest: string) => `/tenants/${tenantId}${rest}`;

async function made(house: House, path: string, body: unknown): Promise<{ id: string; token?: string }> {
  const answer = await house.owner.ask("POST", own(house.tenantId, path), body);
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body.key?.id ? answer.body.key : answer.body;
}

const KEY = { name: "Table", mode: "test", scopes: ["read"], allowedIps: null, instances: null, expiresAt: null };
const keyId = async (house: House) => (await made(house, "/keys", KEY)).id;
const instanceId = async (house: House) =>
  (await made(house, "/instances", { name: `i-${crypto.randomUUID()}`, mode: "test" })).id;
const endpointId = async (house: House) =>
  (await made(house, "/endpoints", { url: "https://example.com/hook", mode: "test", description: "" })).id;
const invitationId = async (house: House) => (await made(house, "/invitations", invitee())).id;
const invitee = () => ({ email: `${crypto.randomUUID()}@example.com`, role: "viewer" });

async function colleague({ tenantId }: House): Promise<{ userId: string }> {
  const person = await makePerson();
  await join(tenantId, person, "viewer");
  return { userId: person.id };
}

/** Bots live on a real server, which keeps them: it cannot be in one transaction with the log. */
const ON_A_SERVER: Row = { not: "kept by an Evolution server" };
const NOTHING: Row = { not: "changes nothing that is kept" };
const OF_A_PHONE: Row = { not: "happens to the phone, and is seen in its history" };
const A_SEND: Row = { not: "a call, which stands in the request log" };

/** Somebody who is invited, and answers by the invitation that their own page lists. */
async function guest(house: House): Promise<Attempt> {
  const { ask, email } = await makePerson();
  const { id } = await made(house, "/invitations", { email, role: "viewer" });
  return { ask, body: { id } };
}

/** A server of the house alone, which nobody has asked yet. */
async function serverId({ tenantId }: House): Promise<string> {
  const id = crypto.randomUUID();
  const url = `https://${id}.test`;
  const about = { name: id, region: id, capacity: 1, sealedKey: "sealed" };
  await db.insert(evolutionServers).values({ id, url, dedicatedTo: tenantId, ...about });
  return id;
}

async function withPassword({ id }: Person): Promise<Attempt> {
  const password = crypto.randomUUID();
  const account = { id: crypto.randomUUID(), userId: id, accountId: id, providerId: "credential" };
  await db.insert(accounts).values({ ...account, password: hashPassword(password) });
  return { body: { currentPassword: password, newPassword: crypto.randomUUID() } };
}

const named = async ({ owner, tenantId }: House) => ({
  name: (await owner.ask("GET", own(tenantId, ""))).body.name as string,
});

async function planId(): Promise<string> {
  const id = fresh();
  await asToken("POST", "/operator/plans", { id, definition: PLAN_DEFINITION, active: false });
  return id;
}

async function openInvoice(tenantId: string): Promise<string> {
  const id = crypto.randomUUID();
  const now = new Date();
  const nobody = { name: "", address: "", taxId: "", email: "" };
  await insertInvoiceStatement(db, tenantId, {
    id,
    tenantId,
    number: "",
    reason: id,
    currency: "USD",
    periodStart: now,
    periodEnd: now,
    lines: [],
    subtotal: 100,
    tax: 0,
    total: 100,
    state: "open",
    billTo: nobody,
    seller: nobody,
    issuedAt: now,
    dueAt: now,
  } as NewInvoice);
  return id;
}

async function unresolvedEvent(): Promise<string> {
  const event = { provider: "stripe", eventId: fresh(), paymentId: null, verdict: "unknown", detail: "" } as const;
  const [row] = await db
    .insert(paymentEvents)
    .values({ ...event, id: uuidv7() })
    .returning({ id: paymentEvents.id });
  return row?.id ?? "";
}

const PLAN_DEFINITION = {
  name: "Table",
  limits: { instance_create: 1, instance_delete: 1, api_call: 1, message_send: 1, bot_create: 1 },
  dailyLimits: {},
  standing: { instances: 1, keys: 1, endpoints: 1, members: 1 },
  burst: { perSecond: 1, capacity: 1 },
  features: [],
};
const fresh = () => `t-${crypto.randomUUID()}`;

const TENANT = "/tenants/{tenantId}";
const INSTANCE = `${TENANT}/instances/{instanceId}`;
const ENDPOINT = `${TENANT}/endpoints/{endpointId}`;

/** Every route of `/api` that is not a GET. A route that is not here fails the test that walks them. */
export const CHANGES: Readonly<Record<string, Row>> = {
  [`PATCH ${TENANT}`]: { action: "tenant.update", attempt: () => ({ body: { name: "Toko Maju" } }) },
  [`POST ${TENANT}/keys`]: { action: "key.create", attempt: () => ({ body: KEY }) },
  [`PATCH ${TENANT}/keys/{keyId}`]: {
    action: "key.rename",
    attempt: async (house) => ({ ids: { keyId: await keyId(house) }, body: { name: "Another" } }),
  },
  [`POST ${TENANT}/keys/{keyId}/roll`]: {
    action: "key.roll",
    attempt: async (house) => ({ ids: { keyId: await keyId(house) }, body: { graceSeconds: 60 } }),
  },
  [`DELETE ${TENANT}/keys/{keyId}`]: {
    action: "key.revoke",
    attempt: async (house) => ({ ids: { keyId: await keyId(house) } }),
  },
  [`POST ${TENANT}/endpoints`]: {
    action: "endpoint.create",
    attempt: () => ({ body: { url: "https://example.com/hook", mode: "test", description: "" } }),
  },
  [`PATCH ${ENDPOINT}`]: {
    action: "endpoint.update",
    attempt: async (house) => ({ ids: { endpointId: await endpointId(house) }, body: { description: "Another" } }),
  },
  [`DELETE ${ENDPOINT}`]: {
    action: "endpoint.delete",
    attempt: async (house) => ({ ids: { endpointId: await endpointId(house) } }),
  },
  [`POST ${ENDPOINT}/secret/reveal`]: {
    action: "endpoint.reveal_secret",
    attempt: async (house) => ({ ids: { endpointId: await endpointId(house) } }),
  },
  [`POST ${ENDPOINT}/secret/roll`]: {
    action: "endpoint.roll_secret",
    attempt: async (house) => ({ ids: { endpointId: await endpointId(house) }, body: {} }),
  },
  [`POST ${TENANT}/instances`]: {
    action: "instance.create",
    attempt: () => ({ body: { name: fresh(), mode: "test" } }),
  },
  [`DELETE ${INSTANCE}`]: {
    action: "instance.delete",
    attempt: async (house) => ({ ids: { instanceId: await instanceId(house) } }),
  },
  [`PATCH ${INSTANCE}/settings`]: {
    action: "instance.settings",
    attempt: async (house) => ({ ids: { instanceId: await instanceId(house) }, body: { msgCall: "Later" } }),
  },
  [`POST ${INSTANCE}/key/roll`]: {
    action: "instance.roll_key",
    attempt: async (house) => ({ ids: { instanceId: await instanceId(house) } }),
  },
  [`POST ${INSTANCE}/share`]: {
    action: "instance.share",
    attempt: async (house) => ({ ids: { instanceId: await instanceId(house) }, body: { hours: 1 } }),
  },
  [`DELETE ${INSTANCE}/share`]: {
    action: "instance.unshare",
    attempt: async (house) => ({ ids: { instanceId: await instanceId(house) } }),
  },
  [`PUT ${TENANT}/billing/details`]: {
    action: "billing.details",
    attempt: () => ({ body: { name: "PT Uji", address: "Jl. Uji 1", taxId: "1", email: "bill@example.com" } }),
  },
  [`PATCH ${TENANT}/members/{userId}`]: {
    action: "member.change_role",
    attempt: async (house) => ({ ids: await colleague(house), body: { role: "developer" } }),
  },
  [`DELETE ${TENANT}/members/{userId}`]: {
    action: "member.remove",
    attempt: async (house) => ({ ids: await colleague(house) }),
  },
  [`POST ${TENANT}/invitations`]: { action: "invitation.create", attempt: () => ({ body: invitee() }) },
  [`POST ${TENANT}/invitations/{invitationId}/resend`]: {
    action: "invitation.resend",
    attempt: async (house) => ({ ids: { invitationId: await invitationId(house) } }),
  },
  [`DELETE ${TENANT}/invitations/{invitationId}`]: {
    action: "invitation.revoke",
    attempt: async (house) => ({ ids: { invitationId: await invitationId(house) } }),
  },
  "PATCH /me": { action: "user.update", attempt: () => ({ body: { name: "Another", locale: "id" } }) },
  "POST /me/sessions/revoke-others": { action: "user.end_other_sessions", attempt: () => ({}) },
  "DELETE /me/sessions/{sessionId}": {
    action: "user.end_session",
    attempt: async ({ owner }) => {
      const { body } = await owner.ask("GET", "/me/sessions");
      return { ids: { sessionId: body.items[0].id } };
    },
  },
  "POST /me/tenants": {
    action: "tenant.create",
    attempt: () => ({ body: { name: "Toko Uji", region: "apac", timeZone: "Asia/Jakarta", locale: "id" } }),
  },
  "PUT /operator/tenants/{tenantId}/plan": {
    action: "tenant.set-plan",
    attempt: () => ({ ask: asToken, body: { planId: "scale", override: { limits: { api_call: 7 } } } }),
  },
  "POST /operator/tenants/{tenantId}/suspension": {
    action: "tenant.suspend",
    attempt: () => ({ ask: asToken, body: { reason: "A reason for the log" } }),
  },
  "POST /operator/plans": {
    action: "plan.create",
    attempt: () => ({ ask: asToken, body: { id: fresh(), definition: PLAN_DEFINITION, active: false } }),
  },

  "POST /me/password": { action: "user.change_password", attempt: ({ owner }) => withPassword(owner) },
  [`POST ${TENANT}/erasure`]: {
    action: "tenant.request_erasure",
    with: "tenant.suspend",
    attempt: async (house) => ({ body: await named(house) }),
  },
  [`DELETE ${TENANT}/erasure`]: {
    action: "tenant.undo_erasure",
    with: "tenant.unsuspend",
    attempt: async (house) => {
      await house.owner.ask("POST", own(house.tenantId, "/erasure"), await named(house));
      return {};
    },
  },
  [`PATCH ${INSTANCE}/pacing`]: {
    action: "instance.pacing",
    attempt: async (house) => ({ ids: { instanceId: await instanceId(house) } }),
  },
  [`POST ${INSTANCE}/restart`]: ON_A_SERVER,
  [`POST ${INSTANCE}/logout`]: ON_A_SERVER,
  [`POST ${INSTANCE}/presence`]: OF_A_PHONE,
  [`POST ${INSTANCE}/connect`]: OF_A_PHONE,
  [`POST ${INSTANCE}/pairing-code`]: OF_A_PHONE,
  [`POST ${INSTANCE}/test-message`]: A_SEND,
  [`PUT ${INSTANCE}/meta`]: ON_A_SERVER,
  [`POST ${INSTANCE}/sandbox/inbound`]: OF_A_PHONE,
  [`POST ${INSTANCE}/sandbox/scan`]: OF_A_PHONE,
  [`POST ${INSTANCE}/sandbox/disconnect`]: OF_A_PHONE,
  "POST /share/{token}": OF_A_PHONE,
  [`DELETE ${INSTANCE}/pacing/sends`]: A_SEND,
  [`DELETE ${INSTANCE}/pacing/sends/{sendId}`]: A_SEND,
  [`POST ${TENANT}/requests/{requestId}/replay`]: A_SEND,
  [`POST ${TENANT}/live/tickets`]: NOTHING,
  [`POST ${ENDPOINT}/test`]: NOTHING,
  [`POST ${ENDPOINT}/deliveries/{deliveryId}/resend`]: NOTHING,
  [`POST ${ENDPOINT}/deliveries/resend-failed`]: NOTHING,
  [`POST ${TENANT}/billing/plan/preview`]: NOTHING,
  [`POST ${TENANT}/billing/invoices/{invoiceId}/checkout`]: NOTHING,
  [`PUT ${TENANT}/billing/plan`]: { not: "makes an invoice of it: plan-change.test.ts" },
  [`POST ${TENANT}/bots`]: ON_A_SERVER,
  [`PATCH ${TENANT}/bots/{botId}`]: ON_A_SERVER,
  [`DELETE ${TENANT}/bots/{botId}`]: ON_A_SERVER,
  [`POST ${TENANT}/bots/{botId}/sessions`]: ON_A_SERVER,
  [`POST ${TENANT}/bots/{botId}/start`]: ON_A_SERVER,
  [`POST ${TENANT}/bots/{botId}/test-chat`]: NOTHING,
  [`PATCH ${INSTANCE}/bots/{kind}/settings`]: ON_A_SERVER,
  [`POST ${INSTANCE}/bots/{kind}/ignored`]: ON_A_SERVER,
  [`POST ${INSTANCE}/bots/trigger-test`]: NOTHING,
  [`POST ${INSTANCE}/openai/credentials`]: ON_A_SERVER,
  [`DELETE ${INSTANCE}/openai/credentials/{credentialsId}`]: ON_A_SERVER,
  "POST /me/invitations/accept": { action: "member.join", attempt: guest },
  "POST /me/invitations/decline": { action: "invitation.decline", attempt: guest },
  "POST /operator/tenants": { action: "tenant.put", attempt: () => ({ ask: asToken }) },
  "PUT /operator/tenants/{tenantId}": { action: "tenant.put", attempt: () => ({ ask: asToken }) },
  "DELETE /operator/tenants/{tenantId}/suspension": {
    action: "tenant.unsuspend",
    attempt: async ({ tenantId }) => {
      await asToken("POST", `/operator/tenants/${tenantId}/suspension`, { reason: "A reason for the log" });
      return { ask: asToken };
    },
  },
  "POST /operator/tenants/{tenantId}/impersonation": {
    action: "impersonation.start",
    attempt: async () => ({ ask: (await makeOperator()).ask }),
  },
  "DELETE /operator/tenants/{tenantId}/impersonation": {
    action: "impersonation.end",
    attempt: async ({ tenantId }) => {
      const { ask } = await makeOperator();
      await ask("POST", `/operator/tenants/${tenantId}/impersonation`, { reason: "A reason for the log", minutes: 1 });
      return { ask };
    },
  },
  "PATCH /operator/plans/{planId}": {
    action: "plan.update",
    attempt: async () => ({ ask: asToken, ids: { planId: await planId() } }),
  },
  "PUT /operator/plans/{planId}/prices/{currency}": {
    action: "price.put",
    attempt: async () => ({ ask: asToken, ids: { planId: await planId(), currency: "USD" } }),
  },
  "PUT /operator/users": { action: "user.put", attempt: () => ({ ask: asToken }) },
  "PUT /operator/seller": { action: "seller.put", attempt: () => ({ ask: asToken }) },
  "POST /operator/secrets/rotation": { not: "dry in the table: rotation.test.ts" },
  "POST /operator/ledgers/{tenantId}/refused/retry": { not: "needs refused usage: refused-usage.test.ts" },
  "POST /operator/servers": { not: "asks the server first: servers.test.ts" },
  "PATCH /operator/servers/{serverId}": {
    action: "server.update",
    attempt: async (house) => ({ ask: asToken, ids: { serverId: await serverId(house) }, body: { capacity: 7 } }),
  },
  "DELETE /operator/servers/{serverId}": {
    action: "server.delete",
    attempt: async (house) => ({ ask: asToken, ids: { serverId: await serverId(house) } }),
  },
  "POST /operator/servers/{serverId}/check": NOTHING,
  "POST /operator/servers/{serverId}/adopt": { not: "asks the server first: servers.test.ts" },
  "POST /operator/tenants/{tenantId}/invoices/{invoiceId}/paid": {
    action: "invoice.mark_paid",
    attempt: async ({ tenantId }) => ({ ask: asToken, ids: { invoiceId: await openInvoice(tenantId) } }),
  },
  "POST /operator/tenants/{tenantId}/invoices/{invoiceId}/void": {
    action: "invoice.void",
    attempt: async ({ tenantId }) => ({ ask: asToken, ids: { invoiceId: await openInvoice(tenantId) } }),
  },
  "POST /operator/tenants/{tenantId}/invoices/{invoiceId}/uncollectible": {
    action: "invoice.uncollectible",
    attempt: async ({ tenantId }) => ({ ask: asToken, ids: { invoiceId: await openInvoice(tenantId) } }),
  },
  "PUT /operator/tenants/{tenantId}/invoices/{invoiceId}/refunds/{refundId}": {
    not: "needs a payment: refund.test.ts",
  },
  "POST /operator/payments/unresolved/{eventId}/resolve": {
    action: "payment.resolve",
    attempt: async () => ({ ask: asToken, ids: { eventId: await unresolvedEvent() } }),
  },
};
