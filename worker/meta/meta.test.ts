import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { createHmac } from "node:crypto";
import { Hono } from "hono";
import { afterEach, expect, it, vi } from "vitest";
import { mintMetaToken, verifyWordOf } from "../../lib/meta-token";
import { answerOutside } from "../../tests/support/outside";
import { type AppEnv, config } from "../env";
import { onError } from "../middleware/on-error";
import { newInstance } from "../webhooks/instance.fixture";
import { meta } from ".";
import { appKey, writeApp } from "./app-document";

afterEach(() => vi.restoreAllMocks());

const app = new Hono<AppEnv>().route("/meta", meta).onError(onError);
const call = (path: string, init?: RequestInit) =>
  app.fetch(new Request(`https://gateway.test/meta/${path}`, init), env, createExecutionContext());

const NUMBER = "106540352242922";
const eventOf = (...numbers: string[]) =>
  JSON.stringify({
    object: "whatsapp_business_account",
    entry: [
      {
        id: "1",
        changes: numbers.map((number) => ({ field: "messages", value: { metadata: { phone_number_id: number } } })),
      },
    ],
  });

async function newBusiness() {
  const host = `${crypto.randomUUID()}.example`;
  const { owner, ledger, instance } = await newInstance({ server: { url: `https://${host}` } });
  const appSecret: string = crypto.randomUUID();
  const document = await writeApp(owner, { phoneNumberId: NUMBER, appSecret });
  expect(document).not.toContain(appSecret);
  await env.LEDGER.getByName(ledger).putDocument(appKey(owner), document);
  const token = await mintMetaToken(config.keySecrets, owner);
  const forwarded: { url: string; body: string }[] = [];
  answerOutside(
    ({ hostname }) => hostname === host,
    async (request) => {
      forwarded.push({ url: request.url, body: await request.text() });
      return new Response(null, { status: 200 });
    },
  );
  const sign = (body: string, secret = appSecret) =>
    `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  const send = (body: string, signature: string | undefined = sign(body)) =>
    call(token, { method: "POST", body, headers: signature === "" ? {} : { "x-hub-signature-256": signature } });
  return { token, send, sign, forwarded, instance, ledger, host };
}

it("passes on what Meta signed, as it came", async () => {
  const { send, forwarded, host } = await newBusiness();
  const body = eventOf(NUMBER);
  expect((await send(body)).status).toBe(200);
  expect(forwarded).toEqual([{ url: `https://${host}/webhook/meta`, body }]);
});

it("refuses what was not signed with the app's secret, and what is no event", async () => {
  const { send, sign, forwarded } = await newBusiness();
  const body = eventOf(NUMBER);
  const attempts = [
    send(body, ""),
    send(body, "sha256=00"),
    send(body, sign(body, "another secret")),
    send(`${body} `, sign(body)),
  ];
  expect((await Promise.all(attempts)).map(({ status }) => status)).toEqual(attempts.map(() => 401));
  expect((await send("not json")).status).toBe(400);
  expect(forwarded).toEqual([]);
});

it("passes on nothing about a number that is nobody's here, and has Meta forget it", async () => {
  const { send, forwarded } = await newBusiness();
  const account = { id: "1", changes: [{ field: "account_update", value: { event: "VERIFIED_ACCOUNT" } }] };
  const bodies = [eventOf("999"), JSON.stringify({ entry: [] }), JSON.stringify({ entry: [account] })];
  for (const body of bodies) expect((await send(body)).status).toBe(200);
  expect(forwarded).toEqual([]);
  expect((await send(eventOf("999", NUMBER))).status).toBe(200);
  expect(forwarded.map(({ body }) => JSON.parse(body))).toEqual([JSON.parse(eventOf(NUMBER))]);
});

it("passes on no word of a template, although a number stands beside it: servers tell its maker, who may be somebody else", async () => {
  const { send, forwarded } = await newBusiness();
  const value = { metadata: { phone_number_id: NUMBER }, message_template_id: 1, event: "APPROVED" };
  const change = { field: "message_template_status_update", value };
  const body = JSON.stringify({ object: "whatsapp_business_account", entry: [{ id: "1", changes: [change] }] });
  expect((await send(body)).status).toBe(200);
  expect(forwarded).toEqual([]);
});

it("answers Meta's first call with its challenge, if it says the word", async () => {
  const { token } = await newBusiness();
  const word = await verifyWordOf(config.keySecrets, token);
  const query = (verify: string) => `${token}?hub.mode=subscribe&hub.verify_token=${verify}&hub.challenge=12345`;
  const answer = await call(query(word));
  expect([answer.status, await answer.text()]).toEqual([200, "12345"]);
  expect((await call(query("evolution"))).status).toBe(403);
});

it("knows only its own tokens, and no instance without an app", async () => {
  const { token, ledger, instance, sign } = await newBusiness();
  const forged = `${token.slice(0, -2)}AA`;
  expect((await call(forged, { method: "POST", body: "{}" })).status).toBe(404);
  await env.LEDGER.getByName(ledger).dropInstance(instance.id);
  const body = eventOf(NUMBER);
  const answer = await call(token, { method: "POST", body, headers: { "x-hub-signature-256": sign(body) } });
  expect(answer.status).toBe(404);
});

it("lets Meta try again while the server is away", async () => {
  const { send } = await newBusiness();
  vi.spyOn(console, "error").mockReturnValue();
  vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("away"));
  const answer = await send(eventOf(NUMBER));
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "30"]);
});

it("a body that does not say how long it is fills nobody's memory", async () => {
  const { token, forwarded } = await newBusiness();
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(65_536));
    },
  });
  const answer = await call(token, { method: "POST", body: endless });
  expect([answer.status, forwarded]).toEqual([413, []]);
  expect(sent).toBeLessThan(70);
});
