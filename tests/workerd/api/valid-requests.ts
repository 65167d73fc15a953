/** How to make a request that is valid in form. Ids that are not named here are filled with ones that nobody has. */
export interface ValidRequest {
  params?: Record<string, string>;
  query?: string;
  body?: object | ((tenantId: string) => object);
  /** A field that is refused all the same, for what is not set up in tests. */
  refusedField?: string;
}

const PLAIN: ValidRequest = {};
const MESSAGE_ID = "evt_01890000-0000-7000-8000-000000000000";
const REASON = { reason: "A reason for the log" };

const PLAN = {
  name: "Table",
  limits: { instance_create: 1, instance_delete: 1, api_call: 1, message_send: 1, bot_create: 1 },
  dailyLimits: {},
  standing: { instances: 1, keys: 1, endpoints: 1, members: 1 },
  burst: { perSecond: 1, capacity: 1 },
  features: [],
};

const profile = (slug: string) => ({
  name: "Toko Uji",
  slug,
  region: "apac",
  timeZone: "Asia/Jakarta",
  locale: "id",
  planId: "scale",
});

const fresh = () => `t-${crypto.randomUUID()}`;

/** Every route of `/api`. A route that is not here fails the tests that walk them. */
export const VALID: Readonly<Record<string, ValidRequest>> = {
  "GET /tenants/{tenantId}": PLAIN,
  "PATCH /tenants/{tenantId}": { body: { name: "Toko Maju", timeZone: "Asia/Jakarta", locale: "id" } },

  "GET /tenants/{tenantId}/export": { query: "?format=csv&part=keys" },
  "GET /tenants/{tenantId}/erasure": PLAIN,
  "POST /tenants/{tenantId}/erasure": { body: { name: "Not its name" }, refusedField: "name" },
  "DELETE /tenants/{tenantId}/erasure": PLAIN,

  "GET /tenants/{tenantId}/keys": { query: "?mode=live&state=active&limit=5" },
  "GET /tenants/{tenantId}/keys/{keyId}": PLAIN,
  "POST /tenants/{tenantId}/keys": {
    body: {
      name: "Table",
      mode: "test",
      scopes: ["read"],
      allowedIps: ["10.0.0.0/8"],
      instances: null,
      expiresAt: null,
    },
  },
  "PATCH /tenants/{tenantId}/keys/{keyId}": { body: { name: "Table" } },
  "POST /tenants/{tenantId}/keys/{keyId}/roll": { body: { graceSeconds: 60 } },
  "DELETE /tenants/{tenantId}/keys/{keyId}": PLAIN,

  "GET /tenants/{tenantId}/usage": { query: "?mode=live" },
  "GET /tenants/{tenantId}/usage/hourly": { query: "?group=key&step=day" },
  "GET /tenants/{tenantId}/requests": { query: "?status=4xx&route=send" },
  "POST /tenants/{tenantId}/requests/{requestId}/replay": { body: { body: null, confirm: true } },
  "GET /tenants/{tenantId}/audit": { query: "?action=key" },

  "GET /tenants/{tenantId}/instances/{instanceId}/pacing": PLAIN,
  "PATCH /tenants/{tenantId}/instances/{instanceId}/pacing": { body: { enabled: true, perMinute: 6 } },
  "GET /tenants/{tenantId}/instances/{instanceId}/pacing/sends": { query: "?state=settled&limit=5" },
  "DELETE /tenants/{tenantId}/instances/{instanceId}/pacing/sends": PLAIN,
  "GET /tenants/{tenantId}/instances/{instanceId}/pacing/sends/{sendId}": PLAIN,
  "DELETE /tenants/{tenantId}/instances/{instanceId}/pacing/sends/{sendId}": PLAIN,

  "GET /tenants/{tenantId}/bots": { query: "?mode=live&kind=typebot&limit=5" },
  "POST /tenants/{tenantId}/bots": {
    body: () => ({ instanceId: crypto.randomUUID(), kind: "n8n", url: "https://n8n.example.com/hook" }),
  },
  "GET /tenants/{tenantId}/bots/{botId}": PLAIN,
  "PATCH /tenants/{tenantId}/bots/{botId}": { body: { enabled: false } },
  "DELETE /tenants/{tenantId}/bots/{botId}": PLAIN,
  "GET /tenants/{tenantId}/bots/{botId}/sessions": { query: "?status=opened" },
  "POST /tenants/{tenantId}/bots/{botId}/sessions": { body: { contact: "+628111111111", status: "paused" } },
  "POST /tenants/{tenantId}/bots/{botId}/start": { body: { contact: "+628111111111", variables: { name: "Siti" } } },
  "GET /tenants/{tenantId}/instances/{instanceId}/bots/{kind}/settings": { params: { kind: "dify" } },
  "PATCH /tenants/{tenantId}/instances/{instanceId}/bots/{kind}/settings": {
    params: { kind: "dify" },
    body: { expire: 20 },
  },
  "POST /tenants/{tenantId}/instances/{instanceId}/bots/{kind}/ignored": {
    params: { kind: "dify" },
    body: { contact: "@g.us", action: "add" },
  },
  "POST /tenants/{tenantId}/instances/{instanceId}/bots/trigger-test": { body: { text: "menu" } },
  "POST /tenants/{tenantId}/bots/{botId}/test-chat": { body: { text: "menu" } },
  "GET /tenants/{tenantId}/bot-calls": { query: "?mode=live&failed=true&limit=5" },
  "GET /tenants/{tenantId}/bot-analytics": { query: "?mode=live" },
  "GET /tenants/{tenantId}/instances/{instanceId}/openai/credentials": PLAIN,
  "POST /tenants/{tenantId}/instances/{instanceId}/openai/credentials": { body: { name: "Table", apiKey: "sk-table" } },
  "DELETE /tenants/{tenantId}/instances/{instanceId}/openai/credentials/{credentialsId}": PLAIN,
  "GET /tenants/{tenantId}/instances/{instanceId}/openai/models": { query: "?credentialsId=cm00000000000" },

  "GET /operator/tenants": { query: "?search=toko&status=active" },
  "POST /operator/tenants": { body: () => profile(fresh()) },
  "GET /operator/tenants/{tenantId}": PLAIN,
  "PUT /operator/tenants/{tenantId}": { body: (tenantId) => profile(`t-${tenantId}`) },
  "PUT /operator/tenants/{tenantId}/plan": { body: { planId: "scale", override: null } },
  "POST /operator/tenants/{tenantId}/suspension": { body: REASON },
  "DELETE /operator/tenants/{tenantId}/suspension": PLAIN,
  "POST /operator/tenants/{tenantId}/impersonation": { body: { ...REASON, minutes: 1 } },
  "DELETE /operator/tenants/{tenantId}/impersonation": PLAIN,
  "GET /operator/health": PLAIN,
  "GET /operator/erasures": PLAIN,
  "GET /operator/plans": PLAIN,
  "POST /operator/plans": { body: () => ({ id: fresh(), definition: PLAN, active: false }) },
  "GET /operator/plans/{planId}": PLAIN,
  "PATCH /operator/plans/{planId}": { body: { definition: PLAN, active: false } },
  "PUT /operator/users": {
    body: () => ({
      email: `${crypto.randomUUID()}@example.com`,
      password: crypto.randomUUID(),
      name: "Siti",
      role: "user",
    }),
  },
  "POST /operator/secrets/rotation": { body: { dryRun: true, cursor: null } },
  "GET /operator/users": { query: "?search=siti" },
  "GET /operator/ledgers/{tenantId}": { query: "?mode=test" },
  "POST /operator/ledgers/{tenantId}/refused/retry": PLAIN,

  "GET /operator/costs/{tenantId}": PLAIN,

  "GET /operator/servers": PLAIN,
  "POST /operator/servers": {
    body: {
      name: "Evolution",
      url: "http://127.0.0.1:9",
      key: "a-global-key",
      region: "apac",
      capacity: 1,
      dedicatedTo: null,
    },
  },
  "GET /operator/servers/{serverId}": PLAIN,
  "PATCH /operator/servers/{serverId}": { body: { name: "Evolution", capacity: 2 } },
  "DELETE /operator/servers/{serverId}": PLAIN,
  "POST /operator/servers/{serverId}/check": PLAIN,
  "GET /operator/servers/{serverId}/unmanaged": PLAIN,
  "POST /operator/servers/{serverId}/adopt": {
    body: (tenantId) => ({ upstreamName: "main", tenantId, name: "main" }),
  },

  "GET /tenants/{tenantId}/endpoints": PLAIN,
  "POST /tenants/{tenantId}/endpoints": {
    body: { url: "https://example.com/hook", mode: "test", description: "Table" },
  },
  "GET /tenants/{tenantId}/endpoints/{endpointId}": PLAIN,
  "PATCH /tenants/{tenantId}/endpoints/{endpointId}": { body: { description: "Table" } },
  "DELETE /tenants/{tenantId}/endpoints/{endpointId}": PLAIN,
  "POST /tenants/{tenantId}/endpoints/{endpointId}/secret/reveal": PLAIN,
  "POST /tenants/{tenantId}/endpoints/{endpointId}/secret/roll": { body: {} },
  "POST /tenants/{tenantId}/endpoints/{endpointId}/test": { body: { event: "MESSAGES_UPSERT" } },
  "GET /tenants/{tenantId}/endpoints/{endpointId}/deliveries": PLAIN,
  "GET /tenants/{tenantId}/endpoints/{endpointId}/deliveries/{deliveryId}": { params: { deliveryId: MESSAGE_ID } },
  "POST /tenants/{tenantId}/endpoints/{endpointId}/deliveries/{deliveryId}/resend": {
    params: { deliveryId: MESSAGE_ID },
  },
  "POST /tenants/{tenantId}/endpoints/{endpointId}/deliveries/resend-failed": {
    body: { since: "2026-01-01T00:00:00Z" },
  },

  "GET /tenants/{tenantId}/instances": PLAIN,
  "GET /tenants/{tenantId}/instances/{instanceId}": PLAIN,
  "POST /tenants/{tenantId}/instances": { body: () => ({ name: fresh(), mode: "test" }) },
  "DELETE /tenants/{tenantId}/instances/{instanceId}": PLAIN,
  "GET /tenants/{tenantId}/instances/{instanceId}/settings": PLAIN,
  "PATCH /tenants/{tenantId}/instances/{instanceId}/settings": { body: { msgCall: "Later" } },
  "POST /tenants/{tenantId}/instances/{instanceId}/key/roll": PLAIN,
  "POST /tenants/{tenantId}/instances/{instanceId}/share": { body: { hours: 1 } },
  "DELETE /tenants/{tenantId}/instances/{instanceId}/share": PLAIN,
  "POST /tenants/{tenantId}/instances/{instanceId}/test-message": { body: { number: "+628111111111", text: "halo" } },
  "PUT /tenants/{tenantId}/instances/{instanceId}/meta": { body: { appSecret: "0123456789abcdef" } },
  "GET /tenants/{tenantId}/instances/{instanceId}/qr": PLAIN,
  "POST /tenants/{tenantId}/instances/{instanceId}/connect": PLAIN,
  "POST /tenants/{tenantId}/instances/{instanceId}/pairing-code": { body: { number: "+628111111111" } },
  "POST /tenants/{tenantId}/instances/{instanceId}/restart": PLAIN,
  "POST /tenants/{tenantId}/instances/{instanceId}/logout": PLAIN,
  "POST /tenants/{tenantId}/instances/{instanceId}/presence": { body: { presence: "available" } },
  "GET /tenants/{tenantId}/overview": { query: "?mode=test" },
  "GET /tenants/{tenantId}/sandbox/numbers": PLAIN,
  "POST /tenants/{tenantId}/instances/{instanceId}/sandbox/inbound": { body: { from: "+628111111111", text: "halo" } },
  "POST /tenants/{tenantId}/instances/{instanceId}/sandbox/scan": PLAIN,
  "POST /tenants/{tenantId}/instances/{instanceId}/sandbox/disconnect": { body: { reason: "banned" } },
  "GET /share/{token}": { params: { token: "a".repeat(32) } },
  "POST /share/{token}": { params: { token: "a".repeat(32) }, body: { number: "+628111111111" } },

  "GET /tenants/{tenantId}/billing": PLAIN,
  "GET /tenants/{tenantId}/billing/plans": PLAIN,
  "POST /tenants/{tenantId}/billing/plan/preview": { body: { planId: "scale" } },
  "PUT /tenants/{tenantId}/billing/plan": { body: { planId: "scale" } },
  "GET /tenants/{tenantId}/billing/details": PLAIN,
  "PUT /tenants/{tenantId}/billing/details": {
    body: { name: "PT Uji", address: "Jl. Uji 1", taxId: "1", email: "bill@example.com" },
  },
  "GET /tenants/{tenantId}/billing/invoices": PLAIN,
  "GET /tenants/{tenantId}/billing/invoices/{invoiceId}": PLAIN,
  "GET /tenants/{tenantId}/billing/payment-methods": PLAIN,
  "POST /tenants/{tenantId}/billing/invoices/{invoiceId}/checkout": {
    body: { provider: "stripe" },
    refusedField: "provider",
  },
  "GET /operator/tenants/{tenantId}/invoices": { query: "?limit=5" },
  "GET /operator/invoices/overdue": PLAIN,
  "GET /operator/revenue": PLAIN,
  "POST /operator/tenants/{tenantId}/invoices/{invoiceId}/paid": { body: { note: "By transfer" } },
  "POST /operator/tenants/{tenantId}/invoices/{invoiceId}/void": { body: { note: "By mistake" } },
  "POST /operator/tenants/{tenantId}/invoices/{invoiceId}/uncollectible": { body: { note: "Gone" } },
  "PUT /operator/tenants/{tenantId}/invoices/{invoiceId}/refunds/{refundId}": {
    body: { amount: 1_000, note: "Twice" },
  },
  "GET /tenants/{tenantId}/billing/invoices/{invoiceId}/checkouts": PLAIN,
  "GET /operator/kept-invoices": { query: "?limit=5" },
  "GET /operator/seller": PLAIN,
  "PUT /operator/seller": {
    body: {
      name: "PT Zapin Nusantara",
      address: "Jakarta",
      taxId: "01.234",
      email: "tagihan@zapin.test",
      keepYears: 10,
    },
  },
  "GET /operator/payments/unresolved": PLAIN,
  "POST /operator/payments/unresolved/{eventId}/resolve": PLAIN,
  "PUT /operator/plans/{planId}/prices/{currency}": {
    params: { currency: "USD" },
    body: { amount: 0, overagePerThousand: {}, included: {} },
  },

  "GET /tenants/{tenantId}/messages": PLAIN,
  "GET /tenants/{tenantId}/messages/hours": PLAIN,
  "POST /tenants/{tenantId}/live/tickets": { body: {} },

  "GET /tenants/{tenantId}/members": PLAIN,
  "PATCH /tenants/{tenantId}/members/{userId}": { body: { role: "viewer" } },
  "DELETE /tenants/{tenantId}/members/{userId}": PLAIN,
  "GET /tenants/{tenantId}/invitations": PLAIN,
  "POST /tenants/{tenantId}/invitations": {
    body: () => ({ email: `${crypto.randomUUID()}@example.com`, role: "viewer" }),
  },
  "POST /tenants/{tenantId}/invitations/{invitationId}/resend": PLAIN,
  "DELETE /tenants/{tenantId}/invitations/{invitationId}": PLAIN,

  "GET /me": PLAIN,
  "PATCH /me": { body: { name: "Siti", locale: "id" } },
  "POST /me/password": { body: { currentPassword: crypto.randomUUID(), newPassword: crypto.randomUUID() } },
  "GET /me/sessions": PLAIN,
  "POST /me/sessions/revoke-others": PLAIN,
  "DELETE /me/sessions/{sessionId}": PLAIN,
  "POST /me/tenants": { body: { name: "Toko Uji", region: "apac", timeZone: "Asia/Jakarta", locale: "id" } },
  "POST /me/invitations/accept": { body: { token: "an-invitation-that-was-never-made" } },
  "POST /me/invitations/decline": { body: { token: "an-invitation-that-was-never-made" } },
};
