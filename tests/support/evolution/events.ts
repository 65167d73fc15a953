import { createHmac } from "node:crypto";
import type { Fields } from "./fields.ts";
import { postJson } from "./post-json.ts";
import type { Context, Instance, Version, Webhook } from "./state.ts";

const SHARED_EVENTS = [
  "APPLICATION_STARTUP,QRCODE_UPDATED,MESSAGES_SET,MESSAGES_UPSERT,MESSAGES_EDITED,MESSAGES_UPDATE,MESSAGES_DELETE",
  "SEND_MESSAGE",
  "CONTACTS_SET,CONTACTS_UPSERT,CONTACTS_UPDATE,PRESENCE_UPDATE,CHATS_SET,CHATS_UPSERT,CHATS_UPDATE,CHATS_DELETE",
  "GROUPS_UPSERT,GROUP_UPDATE,GROUP_PARTICIPANTS_UPDATE,CONNECTION_UPDATE,LABELS_EDIT,LABELS_ASSOCIATION,CALL",
  "TYPEBOT_START,TYPEBOT_CHANGE_STATUS,REMOVE_INSTANCE,LOGOUT_INSTANCE",
].flatMap((names) => names.split(","));

/** The names a webhook may subscribe to, in the order the server lists them when it refuses one. */
export const EVENT_NAMES: Record<Version, readonly string[]> = {
  "2.2.3": SHARED_EVENTS,
  "2.3.6": [
    ...SHARED_EVENTS.flatMap((name) => (name === "SEND_MESSAGE" ? [name, "SEND_MESSAGE_UPDATE"] : [name])),
    "INSTANCE_CREATE",
    "INSTANCE_DELETE",
    "STATUS_INSTANCE",
  ],
};

interface RetryPolicy {
  attempts: number;
  timeoutMs: number | undefined;
  delayMs(attempt: number): number;
  givesUpOn: readonly number[];
}

const RETRIES: Record<Version, RetryPolicy> = {
  "2.2.3": { attempts: 10, timeoutMs: undefined, delayMs: () => 30_000, givesUpOn: [] },
  "2.3.6": {
    attempts: 10,
    timeoutMs: 30_000,
    delayMs: (attempt) => Math.min(300_000, 5000 * 2 ** (attempt - 1)) * (0.8 + 0.4 * Math.random()),
    givesUpOn: [400, 401, 403, 404, 422],
  },
};

const AGENTS: Record<Version, Record<string, string>> = {
  "2.2.3": { "content-type": "application/json", "user-agent": "axios/1.7.9" },
  "2.3.6": {
    accept: "application/json, text/plain, */*",
    "content-type": "application/json",
    "user-agent": "axios/1.12.2",
  },
};

/** Sends an event to the instance's webhook, with all its retries, if it is subscribed there. */
export async function emit(context: Context, instance: Instance, { event, data }: { event: string; data: unknown }) {
  const { webhook } = instance;
  const name = event.replace(/[.-]/g, "_").toUpperCase();
  // Updates of groups are emitted as GROUPS_UPDATE, which nobody can subscribe to: no webhook ever carries them.
  if (!webhook?.enabled || !webhook.events.includes(name) || !callable(webhook.url)) return;
  const url = webhook.webhookByEvents ? `${webhook.url}/${name.toLowerCase().replaceAll("_", "-")}` : webhook.url;
  const body: Fields = {
    event,
    instance: instance.name,
    data,
    destination: webhook.url,
    date_time: localTimeWithZ(),
    ...(instance.ownerJid ? { sender: instance.ownerJid } : {}),
    server_url: context.serverUrl,
    apikey: context.exposesTokens ? instance.token : null,
  };
  await deliver(context, { instance, url, body, headers: headersFor(context.version, webhook) });
}

/** Anything else is stored as it came and never called. */
const callable = (url: string): boolean => /^https?:\/\//.test(url) && URL.canParse(url);

interface Outgoing {
  instance: Instance;
  url: string;
  body: Fields;
  headers: Record<string, string>;
}

async function deliver(context: Context, { instance, url, body, headers }: Outgoing): Promise<void> {
  const policy = RETRIES[context.version];
  for (let attempt = 1; attempt <= policy.attempts; attempt += 1) {
    const status = await postJson(url, { headers, body: JSON.stringify(body), timeoutMs: policy.timeoutMs });
    const event = String(body.event);
    context.state.deliveries.push({ at: Date.now(), instance: instance.name, event, url, attempt, status, body });
    if (status !== undefined && (status < 300 || policy.givesUpOn.includes(status))) return;
    if (attempt < policy.attempts) await context.wait(policy.delayMs(attempt));
  }
}

/** 2.3.6 turns the header `jwt_key` into a token, signed once for all attempts; 2.2.3 sends it as any other. */
function headersFor(version: Version, webhook: Webhook): Record<string, string> {
  const { jwt_key: secret, ...others } = webhook.headers ?? {};
  if (version === "2.2.3" || secret === undefined) return { ...AGENTS[version], ...webhook.headers };
  const own = Object.entries(others).filter(([name]) => name.toLowerCase() !== "authorization");
  return { ...AGENTS[version], ...Object.fromEntries(own), authorization: `Bearer ${token(secret)}` };
}

function token(secret: string): string {
  const now = Math.floor(Date.now() / 1000);
  const encode = (part: Fields) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const claims = { iat: now, exp: now + 600, app: "evolution", action: "webhook" };
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

/** The server's local time, labelled as if it were UTC. */
function localTimeWithZ(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString();
}
