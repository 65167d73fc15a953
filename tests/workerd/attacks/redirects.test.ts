import { expect, it } from "vitest";
import { until } from "../../support/until";
import { DASHBOARD, mailsTo, newPerson, openBrowser } from "../browser";

/** Paths by their looks, until somebody takes their dots out. */
const CLIMBING = [
  "/x/..//evil.test",
  "/./x/..//evil.test",
  "/x/%2e%2e//evil.test",
  "/x/..///evil.test",
  "/.//evil.test",
];

const isHere = (location: string | null) => location === null || new URL(location, DASHBOARD).origin === DASHBOARD;

it("a link with a token that is none leads to no other site, however its way is written", async () => {
  for (const callbackURL of CLIMBING) {
    const answer = await openBrowser().get(`/auth/verify-email?${new URLSearchParams({ token: "x", callbackURL })}`);
    expect([callbackURL, isHere(answer.headers.get("location"))]).toEqual([callbackURL, true]);
  }
});

it("nor does one that we mailed ourselves because somebody asked for it", async () => {
  const browser = openBrowser();
  const person = newPerson();
  const tenant = { name: "Toko", region: "apac", timeZone: "Asia/Jakarta", locale: "en" };
  expect((await browser.post("/auth/sign-up/email", { ...person, tenant })).status).toBe(202);
  const taken: number[] = [];
  for (const callbackURL of CLIMBING) {
    const { status } = await openBrowser().post("/auth/send-verification-email", { email: person.email, callbackURL });
    if (status === 200) taken.push(status);
  }
  const links = await until(async () => {
    const mails = await mailsTo(person.email);
    const found = mails.flatMap(({ text }) => text.match(/http\S+verify-email\S+/g) ?? []);
    return found.length === taken.length + 1 && found;
  });
  for (const link of links) {
    const { pathname, search, origin } = new URL(link);
    expect(origin).toBe(DASHBOARD);
    const answer = await openBrowser().get(pathname + search);
    expect([answer.status, isHere(answer.headers.get("location"))]).toEqual([302, true]);
  }
});
