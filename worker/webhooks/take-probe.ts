import { Hono } from "hono";
import { isUuid } from "../../lib/ids";
import type { AppEnv } from "../env";
import { isProbe } from "../evolution/probe";
import { notOurs } from "./authenticate";

/** POST /webhooks/probe/:probeId: what a server sends to prove that it can reach us. Its body says nothing. */
export const takeProbe = new Hono<AppEnv>().post("/:probeId", async (c) => {
  const probeId = c.req.param("probeId");
  if (!isUuid(probeId) || !(await isProbe(c.req.raw.headers, probeId))) throw notOurs();
  const [{ connect }, { probeArrived }] = await Promise.all([
    import("../../db/client"),
    import("../../db/queries/servers"),
  ]);
  await probeArrived(connect(c.env), probeId);
  return c.json({ received: true });
});
