import { config } from "../env";
import type { MailContent } from "./render-letter";

export interface Mail extends MailContent {
  to: string;
  /** Names the template in logs and in the inbox. */
  kind: string;
  /** The occasion: a mail of the same id is delivered once, however often it is handed over. Default: each call is one. */
  id?: string;
}

const RESEND_URL = "https://api.resend.com/emails";
const SEND_MS = 10_000;
const ATTEMPTS = 2;

/**
 * Sends a mail, or keeps it in the inbox of a local installation. Never throws: what asked for the mail has happened
 * already. False when it could not be sent, which is logged without the mail's text.
 */
export async function sendMail(env: Env, mail: Mail): Promise<boolean> {
  try {
    await deliver(env, mail);
    return true;
  } catch (error) {
    console.error({ event: "mail_failed", kind: mail.kind, error: error instanceof Error ? error.message : "unknown" });
    return false;
  }
}

/** Whether mails stay on this machine, at `/dev/inbox`. */
export const keepsMail = () => ["local", "test"].includes(config.environment);

async function deliver(env: Env, mail: Mail): Promise<void> {
  const { resendKey } = config.mail;
  if (resendKey) return sendThroughResend(resendKey, mail);
  if (keepsMail()) return keep(env, mail);
  throw new Error("RESEND_API_KEY is not configured");
}

async function sendThroughResend(key: string, mail: Mail): Promise<void> {
  const { to, kind, subject, text, html, id = crypto.randomUUID() } = mail;
  const init = {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": `${kind}/${id}` },
    body: JSON.stringify({ from: config.mail.from, to: [to], subject, text, html }),
  };
  for (let attempt = 1; ; attempt++) {
    const status = await post(init);
    if (status >= 200 && status < 300) return;
    // The key makes a second attempt safe; what Resend refuses, it would refuse again.
    if (attempt === ATTEMPTS || (status !== 0 && status < 500)) throw new Error(`Resend answered ${status}`);
  }
}

/** 0 when there was no answer. */
async function post(init: RequestInit): Promise<number> {
  try {
    const response = await fetch(RESEND_URL, { ...init, signal: AbortSignal.timeout(SEND_MS) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}

async function keep(env: Env, { to, kind, subject, text, html }: Mail): Promise<void> {
  const [{ connect }, { insertDevMail }] = await Promise.all([
    import("../../db/client"),
    import("../../db/queries/dev-mails"),
  ]);
  await insertDevMail(connect(env), { recipient: to, kind, subject, text, html });
}
