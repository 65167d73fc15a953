import { env, exports } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { config } from "../../worker/env";
import { sendMail } from "../../worker/mail/send-mail";
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
  const answers = statuses.map((status) => () => Promise.resolve(new Response("{}", { status })));
  return vi
    .spyOn(globalThis, "fetch")
    .mockImplementation(() => answers.shift()?.() ?? Promise.reject(new Error("down")));
}

it("sends through Resend, under a key that delivers an occasion once", async () => {
  const resend = fakeResend(200);
  expect(await sendMail(env, mail)).toBe(true);
  const [url, init] = resend.mock.calls[0]!;
  expect(url).toBe("https://api.resend.com/emails");
  expect(init?.headers).toMatchObject({ authorization: "Bearer re_secret", "idempotency-key": "test/occasion-1" });
  expect(JSON.parse(String(init?.body))).toMatchObject({ to: ["somebody@example.com"], subject: "S", text: "T" });
});

it("tries again under the same key when Resend stumbles, and not when it refuses", async () => {
  const stumbling = fakeResend(503, 200);
  expect(await sendMail(env, mail)).toBe(true);
  const keys = stumbling.mock.calls.map(([, init]) => new Headers(init?.headers).get("idempotency-key"));
  expect(keys).toEqual(["test/occasion-1", "test/occasion-1"]);
  vi.restoreAllMocks();
  const refusing = fakeResend(422, 200);
  expect(await sendMail(env, mail)).toBe(false);
  expect(refusing).toHaveBeenCalledTimes(1);
});

it("logs a mail that could not be sent, without its text, its key or its reader", async () => {
  fakeResend();
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  expect(await sendMail(env, { ...mail, text: "https://dashboard.test/reset-password?token=secret" })).toBe(false);
  const logged = JSON.stringify(log.mock.calls);
  expect(logged).toContain("mail_failed");
  expect(logged).not.toMatch(/secret|somebody/);
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
