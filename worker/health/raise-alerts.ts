import { claimChore, dropChore, listChores } from "../../db/queries/chores";
import type { ServiceContext } from "../services/context";
import { readHealth } from ".";
import { AGAIN_MS, ALERT_PREFIX, alertName, readAlert, writeAlert } from "./alert-store";
import { findTroubles, type Trouble } from "./find-troubles";
import { readOperatorHealth } from "./read-operator-health";
import { tellOperators } from "./tell-operators";
import { endOutage, tellOutage } from "./tell-outage";

/** For the cron trigger: tells operators of what has gone wrong since, once, and of what is over. */
export async function raiseAlerts(ctx: ServiceContext, now = Date.now()): Promise<void> {
  if ((await readHealth(ctx.env)).parts.postgres === "failing") return tellOutage(ctx, now);
  await endOutage(ctx);
  await tellAlerts(ctx, findTroubles(await readOperatorHealth(ctx, now), now), now);
}

/** Exported for those who know what is wrong. */
export async function tellAlerts(ctx: ServiceContext, troubles: readonly Trouble[], now = Date.now()): Promise<void> {
  const known = (await listChores(ctx.db, ALERT_PREFIX)).map(readAlert);
  for (const { key, message } of troubles) {
    const since = known.find((one) => one.key === key)?.since ?? new Date(now).toISOString();
    const claim = { cursor: writeAlert({ since, message }), before: new Date(now - AGAIN_MS) };
    if (!(await claimChore(ctx.db, alertName(key), claim))) continue;
    const wasTold = await tellOperators(ctx, { key, since, message }, "firing");
    // Nobody heard of it: the next run tells it anew.
    if (!wasTold) await dropChore(ctx.db, alertName(key));
  }
  const lasting = new Set(troubles.map(({ key }) => key));
  for (const alert of known.filter(({ key }) => !lasting.has(key))) {
    if (await dropChore(ctx.db, alertName(alert.key))) await tellOperators(ctx, alert, "resolved");
  }
}
