import { once } from "node:events";
import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WORKER } from "../../local/runtime.ts";
import { inspectNextWorkerd, type Memory } from "./inspected-workerd.ts";
import { type Gateway, startGateway } from "./support/gateway.ts";

const MEGABYTE = 1024 * 1024;
const BODY_BYTES = 50 * MEGABYTE;
const AT_ONCE = 4;
/** What four bodies of 50 MB at once may cost. */
const ALLOWED_BYTES = 16 * MEGABYTE;
/** Of the process, which keeps pages that it has used for the next to come. A single body that is held would be more. */
const ALLOWED_RESIDENT_BYTES = 32 * MEGABYTE;
const PIECE_BYTES = 64 * 1024;

let gateway: Gateway;
let shop: Awaited<ReturnType<Gateway["makeShop"]>>;
let workerd: Awaited<ReturnType<Awaited<ReturnType<typeof inspectNextWorkerd>>["attach"]>>;

beforeAll(async () => {
  const inspected = await inspectNextWorkerd();
  gateway = await startGateway();
  workerd = await inspected.attach(WORKER, gateway.stack.gatewayUrl);
  shop = await gateway.makeShop();
});

afterAll(async () => {
  await workerd.close();
  await gateway.stop();
});

interface Shape {
  contentType: string;
  head: string;
  tail: string;
  /** Repeated in between. */
  filling: Buffer;
  withLength: boolean;
}

const json = {
  contentType: "application/json",
  head: '{"number":"5511999990001","mediatype":"document","fileName":"a.bin","media":"',
  tail: '"}',
  filling: Buffer.alloc(PIECE_BYTES, "QUJDREVG"),
};
const field = (name: string, value: string) =>
  `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const form = {
  contentType: "multipart/form-data; boundary=edge",
  head: `${field("number", "5511999990001")}${field("mediatype", "document")}--edge\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\nContent-Type: application/octet-stream\r\n\r\n`,
  tail: "\r\n--edge--\r\n",
  // Beginnings of a boundary that never comes.
  filling: Buffer.alloc(PIECE_BYTES, "\r\n--edg\0"),
};

const JSON_BODY: Shape = { ...json, withLength: true };

const SHAPES: Record<string, [Shape, Shape]> = {
  "JSON with base64": [JSON_BODY, { ...json, withLength: false }],
  "a form with a file": [
    { ...form, withLength: true },
    { ...form, withLength: false },
  ],
};

describe("four bodies of 50 MB at once cost the worker at most 16 MB", () => {
  it.each(Object.entries(SHAPES))("%s, of two the length not told", async (name, shapes) => {
    for (const shape of shapes) {
      for (const size of [MEGABYTE, BODY_BYTES]) expect(await statusOf(begin(shape, size))).toBe(201);
    }
    const before = await workerd.measure();
    const received = shop.server.counters.bytes;

    const bodies = Array.from({ length: AT_ONCE }, (_, index) => begin(shapes[index % 2]!, BODY_BYTES));
    const uploads = Promise.all(bodies.map(statusOf));
    const { peak, samples } = await workerd.watch(uploads);

    expect(await uploads).toEqual(Array(AT_ONCE).fill(201));
    expect(shop.server.counters.bytes - received).toBeGreaterThan(AT_ONCE * (BODY_BYTES - PIECE_BYTES));
    // Fewer would not have seen the bodies pass.
    expect(samples).toBeGreaterThan(12);
    expectSmallGrowth(name, before, peak);
  });

  it("also while the upstream takes nothing: sockets hold the bodies, not the worker", async () => {
    await shop.server.idle();
    const lift = shop.server.fault({ mode: "hang", path: /sendMedia/ });
    const before = await workerd.measure();
    const uploads = Array.from({ length: AT_ONCE }, () => begin(JSON_BODY, BODY_BYTES));
    const held = Promise.all(uploads.map(({ stalled }) => stalled));
    const { peak } = await workerd.watch(held);
    expectSmallGrowth("a hanging upstream", before, peak);
    for (const { outgoing } of uploads) outgoing.destroy();
    await lift();
    expect(await statusOf(begin(JSON_BODY, MEGABYTE))).toBe(201);
  });
});

interface Upload {
  outgoing: ClientRequest;
  response: Promise<IncomingMessage | undefined>;
  /** Resolves when the socket has taken nothing for a second. */
  stalled: Promise<void>;
}

/** Sends a body in pieces, the next one when the socket has taken the last. */
function begin(shape: Shape, size: number): Upload {
  const { contentType, head, tail, filling, withLength } = shape;
  const room = size - head.length - tail.length;
  const whole = room - (room % 4);
  const { hostname, port } = new URL(gateway.stack.gatewayUrl);
  const outgoing = request({
    hostname,
    port,
    method: "POST",
    path: `/v1/message/sendMedia/${shop.instance.name}`,
    headers: {
      apikey: shop.key,
      "content-type": contentType,
      ...(withLength && { "content-length": head.length + whole + tail.length }),
    },
  });
  let stall: () => void = () => {};
  const stalled = new Promise<void>((resolve) => {
    stall = resolve;
  });
  let patience = setTimeout(stall, STALLED_MS);
  const write = async () => {
    outgoing.write(head);
    for (let left = whole; left > 0; left -= filling.length) {
      if (!outgoing.write(filling.subarray(0, left))) await once(outgoing, "drain");
      clearTimeout(patience);
      patience = setTimeout(stall, STALLED_MS);
    }
    outgoing.end(tail);
  };
  const response = once(outgoing, "response").then(
    ([answer]) => answer as IncomingMessage,
    () => undefined,
  );
  write().catch(() => {});
  return { outgoing, response, stalled };
}

const STALLED_MS = 1_000;

async function statusOf({ response }: Upload): Promise<number | undefined> {
  const answer = await response;
  answer?.resume();
  if (answer) await once(answer, "end");
  return answer?.statusCode;
}

function expectSmallGrowth(what: string, before: Memory, peak: Memory): void {
  const [live, resident] = [peak.live - before.live, peak.resident - before.resident];
  const shown = `${what}: heap and buffers ${change(before.live, live)}, the process ${change(before.resident, resident)}`;
  console.log(shown);
  expect(live, shown).toBeLessThanOrEqual(ALLOWED_BYTES);
  expect(resident, shown).toBeLessThanOrEqual(ALLOWED_RESIDENT_BYTES);
}

const megabytes = (bytes: number) => (bytes / MEGABYTE).toFixed(1);
const change = (before: number, growth: number) => `${megabytes(before)} MB + ${megabytes(growth)} MB`;
