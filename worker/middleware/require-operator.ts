import { createMiddleware } from "hono/factory";
import { equalBytes, sha256 } from "../../lib/encoding";
import { Problem } from "../../lib/problem";
import { type AppEnv, config } from "../env";

/** Lets the holder of the operator token through, and nobody else. */
export const requireOperator = createMiddleware<AppEnv>(async (c, next) => {
  const [scheme, token] = (c.req.header("authorization") ?? "").split(" ");
  const [given, expected] = await Promise.all([sha256(token ?? ""), sha256(config.operatorToken)]);
  if (scheme?.toLowerCase() !== "bearer" || !equalBytes(given, expected)) {
    throw new Problem("unauthenticated", "The operator token is missing or wrong.");
  }
  await next();
});
