import { Hono } from "hono";
import { Problem } from "../../lib/problem";
import type { AppEnv } from "../env";
import { keepsMail } from "../mail/send-mail";
import { inboxPage } from "./inbox-page";

const SHOWN = 50;

/** GET /dev/inbox[?to=…][&format=json]: the mails that a local installation kept. There is none where mails are sent. */
export const devInbox = new Hono<AppEnv>().get("/", async (c) => {
  if (!keepsMail()) throw new Problem("not_found", "There is nothing here.");
  const [{ connect }, { listDevMails }] = await Promise.all([
    import("../../db/client"),
    import("../../db/queries/dev-mails"),
  ]);
  const mails = await listDevMails(connect(c.env), { recipient: c.req.query("to"), limit: SHOWN });
  c.header("cache-control", "no-store");
  if (c.req.query("format") === "json") return c.json({ items: mails });
  c.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'");
  return c.html(inboxPage(mails));
});
