import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WORKER } from "../../local/runtime.ts";
import { until } from "../support/until.ts";
import { inspectNextWorkerd } from "./inspected-workerd.ts";
import { type Gateway, startGateway } from "./support/gateway.ts";

const MEGABYTE = 1024 * 1024;
const BODY_BYTES = 49 * MEGABYTE;
/** What one body of 50 MB may cost, from the server to the endpoint: a part of five megabytes, sealed and on its way. */
const ALLOWED_BYTES = 16 * MEGABYTE;
const PIECE = Buffer.concat([Buffer.from(',"'), Buffer.alloc(64 * 1024, "x"), Buffer.from('"')]);

/** Events that the tenant's endpoint has read to their end. */
const taken = new Set<unknown>();
const endpoint = createServer((incoming, outgoing) => {
  incoming.resume().once("end", () => {
    taken.add(incoming.headers["webhook-id"]);
    outgoing.end();
  });
});

let gateway: Gateway;
let shop: Awaited<ReturnType<Gateway["makeShop"]>>;
let workerd: Awaited<ReturnType<Awaited<ReturnType<typeof inspectNextWorkerd>>["attach"]>>;

beforeAll(async () => {
  const inspected = await inspectNextWorkerd();
  gateway = await startGateway();
  workerd = await inspected.attach(WORKER, gateway.stack.gatewayUrl);
  shop = await gateway.makeShop();
  await once(endpoint.listen(0, "127.0.0.1"), "listening");
  const { port } = endpoint.address() as AddressInfo;
  const webhook = { enabled: true, url: `http://127.0.0.1:${port}/hook`, events: ["MESSAGES_SET"] };
  const { status } = await gateway.call(shop.key, `POST /v1/webhook/set/${shop.instance.name}`, { body: { webhook } });
  expect(status).toBe(201);
});

afterAll(async () => {
  endpoint.close();
  await workerd.close();
  await gateway.stop();
});

/** Delivers a history of so many bytes, as the instance's server would. */
async function deliver(bytes: number, mark: string): Promise<number | undefined> {
  const webhook = shop.server.instance(shop.instance.upstreamName)?.webhook;
  if (!webhook) throw new Error("the server has no webhook of ours");
  const { hostname, port, pathname: path } = new URL(webhook.url);
  const headers = { ...webhook.headers, "content-type": "application/json" };
  const outgoing = request({ hostname, port, path, method: "POST", headers });
  const response = once(outgoing, "response");
  outgoing.write(`{"event":"messages.set","instance":"${shop.instance.upstreamName}","data":["${mark}"`);
  for (let left = bytes; left > 0; left -= PIECE.length) {
    if (!outgoing.write(PIECE)) await once(outgoing, "drain");
  }
  outgoing.end(`],"destination":"x","date_time":"${new Date().toISOString()}","server_url":"x","apikey":null}`);
  const [answer] = await response;
  answer.resume();
  await once(answer, "end");
  return answer.statusCode;
}

/** On its way to its endpoint an event needs memory of the same isolate, which is not the upload's. */
const isTaken = (count: number) => until(() => taken.size === count);

it("takes in a body of 50 MB without holding it", async () => {
  expect(await deliver(2 * MEGABYTE, "warm")).toBe(200);
  expect(await deliver(BODY_BYTES, "warmer")).toBe(200);
  await isTaken(2);
  expect(await growthDuring("measured")).toBeLessThanOrEqual(ALLOWED_BYTES);
  await isTaken(3);
});

/** How much more than before is needed at most while a body passes. */
async function growthDuring(mark: string): Promise<number> {
  const before = await workerd.measure();
  const upload = deliver(BODY_BYTES, mark);
  const { peak, samples } = await workerd.watch(upload);
  expect(await upload).toBe(200);
  // Fewer would not have seen the body pass.
  expect(samples).toBeGreaterThan(12);
  const growth = peak.live - before.live;
  console.log(
    `a webhook of ${BODY_BYTES / MEGABYTE} MB: heap and buffers grew by ${(growth / MEGABYTE).toFixed(1)} MB, ${samples} samples`,
  );
  return growth;
}
