import { expect, it } from "vitest";
import { Locale } from "../../../lib/contract/account";
import { accountExists } from "./account-exists";
import { invitation } from "./invitation";
import { resetPassword } from "./reset-password";
import { verifyEmail } from "./verify-email";

const url = "https://dashboard.test/go?token=a&next=b";
const name = "<b>Mallory</b>\r\nBcc: all@example.com";

const TEMPLATES = {
  verifyEmail: (locale: Locale) => verifyEmail(locale, { url }),
  accountExists: (locale: Locale) => accountExists(locale, { name, url }),
  resetPassword: (locale: Locale) => resetPassword(locale, { name, url }),
  invitation: (locale: Locale) => invitation(locale, { tenantName: name, inviter: name, role: "admin", url }),
};

it.each(Object.entries(TEMPLATES))("%s says the same thing in three languages", (_, write) => {
  const mails = Locale.options.map(write);
  expect(new Set(mails.map(({ subject }) => subject)).size).toBe(3);
  for (const { subject, text, html } of mails) {
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text).toContain(url);
    expect(html).toContain(`href="${url.replace("&", "&amp;")}"`);
    expect(html).not.toContain("<b>");
  }
});

it("names the language for whoever has the mail read to them", () => {
  expect(verifyEmail("pt-BR", { url }).html).toContain('<html lang="pt-BR">');
});
