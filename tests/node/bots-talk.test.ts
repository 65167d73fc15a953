import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Receiver, startReceiver } from "../support/evolution/receiver.ts";
import { until } from "../support/until.ts";
import { type BotServer, startBotServer } from "./support/bot-server.ts";
import { callAs, makeShop, PLACES, type Place, type Shop } from "./support/bot-shop.ts";
import { type Gateway, startGateway } from "./support/gateway.ts";

// What bots of tenants hear, of every kind, from servers of both versions and from the sandbox.

type Fields = Record<string, unknown>;
const URL_KINDS = ["typebot", "dify", "flowise", "evolutionBot", "n8n", "evoai"] as const;

let gateway: Gateway;
let bots: BotServer;
/** Where every tenant has its events. */
let receiver: Receiver;

beforeAll(async () => {
  bots = await startBotServer();
  receiver = await startReceiver();
  gateway = await startGateway({ TIME_SCALE: "0.05", OPENAI_URL: `${bots.url}/openai` });
  gateway.watchForLeaks(() => bots.heard.map((request) => ({ line: request.url, text: JSON.stringify(request) })));
  gateway.watchForLeaks(() => receiver.received.map((event) => ({ line: event.url, text: JSON.stringify(event) })));
});

afterAll(async () => {
  await gateway?.stop();
  await bots?.stop();
  await receiver?.stop();
});

afterEach(() => bots.behave(undefined));

/** With its events told to the receiver, and connected. */
async function makeListening(place: Place, limits?: Record<string, number>): Promise<Shop> {
  const shop = await makeShop(gateway, place, { ...(limits && { limits }) });
  const { mode, name } = shop;
  const events = ["MESSAGES_UPSERT", "SEND_MESSAGE", "TYPEBOT_START", "TYPEBOT_CHANGE_STATUS", "CONNECTION_UPDATE"];
  const endpoint = { mode, url: `${receiver.url}/${place}`, description: "", events };
  expect((await ask(shop, "POST $T/endpoints", endpoint)).status).toBe(201);
  if (mode === "live") return shop;
  await ask(shop, `GET /v1/instance/connect/${name}`);
  expect((await ask(shop, `POST /v1/sandbox/scan/${name}`)).status).toBe(201);
  return shop;
}

const ask = (shop: Shop, line: string, body?: unknown) => callAs(gateway, shop, line, { body });

async function makeBot(shop: Shop, kind: string, extra: Fields = {}): Promise<Fields & { id: string }> {
  const own: Record<string, Fields> = { typebot: { typebot: "flow" }, dify: { botType: "chatBot", apiKey: "app-1" } };
  const url = `${bots.url}/${kind}/${randomUUID()}`;
  const made = await ask(shop, "POST $T/bots", {
    ...{ instanceId: shop.instanceId, kind, enabled: true, url, triggerType: "keyword", delayMessage: 0 },
    ...{ triggerOperator: "startsWith", triggerValue: kind, ...own[kind], ...extra },
  });
  expect([made.status, made.text]).toEqual([201, expect.any(String)]);
  return made.body;
}

const contact = () => `5511${Math.floor(100_000_000 + Math.random() * 899_999_999)}`;

/** A contact writes to the shop. */
async function hear(shop: Shop, from: string, text: string): Promise<void> {
  if (shop.mode === "test") {
    const { status } = await gateway.call(shop.key, `POST /v1/sandbox/inbound/${shop.name}`, { body: { from, text } });
    expect(status).toBe(201);
    return;
  }
  await shop.server.receive(shop.upstreamName, { from: `${from}@s.whatsapp.net`, text });
}

const requestsWith = (path: string) => bots.heard.filter(({ url }) => url.startsWith(path));
const pathOf = ({ url }: Fields) => new URL(String(url)).pathname;

/** Asks all there is to ask about a bot that talks, and changes its conversation: whatever comes of it is searched in the end. */
async function lookAround(shop: Shop, kind: string, { id, from }: { id: string; from: string }): Promise<void> {
  for (const status of ["paused", "opened", "closed"]) {
    const changed = await ask(shop, `POST $T/bots/${id}/sessions`, { contact: from, status });
    expect([changed.status, changed.text]).toEqual([200, expect.any(String)]);
  }
  const idPath = `${kind}/fetchSessions/${id}/${shop.name}`;
  const paths = [`find/${shop.name}`, `fetch/${id}/${shop.name}`, `fetchSettings/${shop.name}`];
  for (const path of [idPath, ...paths.map((one) => `${kind}/${one}`)]) {
    expect((await gateway.call(shop.key, `GET /v1/${path}`)).status).toBe(200);
  }
  for (const line of ["$T/bots", `$T/bots/${id}`, `$T/bots/${id}/sessions`, "$T/bot-calls", "$I/state", "$T/audit"]) {
    await ask(shop, `GET ${line}`);
  }
}

/** What no tenant's server may ever be sent. */
function secretsOf({ server, upstreamName }: Shop): string[] {
  const own = server.instance(upstreamName);
  return [server.globalKey, new URL(server.url).host, upstreamName, own?.token ?? ""].filter((secret) => secret !== "");
}

describe.each(PLACES)("from %s", (place) => {
  const kinds = URL_KINDS.filter((kind) => place !== "2.2.3" || !/n8n|evoai/.test(kind));

  it.each(kinds)(
    "%s hears of its contact, with a key and an address of ours and nothing of the server's",
    async (kind) => {
      const shop = await makeListening(place);
      const bot = await makeBot(shop, kind);
      const from = contact();
      await hear(shop, from, `${kind} please`);
      const path = pathOf(bot);
      await until(() => requestsWith(path).length >= 1);
      await hear(shop, from, "and on");
      await until(() => requestsWith(path).length >= 2);

      const heard = requestsWith(path);
      for (const request of heard) {
        const whole = JSON.stringify(request);
        for (const secret of secretsOf(shop)) expect(whole).not.toContain(secret);
      }
      const first = heard[0]!.text;
      expect(first).toContain(from);
      expect(first).toContain(`"instanceName":"${shop.name}"`);
      expect(first).toContain(`"serverUrl":"${gateway.stack.gatewayUrl}/v1"`);
      const [, key = ""] = /"apiKey":"(zpn_[^"]+)"/.exec(first) ?? [];
      const read = await gateway.call(key, `GET /v1/instance/connectionState/${shop.name}`);
      expect([read.status, read.body.instance?.state]).toEqual([200, "open"]);
      expect((await gateway.call(key, `DELETE /v1/instance/delete/${shop.name}`)).status).toBe(403);
      await lookAround(shop, kind, { id: bot.id, from });
    },
  );
});

describe("the sandbox", () => {
  it.each([...URL_KINDS, "openai", "assistant"])(
    "%s really answers, and goes on with the conversation",
    async (kind) => {
      const shop = await makeListening("sandbox");
      const credentials = { name: "main", apiKey: `sk-${randomUUID()}` };
      const isOpenai = kind === "openai" || kind === "assistant";
      const creds = isOpenai ? await ask(shop, "POST $I/openai/credentials", credentials) : undefined;
      const model = { botType: "chatCompletion", model: "gpt-4o", maxTokens: 100 };
      const type = kind === "assistant" ? { botType: "assistant", assistantId: "asst_1" } : model;
      const bot = await makeBot(
        shop,
        creds ? "openai" : kind,
        creds ? { ...type, openaiCredsId: creds.body.id, url: null } : {},
      );
      const from = contact();
      await hear(shop, from, `${bot.kind}, hello`);
      const said = async () => {
        const where = { key: { remoteJid: `${from}@s.whatsapp.net` } };
        const { body } = await gateway.call(shop.key, `POST /v1/chat/findMessages/${shop.name}`, { body: { where } });
        const records: { key: { fromMe: boolean }; message: { conversation?: string } }[] = body.messages.records;
        return records.filter(({ key }) => key.fromMe).map(({ message }) => message.conversation);
      };
      await until(async () => (await said()).length === 1);
      expect((await said())[0]).toContain(`${bot.kind} heard you`);
      const { body: sessions } = await ask(shop, `GET $T/bots/${bot.id}/sessions`);
      expect(sessions.items).toMatchObject([{ contact: `${from}@s.whatsapp.net`, status: "opened" }]);
      await hear(shop, from, "what else?");
      await until(async () => (await said()).length === 2);

      await ask(shop, `POST $T/bots/${bot.id}/sessions`, { contact: from, status: "paused" });
      const before = bots.heard.length;
      await hear(shop, from, "are you there?");
      await ask(shop, `POST $T/bots/${bot.id}/sessions`, { contact: from, status: "opened" });
      await hear(shop, from, "now?");
      await until(async () => (await said()).length === 3);
      expect(bots.heard.slice(before).filter(({ text }) => text.includes("are you there"))).toEqual([]);
      if (kind === "assistant") {
        const turns = requestsWith("/openai/threads");
        expect(turns.map(({ url }) => url)).toEqual([
          "/openai/threads/runs",
          "/openai/threads/thread_1/runs",
          "/openai/threads/thread_1/runs",
        ]);
        for (const { headers } of turns) expect(headers).toContain('"openai-beta":"assistants=v2"');
      }
    },
  );
});

describe("before it is let loose", () => {
  it.each([...URL_KINDS])("%s can be talked to, and nobody is sent a message", async (kind) => {
    const shop = await makeListening("2.3.6");
    const bot = await makeBot(shop, kind, { enabled: false });
    const sends = shop.server.totalDispatches();
    const said = await ask(shop, `POST $T/bots/${bot.id}/test-chat`, { text: "hello" });
    expect(said.body).toMatchObject({ texts: [`${kind} heard you`], status: 200, error: null });
    for (const secret of secretsOf(shop)) expect(JSON.stringify(requestsWith(pathOf(bot)))).not.toContain(secret);
    bots.behave((_request, response) => void response.writeHead(500).end());
    expect((await ask(shop, `POST $T/bots/${bot.id}/test-chat`, { text: "hello" })).body).toMatchObject({
      texts: [],
      status: 500,
      error: "refused",
    });
    expect(shop.server.totalDispatches()).toBe(sends);
  });

  it("OpenAI too, with its own key, which is not shown", async () => {
    const shop = await makeListening("2.2.3");
    const apiKey = `sk-${randomUUID()}`;
    const creds = await ask(shop, "POST $I/openai/credentials", { name: "main", apiKey });
    const own = { botType: "chatCompletion", model: "gpt-4o", maxTokens: 77, openaiCredsId: creds.body.id, url: null };
    const bot = await makeBot(shop, "openai", own);
    const said = await ask(shop, `POST $T/bots/${bot.id}/test-chat`, { text: "hello" });
    expect(said.body.texts[0]).toContain("openai heard you");
    expect(bots.heard.at(-1)!.headers).toContain(apiKey);
    expect(`${creds.text}${said.text}${(await ask(shop, "GET $I/openai/credentials")).text}`).not.toContain(apiKey);
  });

  it("an assistant too, which remembers what was said before; one that wants a function is left to its server", async () => {
    const shop = await makeListening("2.3.6");
    const creds = await ask(shop, "POST $I/openai/credentials", { name: "main", apiKey: `sk-${randomUUID()}` });
    const own = { botType: "assistant", assistantId: "asst_2", openaiCredsId: creds.body.id, url: null };
    const bot = await makeBot(shop, "openai", own);
    const chat = (said: Fields) => ask(shop, `POST $T/bots/${bot.id}/test-chat`, said);
    const first = await chat({ text: "hello" });
    expect(first.body).toMatchObject({ texts: ["openai heard you"], conversation: "thread_1", error: null });
    expect((await chat({ text: "and?", conversation: first.body.conversation })).body.error).toBeNull();
    expect(bots.heard.at(-1)).toMatchObject({ url: "/openai/threads/thread_1/runs" });
    bots.behave((_request, response) => {
      response.end('event: thread.run.requires_action\ndata: {"thread_id":"thread_1"}\n\n');
    });
    expect((await chat({ text: "weather?" })).body).toMatchObject({ texts: [], error: "not_testable" });
  });

  it.each(PLACES)("a text can be tried on %s", async (place) => {
    const shop = await makeListening(place);
    const [typebot, flowise] = [await makeBot(shop, "typebot"), await makeBot(shop, "flowise", { enabled: false })];
    const tried = await ask(shop, "POST $I/bots/trigger-test", { text: "typebot please" });
    expect(tried.body.items).toEqual([
      { botId: typebot.id, kind: "typebot", answers: true, reason: "trigger" },
      { botId: flowise.id, kind: "flowise", answers: false, reason: "off" },
    ]);
  });
});

it("counts conversations, calls and how long they took", async () => {
  const shop = await makeListening("2.3.6");
  const bot = await makeBot(shop, "flowise");
  const from = contact();
  for (const text of ["flowise one", "two", "three"]) {
    const before = requestsWith(pathOf(bot)).length;
    await hear(shop, from, text);
    await until(() => requestsWith(pathOf(bot)).length > before);
  }
  const analytics = () => ask(shop, "GET $T/bot-analytics");
  await until(async () => (await analytics()).body.total.calls === 3);
  const figures = { sessions: 1, active: 1, averageTurns: 3, calls: 3, errorRate: 0 };
  const { body } = await analytics();
  expect(body.total).toMatchObject({ ...figures, p50Ms: expect.any(Number), p95Ms: expect.any(Number) });
  expect(body.bots).toMatchObject([{ ...figures, kind: "flowise", botId: bot.id, instanceId: shop.instanceId }]);
  const sumOf = (name: string) =>
    body.hours.reduce((sum: number, hour: Record<string, number>) => sum + hour[name]!, 0);
  expect(["sessions", "calls", "errors"].map(sumOf)).toEqual([1, 3, 0]);
  expect(body.hours.at(-1)).toMatchObject({
    hour: expect.stringMatching(/:00:00.000Z$/),
    averageMs: expect.any(Number),
  });
  const { body: log } = await ask(shop, "GET $T/bot-calls?limit=2");
  expect(log.items).toHaveLength(2);
  const { body: rest } = await ask(shop, `GET $T/bot-calls?limit=2&cursor=${log.nextCursor}`);
  expect([rest.items.length, rest.nextCursor]).toEqual([1, null]);
  expect((await ask(shop, "GET $T/bot-calls?failed=true")).body.items).toEqual([]);
});

describe("a bot server", () => {
  const relayed = async (kind = "flowise") => {
    const shop = await makeListening("2.3.6");
    const bot = await makeBot(shop, kind);
    const rows = shop.server.requests.filter(({ url }) => url.includes(`/${kind}/create`));
    const { apiUrl } = JSON.parse(rows.at(-1)!.bodyText!);
    const post = () => fetch(apiUrl, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
    return { shop, bot, post };
  };
  const logged = (shop: Shop) => async () => {
    const query = "select status, error from bot_calls where tenant_id = $1 order by id";
    const { rows } = await gateway.stack.postgres.query<Fields>(query, [shop.id]);
    return rows;
  };
  const logOf = async (shop: Shop) => {
    await until(async () => (await logged(shop)()).length > 0);
    return logged(shop)();
  };

  it("that hangs is given up, and others are served meanwhile", async () => {
    const { shop, post } = await relayed();
    bots.behave(() => {});
    const [hung, served] = [post(), makeListening("2.3.6")];
    expect((await served).instanceId).toBeTruthy();
    expect((await hung).status).toBe(504);
    expect(await logOf(shop)).toEqual([{ status: 504, error: "upstream_timeout" }]);
  });

  it("that lies about its length breaks off its own answer only", async () => {
    const { shop, post } = await relayed();
    bots.behave((_request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"text":');
      setTimeout(() => response.destroy(), 50);
    });
    const lied = await post();
    await expect(lied.text()).rejects.toThrow();
    expect(await logOf(shop)).toEqual([{ status: 200, error: "answer_broken_off" }]);
    bots.behave(undefined);
    expect((await post()).status).toBe(200);
  });

  it("that redirects to a private address is not followed", async () => {
    const { shop, post } = await relayed();
    bots.behave((_request, response) => {
      response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end();
    });
    expect((await post()).status).toBe(502);
    expect(await logOf(shop)).toEqual([{ status: 502, error: "upstream_failed" }]);
  });

  it("that streams is passed on as it speaks", async () => {
    const { post } = await relayed();
    let end = () => {};
    bots.behave((_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("data: one\n\n");
      end = () => response.end("data: two\n\n");
    });
    const reader = (await post()).body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("data: one\n\n");
    end();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("data: two\n\n");
  });
});

it("no answer, no webhook and no call of a bot held an upstream name, token, key, secret or address", () => {
  expect(bots.heard.length).toBeGreaterThan(30);
  for (const place of PLACES) {
    const events = receiver.received.filter(({ url }) => url === `/${place}`);
    expect([place, events.length > 10]).toEqual([place, true]);
    expect(JSON.stringify(events)).toContain("typebot.change-status");
  }
  // What the search looks for was there to be found.
  for (const { globalKey, deliveries, url } of Object.values(gateway.shared)) {
    const raw = JSON.stringify(deliveries.map(({ body }) => body));
    expect([raw.includes(new URL(url).host), raw.includes(globalKey) || url === gateway.shared["2.2.3"].url]).toEqual([
      true,
      true,
    ]);
  }
  expect(gateway.leaks().told).toBe(bots.heard.length + receiver.received.length);
  expect(gateway.leaks().leaks).toEqual([]);
});
