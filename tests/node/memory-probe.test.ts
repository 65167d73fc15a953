import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequire } from "node:module";
import { findFreePort } from "../../local/ports.ts";
let inspectorPort = 0;
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { basename } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onChildProcess } from "../../local/guard-process.ts";
import { type Gateway, startGateway } from "./support/gateway.ts";

const MEGABYTE = 1024 * 1024;
const BODY_BYTES = 50 * MEGABYTE;
const AT_ONCE = 4;
/** What four bodies of 50 MB may cost, all memory of the process counted: heap, buffers and the runtime's own. */
const ALLOWED_BYTES = 16 * MEGABYTE;
const PIECE_BYTES = 64 * 1024;

let gateway: Gateway;
let shop: Awaited<ReturnType<Gateway["makeShop"]>>;
let workerd = 0;

beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), "zapin-insp-"));
  inspectorPort = await findFreePort();
  const wrapper = join(dir, "workerd-inspected");
  await writeFile(wrapper, `#!/bin/sh\nexec ${createRequire(import.meta.url)("workerd").default} "$@" --inspector-addr=127.0.0.1:${inspectorPort}\n`, { mode: 0o755 });
  process.env.MINIFLARE_WORKERD_PATH = wrapper;
  const stopListening = onChildProcess(({ spawnfile, pid }) => {
    if (basename(spawnfile).startsWith("workerd")) workerd = pid ?? 0;
  });
  gateway = await startGateway();
  stopListening();
  shop = await gateway.makeShop();
}, 120_000);

afterAll(() => gateway.stop());

interface Shape {
  contentType: string;
  head: string;
  tail: string;
  /** Repeated in between. */
  filling: Buffer;
  withLength: boolean;
}

const BASE64 = Buffer.alloc(PIECE_BYTES, "QUJDREVG");
const FIELDS = '"number":"5511999990001","mediatype":"document","fileName":"a.bin"';
const json = { contentType: "application/json", head: `{${FIELDS},"media":"`, tail: '"}', filling: BASE64 };
const part = (name: string, value: string) =>
  `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const form = {
  contentType: "multipart/form-data; boundary=edge",
  head: `${part("number", "5511999990001")}${part("mediatype", "document")}--edge\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\nContent-Type: application/octet-stream\r\n\r\n`,
  tail: "\r\n--edge--\r\n",
  filling: Buffer.alloc(PIECE_BYTES, "\r\n--edg\0"),
};

const SHAPES: Record<string, Shape> = {
  "JSON with base64": { ...json, withLength: true },
  "JSON with base64, of a length that nobody tells": { ...json, withLength: false },
  "a form with a file": { ...form, withLength: true },
  "a form with a file, of a length that nobody tells": { ...form, withLength: false },
};

describe("the memory of the worker", () => {
  it.each(Object.entries(SHAPES).slice(Number(process.env.SH ?? 0), Number(process.env.SH ?? 0)+1))(
    "grows by at most 16 MB under four bodies of 50 MB at once: %s",
    async (_, shape) => {
        const targets = await (await fetch(`http://127.0.0.1:${inspectorPort}/json`)).json();
      const socket = new WebSocket(targets.find((t) => t.id.includes("user:zapin")).webSocketDebuggerUrl);
      await new Promise((r) => socket.addEventListener("open", r));
      let id = 0; const waiting = new Map();
      socket.addEventListener("message", ({ data }) => { const m = JSON.parse(data); waiting.get(m.id)?.(m); });
      const ask = (method, params) => new Promise((r) => { waiting.set(++id, r); socket.send(JSON.stringify({ id, method, params })); });
      console.log(JSON.stringify(await ask("HeapProfiler.enable")), JSON.stringify(await ask("HeapProfiler.collectGarbage")), JSON.stringify(await ask("Runtime.getHeapUsage")));
      await upload(shape, MEGABYTE);
      expect(await upload(shape, BODY_BYTES)).toBe(201);

      await ask("HeapProfiler.startSampling", { samplingInterval: 4096, includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true });
      await Promise.all(Array.from({ length: AT_ONCE }, () => upload(shape, BODY_BYTES)));
      const { profile } = (await ask("HeapProfiler.stopSampling")).result;
      const totals = new Map(); let all = 0;
      const walk = (n) => { const k = n.callFrame.functionName + ":" + n.callFrame.lineNumber; totals.set(k, (totals.get(k) ?? 0) + n.selfSize); all += n.selfSize; n.children.forEach(walk); };
      walk(profile.head);
      console.log("round alloc total MB", all / 1e6, [...totals].sort((a, b) => b[1] - a[1]).slice(0, 14).map(([k, v]) => k + "=" + (v / 1e6).toFixed(2)).join("  "));
    },
    120_000,
  );
});

/** Sends a body in pieces, the next one when the socket has taken the last; answers the status. */
async function upload({ contentType, head, tail, filling, withLength }: Shape, size: number): Promise<number> {
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
  const answered = once(outgoing, "response");
  outgoing.write(head);
  for (let left = whole; left > 0; left -= filling.length) {
    if (!outgoing.write(filling.subarray(0, left))) await once(outgoing, "drain");
  }
  outgoing.end(tail);
  const [answer] = await answered;
  answer.resume();
  await once(answer, "end");
  return answer.statusCode;
}

function sampleMemory() {
  let peak = 0;
  let samples = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, memory("VmRSS"));
    samples++;
  }, 20);
  return {
    stop() {
      clearInterval(timer);
      return { peak: Math.max(peak, memory("VmRSS")), samples };
    },
  };
}

function memory(field: "VmRSS" | "VmHWM"): number {
  const status = readFileSync(`/proc/${workerd}/status`, "utf8");
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
}

const megabytes = (bytes: number) => (bytes / MEGABYTE).toFixed(1);

