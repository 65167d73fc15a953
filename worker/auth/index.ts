import { Hono } from "hono";
import { InvitationToken, SignUp } from "../../lib/contract/account";
import { Problem } from "../../lib/problem";
import { type AppEnv, config, type Via } from "../env";
import { connectDatabase } from "../middleware/connect-database";
import { requireStorable } from "../middleware/inspect-body";
import { limitBody } from "../middleware/limit-body";
import { validate } from "../middleware/validate";
import type { ServiceContext } from "../services/context";
import { askLibrary } from "./ask-library";
import { limitAccount, limitAddress } from "./limit-attempts";
import { requireOwnOrigin } from "./own-origin";
import { rememberSignUp } from "./sign-up-cookie";

type AuthEnv = AppEnv & { Variables: ServiceContext };

const MAX_BODY_BYTES = 16_384;

/** /auth/*: signing up, in and out. Only the dashboard gets here, on its own host. No CORS. */
export const auth = new Hono<AuthEnv>()
  .use(async (c, next) => {
    visit(c.env);
    requireOwnOrigin(c.req.raw);
    await next();
    c.header("cache-control", "no-store");
  })
  .use(limitBody(MAX_BODY_BYTES))
  .use(async (c, next) => {
    requireStorable(c.req.url, await c.req.raw.clone().text());
    await next();
  })
  .get("/options", (c) => c.json({ google: config.google !== undefined, github: config.github !== undefined }))
  .post("/sign-up/email", connectDatabase, validate("json", SignUp), async (c) => {
    const person = c.req.valid("json");
    await limitAddress(c.env, visit(c.env));
    await limitAccount(c.env, person.email);
    const { signUp } = await import("../services/accounts/sign-up");
    const { userId, ...answer } = await signUp(c.var, person);
    await rememberSignUp(c, userId);
    return c.json(answer, 202);
  })
  .post("/invitations/preview", connectDatabase, validate("json", InvitationToken), async (c) => {
    await limitAddress(c.env, visit(c.env));
    const { previewInvitation } = await import("../services/members/preview-invitation");
    return c.json(await previewInvitation(c.var, c.req.valid("json").token));
  })
  .all("/*", (c) => askLibrary(c.req.raw, c.env, visit(c.env)));

/** What the dashboard says of its visitor. On the public host there is no `/auth`. */
function visit({ via }: AppEnv["Bindings"]): Via {
  if (via?.door !== "dashboard") throw new Problem("not_found", "There is nothing here.");
  return via;
}
