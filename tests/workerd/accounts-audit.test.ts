import { env } from "cloudflare:workers";
import { and, eq, like, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { connect } from "../../db/client";
import { accounts } from "../../db/schema/accounts";
import { auditLog } from "../../db/schema/audit-log";
import { users } from "../../db/schema/users";
import { linkIn, newPerson, openBrowser, signIn } from "./browser";
import { manage } from "./support";

const db = connect(env);

async function addPerson() {
  const person = newPerson();
  await manage("PUT", "/operator/users", { ...person, role: "user" });
  const [row] = await db.select({ id: users.id }).from(users).where(eq(users.email, person.email));
  return { ...person, id: row?.id ?? "" };
}

const toldOf = (id: string) =>
  db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.target, id), like(auditLog.action, "user.reset%")));

/** Asks for the mail, and sets a password by the link in it. */
async function resetPassword(browser: ReturnType<typeof openBrowser>, email: string) {
  await browser.post("/auth/request-password-reset", { email });
  const link = await linkIn(email, "reset-password");
  const token = new URLSearchParams(link.split("?")[1]).get("token");
  const newPassword = crypto.randomUUID();
  const answer = await browser.post("/auth/reset-password", { token, newPassword });
  return { answer, token, newPassword };
}

it("tells of a password that was set by way of a mail: whose, from where, and neither password nor token", async () => {
  const [{ id, email }, browser] = [await addPerson(), openBrowser()];
  const { answer, token, newPassword } = await resetPassword(browser, email);
  expect(answer.status).toBe(200);
  const told = await toldOf(id);
  const who = { tenantId: null, actor: `user:${id}`, actorLabel: email, ip: browser.ip };
  expect(told).toMatchObject([{ action: "user.reset_password", ...who }]);
  const text = JSON.stringify(told);
  for (const hidden of [token, newPassword]) expect(text).not.toContain(hidden);
  await signIn(openBrowser(), { email, password: newPassword });
});

it("tells of somebody's first password too, who only came by way of another service", async () => {
  const [{ id, email }, browser] = [await addPerson(), openBrowser()];
  await db.delete(accounts).where(eq(accounts.userId, id));
  const { answer, newPassword } = await resetPassword(browser, email);
  expect(answer.status).toBe(200);
  await signIn(openBrowser(), { email, password: newPassword });
  expect(await toldOf(id)).toMatchObject([{ actor: `user:${id}`, ip: browser.ip }]);
});

it.each(["another password", "a first password"])(
  "sets %s for nobody when it cannot be written down",
  async (which) => {
    const { id, email, password } = await addPerson();
    if (which === "a first password") await db.delete(accounts).where(eq(accounts.userId, id));
    const refusal = `refuse_${id.replaceAll("-", "_")}`;
    await db.execute(sql.raw(`alter table audit_log add constraint ${refusal} check (target <> '${id}') not valid`));
    try {
      const { answer, newPassword } = await resetPassword(openBrowser(), email);
      expect(answer.status).toBe(500);
      const tried = await openBrowser().post("/auth/sign-in/email", { email, password: newPassword });
      expect(tried.status).toBe(401);
    } finally {
      await db.execute(sql.raw(`alter table audit_log drop constraint ${refusal}`));
    }
    expect(await toldOf(id)).toEqual([]);
    if (which === "another password") await signIn(openBrowser(), { email, password });
  },
);
