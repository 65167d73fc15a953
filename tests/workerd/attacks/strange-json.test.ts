import { expect, it } from "vitest";
import { until } from "../../support/until";
import { asKey, makeHouse, makeKey } from "../api/support";
import { callWith, connectInstance } from "../support";

const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

it("a body nested so deeply that nobody could write it again is refused, and is no accident of ours", async () => {
  const { path, owner } = await makeHouse();
  const body = (levels: number) => `{"name":"\\u0041","mode":"test","more":${nested(levels)}}`;
  const refused = await owner.ask("POST", `${path}/keys`, body(100_000));
  expect(refused).toMatchObject({
    status: 400,
    body: { code: "invalid_request", detail: expect.stringContaining("64") },
  });
  expect((await owner.ask("POST", `${path}/keys`, body(64))).status).toBe(400);
  expect((await owner.ask("POST", `${path}/keys`, body(63))).status).toBe(201);
});

it("nor does a call that is repeated carry one on", async () => {
  const { tenantId, path } = await makeHouse();
  const { key } = await makeKey(tenantId);
  const call = callWith(key);
  const name = await connectInstance({ call });
  const sent = await call("POST", `/message/sendText/${name}`, { number: "6281234567890", text: "hi" });
  const request = sent.headers.get("x-zapin-request-id");
  await until(async () => (await asKey(key)("GET", `${path}/requests?requestId=${request}`)).body.items[0]);
  const body = `{"confirm":true,"body":{"number":"6281234567890","text":"again","more":${nested(100_000)}}}`;
  expect((await asKey(key)("POST", `${path}/requests/${request}/replay`, body)).status).toBe(400);
});

it("a header named as what every object has is none that an endpoint has had", async () => {
  const { path, owner } = await makeHouse();
  const made = await owner.ask("POST", `${path}/endpoints`, { url: "https://receiver.example/a", headers: { a: "1" } });
  for (const name of ["valueOf", "constructor", "hasOwnProperty"]) {
    const kept = await owner.ask("PATCH", `${path}/endpoints/${made.body.id}`, { headers: { a: null, [name]: null } });
    expect(kept).toMatchObject({ status: 400, body: { errors: { headers: [`"${name}" has no value to keep`] } } });
  }
  const given = await owner.ask("PATCH", `${path}/endpoints/${made.body.id}`, { headers: { constructor: "2" } });
  expect(given).toMatchObject({ status: 200, body: { headers: ["constructor"] } });
});
