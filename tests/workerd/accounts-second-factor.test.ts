import { env } from "cloudflare:workers";
import { createOTP } from "@better-auth/utils/otp";
import { eq, inArray, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { connect } from "../../db/client";
import { auditLog } from "../../db/schema/audit-log";
import { twoFactors } from "../../db/schema/two-factors";
import { users } from "../../db/schema/users";
import { toBase64Url } from "../../lib/encoding";
import { parseSecrets } from "../../lib/secrets";
import { config } from "../../worker/env";
import { resealAuthValue } from "../../worker/services/secrets/auth-values";
import { type Browser, newPerson, openBrowser, type Person, randomIp, signIn } from "./browser";
import { manage } from "./support";

async function signedIn(role: "user" | "operator" = "user"): Promise<{ browser: Browser; person: Person }> {
  const person = newPerson();
  await manage("PUT", "/operator/users", { ...person, role });
  const browser = openBrowser();
  await signIn(browser, person);
  return { browser, person };
}

/** Sets up an authenticator app; gives what the app knows, and the backup codes. */
async function enrol(browser: Browser, person: Person) {
  const { body } = await browser.post("/auth/two-factor/enable", { password: person.password });
  const secret = secretIn(body.totpURI);
  const confirmed = await browser.post("/auth/two-factor/verify-totp", { code: await codeOf(secret) });
  expect(confirmed.status).toBe(200);
  return { secret, backupCodes: body.backupCodes as string[] };
}

/** The app's key is in the URI, in base32. */
function secretIn(uri: string): string {
  const text = new URL(uri).searchParams.get("secret") ?? "";
  const bits = [...text].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  );
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  return bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join("");
}

const codeOf = (secret: string) => createOTP(secret).totp();

it("asks for a code after the password, and lets nobody in before it", async () => {
  const { browser, person } = await signedIn();
  const { secret } = await enrol(browser, person);
  const again = openBrowser();
  const half = await again.post("/auth/sign-in/email", person);
  expect(half).toMatchObject({ status: 200, body: { twoFactorRedirect: true, twoFactorMethods: ["totp"] } });
  expect((await again.get("/api/me")).status).toBe(401);
  expect((await again.post("/auth/two-factor/verify-totp", { code: "000000" })).status).toBe(401);
  expect((await again.post("/auth/two-factor/verify-totp", { code: await codeOf(secret) })).status).toBe(200);
  expect((await again.get("/api/me")).body).toMatchObject({ email: person.email, hasSecondFactor: true });
});

it("takes each backup code once", async () => {
  const { browser, person } = await signedIn();
  const { backupCodes } = await enrol(browser, person);
  const attempt = async () => {
    const other = openBrowser();
    await other.post("/auth/sign-in/email", person);
    return (await other.post("/auth/two-factor/verify-backup-code", { code: backupCodes[0] })).status;
  };
  expect(await attempt()).toBe(200);
  expect(await attempt()).toBe(401);
});

it("ends a challenge after a few wrong codes", async () => {
  const { browser, person } = await signedIn();
  const { secret } = await enrol(browser, person);
  const guesser = openBrowser();
  await guesser.post("/auth/sign-in/email", person);
  for (let i = 0; i < 6; i++) await guesser.post("/auth/two-factor/verify-totp", { code: "000000" });
  const right = await guesser.post("/auth/two-factor/verify-totp", { code: await codeOf(secret) });
  expect(right.status).toBe(401);
});

it("counts codes by session, whatever other cookies are sent along", async () => {
  const { browser, person } = await signedIn();
  const statuses: number[] = [];
  for (let i = 0; i < 30 && !statuses.includes(429); i++) {
    browser.cookies.set("noise", crypto.randomUUID());
    const from = { "x-zapin-client-ip": randomIp() };
    statuses.push((await browser.post("/auth/two-factor/enable", { password: "wrong" }, from)).status);
  }
  expect(new Set(statuses)).toEqual(new Set([400, 429]));
  await signIn(openBrowser(), person);
});

it("keeps the app's key and the backup codes encrypted", async () => {
  const { browser, person } = await signedIn();
  const { secret, backupCodes } = await enrol(browser, person);
  const [row] = await connect(env)
    .select({ secret: twoFactors.secret, codes: twoFactors.backupCodes })
    .from(twoFactors)
    .innerJoin(users, eq(users.id, twoFactors.userId))
    .where(eq(users.email, person.email));
  expect(row?.secret).toMatch(/^\$ba\$1\$/); // with the version of its key
  expect(`${row?.secret} ${row?.codes}`).not.toContain(secret);
  expect(row?.codes).not.toContain(backupCodes[0]);
});

it("needs the password to switch it off", async () => {
  const { browser, person } = await signedIn();
  await enrol(browser, person);
  expect((await browser.post("/auth/two-factor/disable", { password: "wrong" })).status).toBe(400);
  expect((await browser.post("/auth/two-factor/disable", { password: person.password })).status).toBe(200);
  expect((await browser.get("/api/me")).body).toMatchObject({ hasSecondFactor: false });
});

it("lets an operator do nothing but enrol without a second factor", async () => {
  const { browser, person } = await signedIn("operator");
  const early = await browser.send("PUT", "/api/operator/users", { ...newPerson(), role: "user" });
  expect(early).toMatchObject({ status: 403, body: { code: "second_factor_required" } });
  await enrol(browser, person);
  const later = await browser.send("PUT", "/api/operator/users", { ...newPerson(), role: "user" });
  expect(later.status).toBe(200);
});

it("opens under the secret it was sealed with, and under the next one when it has been sealed anew", async () => {
  const { browser, person } = await signedIn();
  const { secret } = await enrol(browser, person);
  const db = connect(env);
  const whose = inArray(
    twoFactors.userId,
    db.select({ id: users.id }).from(users).where(eq(users.email, person.email)),
  );
  const signInWithCode = async () => {
    const other = openBrowser();
    await other.post("/auth/sign-in/email", person);
    return (await other.post("/auth/two-factor/verify-totp", { code: await codeOf(secret) })).status;
  };
  const old = config.dataSecrets;
  const fresh = `2:${toBase64Url(new Uint8Array(32).fill(7))}`;
  try {
    config.dataSecrets = parseSecrets(`1:${toBase64Url(old.current.bytes)},${fresh}`);
    expect(await signInWithCode()).toBe(200);
    const [row] = await db.select().from(twoFactors).where(whose);
    const anew = await resealAuthValue(config.dataSecrets, row!.secret);
    expect(anew).toMatch(/^\$ba\$2\$/);
    await db.update(twoFactors).set({ secret: anew }).where(whose);
    config.dataSecrets = parseSecrets(fresh); // the old one is gone
    expect(await signInWithCode()).toBe(200);
  } finally {
    config.dataSecrets = old;
    await db.delete(twoFactors).where(whose);
  }
});

/** What the audit log says of somebody's own account, in order. */
const toldOf = async (userId: string) => {
  const lines = await connect(env).select().from(auditLog).where(eq(auditLog.target, userId)).orderBy(auditLog.id);
  return lines.filter(({ action }) => action.startsWith("user.") && action !== "user.put");
};

it("tells in the audit log when it is switched on and off and gets new codes, and nothing of a code", async () => {
  const { browser, person } = await signedIn();
  const { body: me } = await browser.get("/api/me");
  const { secret, backupCodes } = await enrol(browser, person);
  const { password } = person;
  const renewed = await browser.post("/auth/two-factor/generate-backup-codes", { password });
  await browser.post("/auth/two-factor/disable", { password: "not this one" });
  expect((await browser.post("/auth/two-factor/disable", { password })).status).toBe(200);

  const told = await toldOf(me.id);
  expect(told.map(({ action }) => action)).toEqual([
    "user.enable_second_factor",
    "user.new_backup_codes",
    "user.disable_second_factor",
  ]);
  const who = { tenantId: null, actor: `user:${me.id}`, actorLabel: person.email, ip: browser.ip };
  for (const line of told) expect(line).toMatchObject(who);
  const text = JSON.stringify(told);
  const codes = [...backupCodes, ...(renewed.body.backupCodes as string[])];
  for (const hidden of [secret, password, ...codes]) expect(text).not.toContain(hidden);
});

it("is neither switched off nor told of when the audit log cannot be written", async () => {
  const { browser, person } = await signedIn();
  const { body: me } = await browser.get("/api/me");
  await enrol(browser, person);
  const refusal = `refuse_${me.id.replaceAll("-", "_")}`;
  const db = connect(env);
  await db.execute(sql.raw(`alter table audit_log add constraint ${refusal} check (target <> '${me.id}') not valid`));
  try {
    const refused = await browser.post("/auth/two-factor/disable", { password: person.password });
    expect(refused.status).toBe(500);
  } finally {
    await db.execute(sql.raw(`alter table audit_log drop constraint ${refusal}`));
  }
  expect((await browser.get("/api/me")).body).toMatchObject({ hasSecondFactor: true });
  expect((await toldOf(me.id)).map(({ action }) => action)).toEqual(["user.enable_second_factor"]);
});
