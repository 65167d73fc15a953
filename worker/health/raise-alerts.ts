import { claimChore, dropChore, listChores } from "../../db/queries/chores";
import { listOperators } from "../../db/queries/platform-health";
import type { OperatorAlert } from "../../lib/contract/health";
import { config } from "../env";
import { sendMail } from "../mail/send-mail";
import { operatorAlert } from "../mail/templates/operator-alert";
import { safeFetch } from "../safe-fetch";
import type { ServiceContext } from "../services/context";
import { ALERT_PREFIX, alertName, readAlert, writeAlert } from "./alert-store";
import { findTroubles, type Trouble } from "./find-troubles";
import { readOperatorHealth } from "./read-operator-health";

/** What lasts is told again after so long. */
const AGAIN_MS = 6 * 3_600_000;
const WEBHOOK_MS = 10_000;

/** For the cron trigger: tells operators of what has gone wrong since, once, and of what is over. */
export async function raiseAlerts(ctx: ServiceContext, now = Date.now()): Promise<void> {
  await tellAlerts(ctx, findTroubles(await readOperatorHealth(ctx, now), now), now);
}

/** Exported for those who know what is wrong. */
export async function tellAlerts(ctx: ServiceContext, troubles: readonly Trouble[], now = Date.now()): Promise<void> {
  const known = (await listChores(ctx.db, ALERT_PREFIX)).map(readAlert);
  for (const { key, message } of troubles) {
    const since = known.find((one) => one.key === key)?.since ?? new Date(now).toISOString();
    const claim = { cursor: writeAlert({ since, message }), before: new Date(now - AGAIN_MS) };
    if (await claimChore(ctx.db, alertName(key), claim)) await tell(ctx, { key, since, message }, "firing");
  }
  const lasting = new Set(troubles.map(({ key }) => key));
  for (const alert of known.filter(({ key }) => !lasting.has(key))) {
    if (await dropChore(ctx.db, alertName(alert.key))) await tell(ctx, alert, "resolved");
  }
}

type State = "firing" | "resolved";

async function tell(ctx: ServiceContext, alert: OperatorAlert, state: State): Promise<void> {
  console.error({ event: "alert", state, key: alert.key, since: alert.since });
  await Promise.all([mail(ctx, alert, state), post(alert, state)]);
}

async function mail({ db, env }: ServiceContext, alert: OperatorAlert, state: State): Promise<void> {
  const url = `${config.dashboardUrl}/operator`;
  for (const { email, locale } of await listOperators(db)) {
    const content = operatorAlert(locale, {
      message: alert.message,
      since: alert.since,
      isOver: state === "resolved",
      url,
    });
    await sendMail(env, { ...content, to: email, kind: "operator-alert" });
  }
}

/** Never throws: the mail has gone out, and the alert stands in the operators' health page. */
async function post(alert: OperatorAlert, state: State): Promise<void> {
  if (!config.alertWebhookUrl) return;
  try {
    const response = await safeFetch(config.alertWebhookUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...alert, state, text: `[${state}] ${alert.message}` }),
      timeoutMs: WEBHOOK_MS,
    });
    await response.body?.cancel();
    if (!response.ok) console.error({ event: "alert_webhook_failed", status: response.status });
  } catch (error) {
    console.error({ event: "alert_webhook_failed", error: String(error instanceof Error ? error.name : error) });
  }
}
