import { env, exports } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { config } from "../../worker/env";
import { sendMail } from "../../worker/mail/send-mail";
import { answerOutside } from "../support/outside";
import { linkIn, mailsTo, newPerson, newTenant, openBrowser } from "./browser";

const mail = { to: "somebody@example.com", kind: "test", id: "occasion-1", subject: "S", text: "T", html: "<p>T</p>" };

afterEach(() => {
  vi.restoreAllMocks();
  config.mail.resendKey = undefined;
  config.environment = "test";
});

/** Resend, as it answers one call after the other. */
function fakeResend(...statuses: number[]) {
  config.mail.resendKey = "re_secret";
  const asked: { url: string; headers: Headers; body: unknown }[] = [];
  answerOutside(
    ({ hostname }) => hostname === "api.resend.com",
    async (request) => {
      const { url, headers } = request;
      // Somebody else's mail, which an earlier test left to be sent.
      if (headers.get("idempotency-key") !== "test/occasion-1") return new Response("{}");
      asked.push({ url, headers, body: await request.json() });
      const status = statuses[asked.length - 1];
      if (status === undefined) throw new Error("down");
      return new Response("{}", { status });
    },
  );
  return asked;
}

it("sends through Resend, under a key that delivers an occasion once", async () => {
  const asked = fakeResend(200);
  expect(await sendMail(env, mail)).toBe(true);
  const [one] = asked;
  expect(one?.url).toBe("https://api.resend.com/emails");
  expect(one?.headers.get("authorization")).toBe("Bearer re_secret");
  expect(one?.headers.get("idempotency-key")).toBe("test/occasion-1");
  expect(one?.body).toMatchObject({ to: ["somebody@example.com"], subject: "S", text: "T" });
});

it("tries again under the same key when Resend stumbles, and not when it refuses", async () => {
  const stumbling = fakeResend(503, 200);
  expect(await sendMail(env, mail)).toBe(true);
  expect(stumbling).toHaveLength(2);
  vi.restoreAllMocks();
  const refusing = fakeResend(422, 200);
  expect(await sendMail(env, mail)).toBe(false);
  expect(refusing).toHaveLength(1);
});

it("logs a mail that could not be sent, without its text, its key or its reader", async () => {
  fakeResend();
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  expect(await sendMail(env, { ...mail, text: "https://dashboard.test/reset-password?token=secret" })).toBe(false);
  // Other tests' objects log as well.
  const logged = log.mock.calls.map((line) => JSON.stringify(line)).filter((line) => line.includes("mail_failed"));
  expect(logged.length).toBeGreaterThan(0);
  expect(logged.join()).not.toMatch(/secret|somebody/);
});

it("shows the kept mails on a page that can be read and followed, and as JSON", async () => {
  const person = newPerson();
  await openBrowser().post("/auth/sign-up/email", { ...person, tenant: { ...newTenant(), locale: "pt-BR" } });
  const link = await linkIn(person.email, "verify-email");
  const page = await exports.default.fetch(`https://gateway.test/dev/inbox?to=${person.email}`);
  expect(page.headers.get("content-type")).toContain("text/html");
  const html = await page.text();
  expect(html).toContain('<html lang="en">');
  expect(html).toContain("Confirme seu endereço de e-mail");
  expect(html).toContain(`<a href="https://dashboard.test${link.replaceAll("&", "&amp;")}">`);
});

it.each(["development", "staging", "production"] as const)(
  "has no inbox in %s, and keeps no mail there",
  async (where) => {
    config.environment = where;
    vi.spyOn(console, "error").mockImplementation(() => {});
    expect((await exports.default.fetch("https://gateway.test/dev/inbox")).status).toBe(404);
    const to = `${crypto.randomUUID()}@example.com`;
    expect(await sendMail(env, { ...mail, to })).toBe(false);
    config.environment = "test";
    expect(await mailsTo(to)).toEqual([]);
  },
);
