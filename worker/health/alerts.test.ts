import { env } from "cloudflare:workers";
import { desc, eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterEach, expect, it, vi } from "vitest";
import { connect } from "../../db/client";
import { dropChore, listChores } from "../../db/queries/chores";
import { devMails } from "../../db/schema/dev-mails";
import { users } from "../../db/schema/users";
import { openReceiver, status } from "../../durable/webhook-outbox/receiver.fixture";
import { config } from "../env";
import { alertName } from "./alert-store";
import { tellAlerts } from "./raise-alerts";

const ctx = { db: connect(env), env };
const PATH_WITH_SECRET = "/services/T000/very-secret-path";
const SECRET = `whsec_${btoa("a".repeat(32))}`;
const HOUR_MS = 3_600_000;

const before = { ...config.alertWebhook };
// Alerts are the platform's: all tests that tell of them are in this file, or they would end each other's.
afterEach(async () => {
  vi.restoreAllMocks();
  Object.assign(config.alertWebhook, before);
});

/** Where alerts go now. */
function openAlerts(answer: Parameters<typeof openReceiver>[0]) {
  const receiver = openReceiver(answer);
  const url = `https://${receiver.host}${PATH_WITH_SECRET}`;
  Object.assign(config.alertWebhook, { url, secret: SECRET });
  return { ...receiver, url };
}

const newTrouble = () => ({ key: `test.${crypto.randomUUID()}`, message: `Trouble ${crypto.randomUUID()}.` });

/** What came of this trouble; other tests may have theirs. */
const about = ({ received }: ReturnType<typeof openReceiver>, { key }: { key: string }) =>
  received.filter(({ body }) => body.includes(key));

it("tells the receiver once of a trouble, signed, again after six hours, and once of its end", async () => {
  const receiver = openAlerts(status(204));
  const trouble = newTrouble();
  for (let run = 0; run < 3; run += 1) await tellAlerts(ctx, [trouble]);
  expect(about(receiver, trouble)).toHaveLength(1);
  await tellAlerts(ctx, [trouble], Date.now() + 7 * HOUR_MS);
  for (let run = 0; run < 2; run += 1) await tellAlerts(ctx, []);
  const heard = about(receiver, trouble);
  expect(heard.map(({ body }) => JSON.parse(body).state)).toEqual(["firing", "firing", "resolved"]);
  for (const { body, headers } of heard) {
    const told = new Webhook(SECRET).verify(body, Object.fromEntries(headers)) as Record<string, string>;
    expect(told).toMatchObject({ key: trouble.key, message: trouble.message, since: expect.any(String) });
    expect(told.text).toBe(`[${told.state}] ${trouble.message}`);
    expect(body).not.toMatch(/secret|apikey|postgres:/i);
  }
  const ids = heard.map(({ headers }) => headers.get("webhook-id"));
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[0]);
});

it("tries twice, and never writes the address down, which may be the secret itself", async () => {
  const logged: unknown[] = [];
  vi.spyOn(console, "error").mockImplementation((line) => logged.push(line));
  const receiver = openAlerts(status(500));
  const trouble = newTrouble();
  await tellAlerts(ctx, [trouble]);
  expect(about(receiver, trouble)).toHaveLength(2);
  expect(JSON.stringify(logged)).toContain("alert_webhook_failed");
  expect(JSON.stringify(logged)).not.toContain("very-secret-path");
  receiver.answerWith(status(204));
  await tellAlerts(ctx, []);
});

it.each(["https://169.254.169.254/latest", "http://alerts.example/plain", "https://[::1]/hook"])(
  "goes to no address that is not public: %s",
  async (url) => {
    const receiver = openReceiver(status(204), ({ href }) => href === url);
    Object.assign(config.alertWebhook, { url, secret: SECRET });
    const trouble = newTrouble();
    await tellAlerts(ctx, [trouble]);
    expect(receiver.received.filter(({ body }) => body.includes(trouble.key))).toEqual([]);
    await tellAlerts(ctx, []);
  },
);

it("follows no redirect", async () => {
  const receiver = openAlerts(status(307, { location: "/elsewhere" }));
  const trouble = newTrouble();
  await tellAlerts(ctx, [trouble]);
  expect(new Set(receiver.received.map(({ url }) => url))).toEqual(new Set([receiver.url]));
  receiver.answerWith(status(204));
  await tellAlerts(ctx, []);
});

it("keeps an alert for the next run while nobody can be reached", async () => {
  const receiver = openAlerts(status(500));
  const trouble = newTrouble();
  const mails = vi.spyOn(config, "environment", "get" as never);
  mails.mockReturnValue("production" as never);
  await tellAlerts(ctx, [trouble]);
  const kept = await listChores(ctx.db, alertName(trouble.key));
  expect(kept).toEqual([]);
  mails.mockRestore();
  receiver.answerWith(status(204));
  await tellAlerts(ctx, [trouble]);
  expect(about(receiver, trouble).length).toBeGreaterThan(2);
  await tellAlerts(ctx, []);
});

it("tells operators once, again after six hours, and of the end", async () => {
  const email = `${crypto.randomUUID()}@example.com`;
  const person = { id: crypto.randomUUID(), name: "Ops", email, emailVerified: true, role: "operator" as const };
  await ctx.db.insert(users).values(person);
  const trouble = { key: `test.${crypto.randomUUID()}`, message: `Trouble ${crypto.randomUUID()}.` };
  const subjects = async () =>
    (await ctx.db.select().from(devMails).where(eq(devMails.recipient, email)).orderBy(desc(devMails.id))).map(
      ({ subject }) => subject,
    );
  await tellAlerts(ctx, [trouble]);
  await tellAlerts(ctx, [trouble]);
  const told = async () => (await subjects()).filter((subject) => subject.includes(trouble.message));
  expect(await told()).toHaveLength(1);
  await tellAlerts(ctx, [trouble], Date.now() + 7 * HOUR_MS);
  expect(await told()).toHaveLength(2);
  await tellAlerts(ctx, []);
  expect((await told()).filter((subject) => subject.startsWith("Over:"))).toHaveLength(1);
  expect(await dropChore(ctx.db, alertName(trouble.key))).toBe(false);
});
