import { expect, it } from "vitest";
import { until } from "../../support/until";
import { makeCaller, makeTenant, manage } from "../support";
import { asToken } from "./support";

async function newPhone() {
  const caller = await makeCaller();
  const { id } = await manage<{ id: string }>("POST", `/tenants/${caller.tenantId}/instances`, {
    name: "toko",
    mode: "test",
  });
  const path = `/tenants/${caller.tenantId}/instances/${id}`;
  const drive = (control: string, body?: object) => asToken("POST", `${path}/sandbox/${control}`, body);
  const status = async () => (await asToken("GET", path)).body.live?.status;
  return { ...caller, path, drive, status };
}

it("scans the code, lets a message arrive, and ends the connection", async () => {
  const { path, drive, status, call } = await newPhone();
  expect((await drive("scan")).body).toMatchObject({ status: 409, code: "conflict" });
  await asToken("POST", `${path}/connect`);
  expect((await drive("scan")).status).toBe(204);
  await until(async () => (await status()) === "open");

  expect((await drive("inbound", { from: "0812-3456-7890", text: "halo" })).status).toBe(204);
  const found = await call("POST", "/chat/findMessages/toko", {});
  expect(found.body.messages.records[0]).toMatchObject({
    key: { remoteJid: "6281234567890@s.whatsapp.net", fromMe: false },
    message: { conversation: "halo" },
  });

  expect((await drive("disconnect", { reason: "banned" })).status).toBe(204);
  await until(async () => (await status()) === "closed");
  expect((await asToken("GET", path)).body.live.cause).toBe("banned");
  expect((await drive("disconnect", { reason: "banned" })).body.code).toBe("conflict");
});

it("says what is wrong with a sender's number at its field", async () => {
  const { drive } = await newPhone();
  expect((await drive("inbound", { from: "12" })).body).toMatchObject({
    code: "invalid_request",
    errors: { from: [expect.any(String)] },
  });
});

it("drives no phone of another tenant", async () => {
  const { tenantId } = await makeCaller();
  const { id } = await manage<{ id: string }>("POST", `/tenants/${tenantId}/instances`, { name: "x", mode: "test" });
  const other = await makeTenant();
  expect((await asToken("POST", `/tenants/${other}/instances/${id}/sandbox/scan`)).status).toBe(404);
});

it("lists every magic number with what it does", async () => {
  const { body } = await asToken("GET", `/tenants/${await makeTenant()}/sandbox/numbers`);
  expect(body.recipients).toContainEqual({
    number: "99900000003",
    outcome: "error",
    effect: expect.any(String),
  });
  expect(body.own.map(({ opens }: { opens: string }) => opens)).toEqual(["at_once", "when_scanned"]);
});
