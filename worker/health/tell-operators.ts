import { listOperators } from "../../db/queries/platform-health";
import { signBody } from "../../durable/webhook-outbox/sign";
import type { OperatorAlert } from "../../lib/contract/health";
import { config } from "../env";
import { sendMail } from "../mail/send-mail";
import { operatorAlert } from "../mail/templates/operator-alert";
import { safeFetch } from "../safe-fetch";
import type { ServiceContext } from "../services/context";

export type AlertState = "firing" | "resolved";

const WEBHOOK_MS = 10_000;
const ATTEMPTS = 2;

/** By mail, and to `ALERT_WEBHOOK_URL`. Never throws; false when nobody was reached although somebody is to be. */
export async function tellOperators(ctx: ServiceContext, alert: OperatorAlert, state: AlertState): Promise<boolean> {
  console.error({ event: "alert", state, key: alert.key, since: alert.since });
  const told = (await Promise.all([mail(ctx, alert, state), postAlert(alert, state)])).flat();
  return told.length === 0 || told.includes(true);
}

/** One answer for each operator. */
async function mail({ db, env }: ServiceContext, alert: OperatorAlert, state: AlertState): Promise<boolean[]> {
  const url = `${config.dashboardUrl}/operator`;
  const { message, since } = alert;
  const told: boolean[] = [];
  for (const { email, locale } of await listOperators(db)) {
    const content = operatorAlert(locale, { message, since, isOver: state === "resolved", url });
    told.push(await sendMail(env, { ...content, to: email, kind: "operator-alert" }));
  }
  return told;
}

/** Signed as tenants' webhooks are, so that a receiver can tell us from anybody else; none where no address is set. */
export async function postAlert(alert: OperatorAlert, state: AlertState): Promise<boolean[]> {
  const { url, secret } = config.alertWebhook;
  if (!url) return [];
  const body = JSON.stringify({ ...alert, state, text: `[${state}] ${alert.message}` });
  // One incident has one id, and another for its end: a receiver that hears twice can tell.
  const id = `alert_${state}_${alert.key}_${Date.parse(alert.since)}`;
  const signed = secret ? await sign(body, id, secret) : { "webhook-id": id };
  const init = { method: "POST", headers: { "content-type": "application/json", ...signed }, body };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (await deliver(url, init)) return [true];
  }
  return [false];
}

async function sign(body: string, id: string, secret: string): Promise<Record<string, string>> {
  async function* bytes() {
    yield new TextEncoder().encode(body);
  }
  const timestamp = Math.floor(Date.now() / 1_000);
  return (await signBody(bytes(), { id, timestamp, secrets: [secret] })).headers;
}

async function deliver(url: string, init: RequestInit): Promise<boolean> {
  try {
    const response = await safeFetch(url, { ...init, timeoutMs: WEBHOOK_MS });
    await response.body?.cancel();
    if (!response.ok) console.error({ event: "alert_webhook_failed", status: response.status });
    return response.ok;
  } catch (error) {
    // Never the address: with many services it is the secret itself.
    console.error({ event: "alert_webhook_failed", error: String(error instanceof Error ? error.name : error) });
    return false;
  }
}
