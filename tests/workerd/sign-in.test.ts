import { expect, it } from "vitest";
import { fetchGateway, manage } from "./support";

const newPerson = () => ({
  email: `${crypto.randomUUID()}@example.com`,
  password: crypto.randomUUID(),
  name: "Siti",
  role: "user" as const,
});

/** Each address has attempts of its own. */
const signIn = (credentials: { email: string; password: string }, address = crypto.randomUUID()) =>
  fetchGateway("/auth/sign-in/email", {
    method: "POST",
    headers: { "content-type": "application/json", "cf-connecting-ip": address },
    body: JSON.stringify(credentials),
  });

it("lets somebody whom the operator has added sign in, and knows them by their cookie", async () => {
  const person = newPerson();
  await manage("PUT", "/users", person);
  const signedIn = await signIn(person);
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((text) => text.split(";")[0])
    .join("; ");
  const session = await fetchGateway("/auth/get-session", { headers: { cookie } });
  expect(await session.json()).toMatchObject({ user: { email: person.email, role: "user" } });
});

it("answers a wrong password and an unknown person alike", async () => {
  const person = newPerson();
  await manage("PUT", "/users", person);
  const wrong = await signIn({ ...person, password: "not-the-password" });
  const unknown = await signIn(newPerson());
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(await wrong.text()).toBe(await unknown.text());
});

it("keeps sign-up closed, and the operator's role out of reach", async () => {
  const response = await fetchGateway("/auth/sign-up/email", {
    method: "POST",
    headers: { "content-type": "application/json", "cf-connecting-ip": crypto.randomUUID() },
    body: JSON.stringify({ ...newPerson(), role: "operator" }),
  });
  expect(response.status).toBeGreaterThanOrEqual(400);
});

it("keeps the password of somebody who is added twice", async () => {
  const person = newPerson();
  await manage("PUT", "/users", person);
  await manage("PUT", "/users", { ...person, password: crypto.randomUUID(), role: "operator" });
  expect((await signIn(person)).status).toBe(200);
});

it("stops guessing before it hashes", async () => {
  const address = crypto.randomUUID();
  const person = newPerson();
  const statuses = [];
  for (let attempt = 0; attempt < 50; attempt++)
    statuses.push((await signIn({ ...person, password: "x" }, address)).status);
  expect(statuses).toContain(429);
});
