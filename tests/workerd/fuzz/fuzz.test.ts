import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { ledgerName } from "../../../lib/ledger-name";
import { open } from "../../../lib/seal";
import { tokenContext } from "../../../lib/seal-contexts";
import { config } from "../../../worker/env";
import { makeRoomyCaller } from "../roomy-caller";
import { type Caller, connectInstance, fetchGateway } from "../support";
import { type FuzzCase, type Known, makeCase } from "./cases";
import { type FuzzAnswer, violations } from "./invariants";

/*
 * To look at one case again: VITE_FUZZ_SEED=<seed> VITE_FUZZ_CASE=<index> npx vitest run --project workerd tests/workerd/fuzz
 * (what begins with VITE_ reaches a test inside workerd).
 */
const setting = (name: string): string | undefined => process.env[name] ?? process.env[`VITE_${name}`];
const SEED = Number(setting("FUZZ_SEED") ?? 20_261_122);
const CASES = setting("PROVE") ? 40_000 : 4_000;
const AT_ONCE = 20;
const ONLY = setting("FUZZ_CASE");

let caller: Caller;
let other: Caller;
let known: Known;
let before: string;

beforeAll(async () => {
  [caller, other] = [await makeRoomyCaller(), await makeRoomyCaller()];
  const foreign = await connectInstance(other);
  known = {
    key: caller.key,
    instance: await connectInstance(caller),
    expendable: await connectInstance(caller),
    foreign,
  };
  before = await look(other, foreign);
});

it("answers whatever comes in a shape that is promised, and gives nothing away", async () => {
  const indices = ONLY === undefined ? Array.from({ length: CASES }, (_, index) => index) : [Number(ONLY)];
  const tally = new Map<number, number>();
  const found: string[] = [];
  for (let start = 0; start < indices.length; start += AT_ONCE) {
    const batch = await Promise.all(indices.slice(start, start + AT_ONCE).map(play));
    const secrets = await listSecrets();
    for (const { index, fuzzCase, answer } of batch) {
      tally.set(answer.status, (tally.get(answer.status) ?? 0) + 1);
      const shown = answer.text + JSON.stringify([...answer.headers]);
      const leaked = secrets.filter(({ text }) => shown.includes(text)).map(({ what }) => `gives away ${what}`);
      const wrong = [...violations(fuzzCase, answer), ...leaked];
      if (wrong.length > 0) found.push(describeCase(index, fuzzCase, { answer, wrong }));
    }
  }
  console.log(
    `seed ${SEED}, ${indices.length} cases, by status: ${JSON.stringify(Object.fromEntries([...tally].sort()))}`,
  );
  expect(found.slice(0, 10), `${found.length} of ${indices.length} cases`).toEqual([]);
});

it("reached what lies behind the checks", async () => {
  const sent = await caller.call("POST", `/chat/findMessages/${known.instance}`, {});
  expect(sent.body.messages.total).toBeGreaterThan(ONLY === undefined ? 10 : -1);
});

it("left the instance working, and the other tenant's untouched", async () => {
  const state = await caller.call("GET", `/instance/connectionState/${known.instance}`);
  expect(state.body).toEqual({ instance: { instanceName: known.instance, state: "open" } });
  const sent = await caller.call("POST", `/message/sendText/${known.instance}`, {
    number: "5511999990001",
    text: "oi",
  });
  expect(sent.status).toBe(201);
  expect(await look(other, known.foreign)).toBe(before);
});

async function play(index: number) {
  const fuzzCase = makeCase(SEED, index, known);
  return { index, fuzzCase, answer: await send(fuzzCase) };
}

async function send({ method, path, headers, body, pieces }: FuzzCase): Promise<FuzzAnswer> {
  const began = Date.now();
  const sent = body && pieces > 0 ? inPieces(body, pieces) : body;
  const response = await fetchGateway(path, { method, headers, ...(sent && { body: sent }) });
  return { status: response.status, headers: response.headers, text: await response.text(), ms: Date.now() - began };
}

function inPieces(body: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < body.length) controller.enqueue(body.slice(at, at + size));
      else controller.close();
      at += size;
    },
  });
}

/** True names and tokens of every instance there is by now, and what belongs to the other tenant. */
async function listSecrets(): Promise<{ what: string; text: string }[]> {
  const ledger = ({ tenantId }: Caller) => env.LEDGER.getByName(ledgerName(tenantId, "test"));
  const lists = await Promise.all([caller, other].map((one) => ledger(one).listInstances()));
  const secrets = lists.flat().map(async (instance) => [
    { what: "an upstream name", text: instance.upstreamName },
    { what: "a token", text: await open(config.dataSecrets, instance.sealedToken, tokenContext(instance.id)) },
    { what: "a sealed token", text: instance.sealedToken },
  ]);
  const others = [
    { what: "the other tenant's id", text: other.tenantId },
    { what: "the other tenant's key", text: other.key },
    ...(lists[1] ?? []).map(({ upstreamId }) => ({ what: "the other tenant's instance", text: upstreamId })),
  ];
  return [...(await Promise.all(secrets)).flat(), ...others];
}

/** What the other tenant sees of its instance. */
async function look({ call }: Caller, name: string): Promise<string> {
  const answers = [
    await call("GET", "/instance/fetchInstances"),
    await call("POST", `/chat/findMessages/${name}`, {}),
    await call("GET", `/webhook/find/${name}`),
    await call("GET", `/settings/find/${name}`),
    await call("GET", `/typebot/find/${name}`),
  ];
  return JSON.stringify(answers.map(({ status, body }) => ({ status, body })));
}

function describeCase(
  index: number,
  { method, path, body, pieces }: FuzzCase,
  seen: { answer: FuzzAnswer; wrong: string[] },
): string {
  const { answer, wrong } = seen;
  const sent = body ? new TextDecoder().decode(body.subarray(0, 300)) : "";
  return [
    `seed ${SEED} case ${index}: ${method} ${path.slice(0, 200)} ${wrong.join("; ")}`,
    `  answered ${answer.status} ${answer.text.slice(0, 300)}`,
    `  to ${body?.length ?? 0} bytes${pieces ? ` in pieces of ${pieces}` : ""}: ${JSON.stringify(sent)}`,
  ].join("\n");
}
