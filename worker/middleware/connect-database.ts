import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env";
import type { ServiceContext } from "../services/context";

/** Gives a request its database. The client is loaded here, so that `/v1` never pays for it. */
export const connectDatabase = createMiddleware<AppEnv & { Variables: ServiceContext }>(async (c, next) => {
  const { connect } = await import("../../db/client");
  c.set("db", connect(c.env));
  c.set("env", c.env);
  await next();
});
