import type { ServiceContext } from "../services/context";
import { AGAIN_MS } from "./alert-store";
import { postAlert, tellOperators } from "./tell-operators";

/** In the bucket: what was told of Postgres cannot be kept in Postgres. */
const PLACE = "alerts/part.postgres";

const outage = (since: string) => ({
  key: "part.postgres",
  since,
  message: 'The part "postgres" does not answer. Nobody can be mailed meanwhile.',
});

/** Postgres is down, and with it the addresses of operators and what they were told: only the webhook hears of it. */
export async function tellOutage({ env }: Pick<ServiceContext, "env">, now: number): Promise<void> {
  const known = await env.MEDIA.head(PLACE);
  if (known && now - known.uploaded.getTime() < AGAIN_MS) return;
  const since = known?.customMetadata?.since ?? new Date(now).toISOString();
  const told = await postAlert(outage(since), "firing");
  if (told.includes(true)) await env.MEDIA.put(PLACE, "", { customMetadata: { since } });
}

/** It is back: everybody hears of its end. Where the bucket does not answer that has to wait, and other alerts do not. */
export async function endOutage(ctx: ServiceContext): Promise<void> {
  try {
    const known = await ctx.env.MEDIA.head(PLACE);
    if (!known) return;
    await ctx.env.MEDIA.delete(PLACE);
    await tellOperators(ctx, outage(known.customMetadata?.since ?? known.uploaded.toISOString()), "resolved");
  } catch (error) {
    console.error({ event: "alert_not_ended", error: String(error instanceof Error ? error.name : error) });
  }
}
