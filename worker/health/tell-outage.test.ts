import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { connect } from "../../db/client";
import { devMails } from "../../db/schema/dev-mails";
import { users } from "../../db/schema/users";
import { openReceiver, status } from "../../durable/webhook-outbox/receiver.fixture";
import { config } from "../env";
import { rememberHealth } from "../v1/cache";
import { raiseAlerts } from "./raise-alerts";
import { endOutage } from "./tell-outage";

const ctx = { db: connect(env), env };
const SECRET = `whsec_${btoa("b".repeat(32))}`;
const HOUR_MS = 3_600_000;
const before = { ...config.alertWebhook };

/** What `/health` remembers of the last seconds is another test's. */
const forgetHealth = () =>
  rememberHealth(
    { status: "healthy", parts: { postgres: "ok", ledger: "ok", storage: "ok", cron: "ok" }, checkedAt: "" },
    0,
  );

beforeEach(forgetHealth);
afterEach(async () => {
  forgetHealth();
  vi.restoreAllMocks();
  Object.assign(config.alertWebhook, { url: undefined, secret: undefined }, before);
});

it("tells the webhook that Postgres is down, once, again after six hours, and everybody of its end", async () => {
  const email = `${crypto.randomUUID()}@example.com`;
  const person = { id: crypto.randomUUID(), name: "Ops", email, emailVerified: true, role: "operator" as const };
  await ctx.db.insert(users).values(person);
  const receiver = openReceiver(status(204));
  Object.assign(config.alertWebhook, { url: receiver.url, secret: SECRET });
  const now = Date.now();

  receiver.postgres.isDown = true;
  for (const hours of [0, 1, 7]) await raiseAlerts(ctx, now + hours * HOUR_MS);
  receiver.postgres.isDown = false;
  for (let run = 0; run < 2; run += 1) await endOutage(ctx);

  const told = receiver.received.map(
    ({ body, headers }) => new Webhook(SECRET).verify(body, Object.fromEntries(headers)) as Record<string, string>,
  );
  expect(told.map(({ state }) => state)).toEqual(["firing", "firing", "resolved"]);
  expect(new Set(told.map(({ key, since }) => `${key} ${since}`))).toEqual(
    new Set([`part.postgres ${new Date(now).toISOString()}`]),
  );
  const mails = await ctx.db.select().from(devMails).where(eq(devMails.recipient, email));
  // Others may tell operators of theirs meanwhile.
  expect(mails.filter(({ subject }) => subject.includes('"postgres"'))).toHaveLength(1);
});

it("tells it anew while the receiver does not take it", async () => {
  const receiver = openReceiver(status(500));
  Object.assign(config.alertWebhook, { url: receiver.url, secret: SECRET });
  receiver.postgres.isDown = true;
  await raiseAlerts(ctx);
  receiver.answerWith(status(204));
  await raiseAlerts(ctx);
  await raiseAlerts(ctx);
  // Two tries in vain, and one that was taken.
  expect(receiver.received).toHaveLength(3);
  receiver.postgres.isDown = false;
  await endOutage(ctx);
});
