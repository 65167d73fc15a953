import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { InstanceState } from "../../../durable/instance-state/instance-state";
import { EVENT_NAMES } from "../../../lib/event-names";
import { listen, newKey } from "../../../worker/live/listen.fixture";
import { addEndpoint, addTenantEndpoint } from "../../../worker/webhooks/instance.fixture";
import { until } from "../../support/until";
import { accepted, type PacedNumber, pacedNumber } from "./number.fixture";

const TO = "5511900000001";
let now = Date.UTC(2026, 10, 23, 15);

beforeEach(() => {
  vi.spyOn(Date, "now").mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

/** A paced number whose tenant wants to hear how its sends end, and what it has heard. */
async function heardNumber(rules: Parameters<typeof pacedNumber>[0] = {}) {
  const number = await pacedNumber(rules);
  const receiver = `https://receiver.${number.upstream.host}/paced`;
  await addTenantEndpoint(number, { id: crypto.randomUUID(), url: receiver, events: ["SEND_PACED"] });
  const behaviour = {
    server: (request: Parameters<typeof accepted>[0]): Response | Promise<Response> => accepted(request),
  };
  number.upstream.answerWith((request) => {
    if (request.url === receiver) return new Response(null, { status: 204 });
    return request.url.includes("/message/") ? behaviour.server(request) : new Response("{}");
  });
  const told = () =>
    number.upstream.received
      .filter(({ url }) => url === receiver)
      .map(({ headers, body }) => ({ id: headers.get("webhook-id") ?? "", body: JSON.parse(body) }));
  return { ...number, behaviour, receiver, told };
}

type Heard = Awaited<ReturnType<typeof heardNumber>>;

/** What has been told of a send, once there is something. */
async function toldOf({ told }: Heard, id: string) {
  const of = () => told().filter(({ body }) => body.data.id === id);
  await until(() => of().length > 0);
  return of();
}

async function endsAs(number: Heard, ending: object, end: (id: string) => Promise<unknown>) {
  const { body } = await number.send(TO, "hello");
  await end(body.id);
  const [event, ...more] = await toldOf(number, body.id);
  expect(more).toEqual([]);
  const found = await number.find(body.id);
  expect(found).toMatchObject(ending);
  expect(event?.body).toMatchObject({
    event: "send.paced",
    instance: number.instance.name,
    destination: number.receiver,
  });
  expect(event?.body.data).toEqual(found);
  now += 1_500;
}

describe("an end of a paced send", () => {
  it("is told to who chose to hear of it, whichever it is, as it can be asked for", async () => {
    const number = await heardNumber({ expireHours: 1 });
    await endsAs(number, { state: "sent", messageId: "W1" }, async () => {
      number.behaviour.server = (request) => accepted(request, "W1");
      await number.turn();
    });
    await endsAs(number, { state: "failed", code: "refused", message: "no" }, async () => {
      number.behaviour.server = () => Response.json({ response: { message: ["no"] } }, { status: 400 });
      await number.turn();
    });
    await endsAs(number, { state: "unknown", code: "outcome_unknown" }, async () => {
      number.behaviour.server = () => Response.json({ error: "Internal Server Error" }, { status: 500 });
      await number.turn();
    });
    await endsAs(number, { state: "cancelled" }, async (id) => {
      await number.call("DELETE", `/paced/cancel/${number.instance.name}/${id}`);
      await number.turn();
    });
    await endsAs(number, { state: "failed", code: "expired" }, async () => {
      now += 2 * 3_600_000;
      await number.turn();
    });
    const { headers, body } = number.upstream.received.find(({ url }) => url === number.receiver) ?? { body: "" };
    expect(headers?.get("webhook-signature")).toMatch(/^v1,/);
    expect(body).not.toMatch(new RegExp(`hello|${TO}`));
  });

  it("is told of every send that is cancelled at once", async () => {
    const number = await heardNumber();
    const ids: string[] = [];
    for (let sends = 0; sends < 120; sends++, now += 200) ids.push((await number.send(TO, `${sends}`)).body.id);
    await number.call("DELETE", `/paced/clear/${number.instance.name}`);
    await until(async () => {
      await number.turn();
      return number.told().length >= ids.length;
    });
    expect(new Set(number.told().map(({ id }) => id)).size).toBe(ids.length);
    expect(
      number
        .told()
        .map(({ body }) => body.data.id)
        .sort(),
    ).toEqual(ids.sort());
  });

  it("is not told to an endpoint that names everything else, nor can Evolution's routes ask for it", async () => {
    const number = await heardNumber();
    const other = `https://all.${number.upstream.host}/`;
    await addEndpoint(number, { url: other, events: [...EVENT_NAMES] });
    const { body } = await number.send(TO, "hello");
    await number.turn();
    await toldOf(number, body.id);
    await number.hear("call", { id: "1" });
    await until(() => number.upstream.received.some(({ url }) => url === other));
    const events = number.upstream.received
      .filter(({ url }) => url === other)
      .map(({ body: text }) => JSON.parse(text));
    expect(events.map(({ event }) => event)).not.toContain("send.paced");
    const webhook = { enabled: true, url: other, events: ["SEND_PACED"] };
    const { status } = await number.call("POST", `/webhook/set/${number.instance.name}`, { webhook });
    expect(status).toBe(400);
  });
});

describe("who dies between the send and the telling", () => {
  type Tell = InstanceState["tellPaced"];
  const { tellPaced } = InstanceState.prototype;

  /** What this number does when it is told; numbers of other tests do what they always do. */
  function spy({ owner }: Heard) {
    const tell = vi.fn<Tell>(tellPaced);
    vi.spyOn(InstanceState.prototype, "tellPaced").mockImplementation(function (this: InstanceState, whose, endings) {
      return (whose.instanceId === owner.instanceId ? tell : tellPaced).call(this, whose, endings);
    });
    return tell;
  }

  /** One event, under one id, with what became of the send. */
  async function isToldOnce(number: Heard, id: string) {
    const [event] = await toldOf(number, id);
    await number.turn();
    now += 600_000;
    await number.turn();
    await number.turn();
    expect(number.told()).toEqual([event]);
    expect(event?.body.data).toMatchObject({ id, state: "sent" });
    expect(number.sent()).toHaveLength(1);
  }

  it("loses nothing where the queue is killed before the number has heard", async () => {
    const number = await heardNumber();
    const { body } = await number.send(TO, "hello");
    const tell = spy(number).mockImplementationOnce(async () => {
      await number.kill();
      throw new Error("cut off");
    });
    await number.turn().catch(() => false);
    expect(tell).toHaveBeenCalledOnce();
    expect(number.told()).toEqual([]);
    await number.turn();
    await isToldOnce(number, body.id);
  });

  it("gives no second id where the queue is killed before it has heard that the number knows", async () => {
    const number = await heardNumber();
    const { body } = await number.send(TO, "hello");
    const ids: string[] = [];
    spy(number).mockImplementation(async function (this: InstanceState, owner, endings) {
      await tellPaced.call(this, owner, endings);
      ids.push(...endings.map(({ id }) => id));
      if (ids.length === 1) await number.kill();
    });
    await number.turn().catch(() => false);
    await number.turn();
    await isToldOnce(number, body.id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it("tells when the number can be reached again", async () => {
    const number = await heardNumber();
    const { body } = await number.send(TO, "hello");
    const tell = spy(number).mockRejectedValue(new Error("overloaded"));
    for (let tries = 0; tries < 4; tries++, now += 600_000) await number.turn();
    expect(tell).toHaveBeenCalledTimes(4);
    expect(await number.find(body.id)).toMatchObject({ state: "sent" });
    tell.mockImplementation(tellPaced);
    await number.turn();
    await isToldOnce(number, body.id);
  });
});

describe("/live", () => {
  const ofPaced = (messages: readonly { type: string }[]) => messages.filter(({ type }) => type === "paced");

  it("tells it as well, once, to those who may see the number", async () => {
    const [number, other] = [await heardNumber(), await heardNumber()];
    const open = async (of: PacedNumber, instances: string[] | null = null) => {
      const { key } = await newKey(of, { instances });
      const socket = await listen({ key, protocols: ["zapin.live.v1"] });
      await until(() => socket.messages.length > 0);
      return socket;
    };
    const mine = await open(number);
    const bound = await open(number, [crypto.randomUUID()]);
    const theirs = await open(other);
    const { body } = await number.send(TO, "hello");
    await number.turn();
    await until(() => ofPaced(mine.messages).length > 0);
    const send = await number.find(body.id);
    expect(ofPaced(mine.messages)).toEqual([
      { type: "paced", seq: expect.any(Number), instanceId: number.instance.id, send },
    ]);
    await other.send(TO, "hello");
    await other.turn();
    await until(() => ofPaced(theirs.messages).length > 0);
    expect(ofPaced(theirs.messages)).toMatchObject([{ instanceId: other.instance.id }]);
    expect(ofPaced(bound.messages)).toEqual([]);
    for (const { told } of [number, other]) await until(() => told().length === 1);
    for (const { socket } of [mine, bound, theirs]) socket?.close();
  });
});

it("is nobody's business where nobody listens: the number writes nothing for it", async () => {
  const number = await pacedNumber();
  const rows = async () => (await number.state.counters()).rowsWritten;
  // The number hears that nobody listens when it tells something for the first time.
  await until(async () => {
    const before = await rows();
    await number.send(TO, "hello");
    now += 1_500;
    await number.turn();
    return (await rows()) === before;
  });
  expect(number.sent().length).toBeGreaterThan(0);
});
