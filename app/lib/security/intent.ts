import type { AppLoadContext } from "@remix-run/cloudflare";
import type { UserSession } from "../session.server";

/** What the work behind a button gets. */
export interface Intent {
  request: Request;
  context: AppLoadContext;
  session: UserSession;
}
