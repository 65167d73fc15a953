import { expect, it, vi } from "vitest";
import { callWith, connectInstance, makeCaller } from "../support";
import { asKey } from "./support";

/** A tenant that has sent one message and looked once, with both in its log. */
async function callerWithLog() {
  const caller = await makeCaller();
  const instance = await connectInstance(caller);
  const path = `/tenants/${caller.tenantId}/requests`;
  const ask = asKey(caller.key);
  const call = callWith(caller.key);
  await call("POST", `/message/sendText/${instance}`, { number: "6281234567890", text: "Halo" });
  await call("GET", `/instance/connectionState/${instance}`);
  const entries = await vi.waitFor(
    async () => {
      const { body } = await ask("GET", path);
      const routes: string[] = body.items.map((item: { path: string }) => item.path);
      expect(routes).toEqual(expect.arrayContaining([expect.stringContaining("sendText")]));
      expect(routes).toEqual(expect.arrayContaining([expect.stringContaining("connectionState")]));
      return body.items as { id: string; path: string; method: string }[];
    },
    { timeout: 30_000, interval: 200 },
  );
  const idOf = (part: string) => entries.find((entry) => entry.path.includes(part))!.id;
  return { ask, path, idOf };
}

it("says how far back the log goes", async () => {
  const { ask, path } = await callerWithLog();
  expect((await ask("GET", path)).body.keptDays).toBe(30);
});

it("looks again at once, and sends again only when that was confirmed", async () => {
  const { ask, path, idOf } = await callerWithLog();
  const look = await ask("POST", `${path}/${idOf("connectionState")}/replay`, {});
  expect(look).toMatchObject({ status: 200, body: { status: 200, requestId: expect.any(String) } });

  const send = `${path}/${idOf("sendText")}/replay`;
  const body = { number: "6281234567890", text: "Once more" };
  expect(await ask("POST", send, { body })).toMatchObject({
    status: 400,
    body: { errors: { confirm: [expect.anything()] } },
  });
  const sent = await ask("POST", send, { body, confirm: true });
  expect(sent).toMatchObject({ status: 200, body: { status: 201, body: { key: { id: expect.any(String) } } } });
});

it("does not know the calls of others", async () => {
  const [mine, theirs] = [await callerWithLog(), await callerWithLog()];
  const answer = await mine.ask("POST", `${mine.path}/${theirs.idOf("connectionState")}/replay`, {});
  expect(answer.status).toBe(404);
});
