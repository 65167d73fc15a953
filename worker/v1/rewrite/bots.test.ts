import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Problem } from "../../../lib/problem";
import { answerOutside } from "../../../tests/support/outside";
import { config } from "../../env";
import { ROUTES } from "../routes";
import { REWRITES } from ".";
import { BOT_KINDS } from "./bot-kinds";
import type { JsonObject } from "./rewrite";
import { createTenancy, exchange, startCall, type Tenancy } from "./tenancy.fixture";

afterEach(() => vi.restoreAllMocks());

const keyword = { enabled: true, triggerType: "keyword", triggerOperator: "equals", triggerValue: "hi" };
const typebot = { ...keyword, url: "https://typebot.tenant.test", typebot: "my-flow" };
const RELAY_URL = /^http:\/\/[^/]+\/relay\/[\w-]{88}$/;

const botId = () => `c${crypto.randomUUID().replaceAll("-", "").slice(0, 24)}`;

/** Creates a bot the way Evolution answers: the row as stored, with an id. */
async function createBot(tenancy: Tenancy, name: string, body: JsonObject) {
  const id = botId();
  const created = await exchange(tenancy, `POST /${name}/create/main`, {
    body,
    upstream: (sent) => ({ id, ...sent, instanceId: "u" }),
  });
  return { id, ...created };
}

async function problemOf(run: Promise<unknown>): Promise<Problem> {
  try {
    await run;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

it("rewrites every row of the table that is marked so, but those whose names the scrubber alone maps", () => {
  const marked = ROUTES.filter(({ policy }) => policy === "rewrite").map(({ method, path }) => `${method} ${path}`);
  const missing = marked.filter((row) => !REWRITES[row]);
  expect(missing.filter((row) => !/ \/(instance|settings)\//.test(row))).toEqual([]);
  const rows = new Set(ROUTES.map(({ method, path }) => `${method} ${path}`));
  expect(Object.keys(REWRITES).filter((row) => !rows.has(row))).toEqual([]);
});

describe("an address", () => {
  it.each(BOT_KINDS)(
    "of $name is replaced upstream by a relay, and shown as the tenant's own",
    async ({ name, urlField }) => {
      const tenancy = await createTenancy();
      const address = 'https://bots.tenant.test/a?b="c"';
      const { id, sent, shown } = await createBot(tenancy, name, { ...keyword, [urlField]: address });
      expect(sent?.[urlField]).toMatch(RELAY_URL);
      expect(shown).toMatchObject({ id, [urlField]: address });
      const row = { id, ...sent };
      for (const upstream of [() => [row], () => [{ fallback: row, Fallback: row }]]) {
        const listed = await exchange(tenancy, `GET /${name}/find/main`, { upstream });
        expect(JSON.stringify(listed.shown)).toContain(JSON.stringify(address));
        expect(JSON.stringify(listed.shown)).not.toContain("/relay/");
      }
    },
  );

  it("keeps its relay while it stays, and gets a new one when it changes", async () => {
    const tenancy = await createTenancy();
    const { id, sent } = await createBot(tenancy, "typebot", typebot);
    const update = (body: JsonObject) =>
      exchange(tenancy, `PUT /typebot/update/${id}/main`, { body, upstream: (next) => ({ id, ...next }) });
    const same = await update({ ...typebot, triggerValue: "hello" });
    expect(same.sent?.url).toBe(sent?.url);
    const moved = await update({ ...typebot, url: "https://elsewhere.tenant.test" });
    expect(moved.sent?.url).not.toBe(sent?.url);
    expect(moved.shown).toMatchObject({ url: "https://elsewhere.tenant.test" });
    const relays = await env.LEDGER.getByName(tenancy.caller.ledger).listDocuments(tenancy.target.instance.id, "relay");
    expect(relays).toHaveLength(1);
  });

  it("leaves one relay behind however often its create is refused", async () => {
    const tenancy = await createTenancy();
    const { caller, target } = tenancy;
    const refused = { body: typebot, upstream: () => undefined };
    const first = await exchange(tenancy, "POST /typebot/create/main", refused);
    const second = await exchange(tenancy, "POST /typebot/create/main", refused);
    expect(second.sent?.url).toBe(first.sent?.url);
    for (let i = 0; i < 60; i++) {
      await exchange(tenancy, "POST /typebot/create/main", {
        ...refused,
        body: { ...typebot, url: `https://t${i}.test` },
      });
    }
    expect(await env.LEDGER.getByName(caller.ledger).listDocuments(target.instance.id, "relay")).toHaveLength(50);
  });

  it("of a flow that is started by hand is the one its bot already has", async () => {
    const tenancy = await createTenancy();
    const { sent } = await createBot(tenancy, "typebot", typebot);
    const start = (body: JsonObject) =>
      exchange(tenancy, "POST /typebot/start/main", {
        body: { remoteJid: "5511999999999@s.whatsapp.net", ...body },
        upstream: (given) => ({ typebot: { instanceName: "x", typebot: { url: given?.url } } }),
      });
    const known = await start({ url: typebot.url, typebot: "my-flow", startSession: true });
    expect(known.sent?.url).toBe(sent?.url);
    expect(known.shown).toEqual({ typebot: { instanceName: "x", typebot: { url: typebot.url } } });
    const other = await start({ url: typebot.url, typebot: "other-flow" });
    expect(other.sent?.url).toMatch(RELAY_URL);
    expect(other.sent?.url).not.toBe(sent?.url);
    expect((await problemOf(start({ url: typebot.url, typebot: "../../v1" }))).status).toBe(400);
  });
});

describe("an id", () => {
  const rows = BOT_KINDS.flatMap(({ name, idParam }) => [
    [name, idParam, `GET /${name}/fetch/ID/main`] as const,
    [name, idParam, `PUT /${name}/update/ID/main`] as const,
    [name, idParam, `DELETE /${name}/delete/ID/main`] as const,
    [name, idParam, `GET /${name}/fetchSessions/ID/main`] as const,
  ]);

  it.each(rows)("of another tenant's %s is nobody's (%s) in %s", async (name, idParam, pattern) => {
    const { id } = await createBot(await createTenancy(), name, keyword);
    const stranger = await createTenancy();
    const row = pattern.replace("ID", id) as `${string} /${string}`;
    const asked = await exchange(stranger, row, { upstream: () => null });
    expect(asked.params[idParam]).not.toBe(id);
    expect(asked.params[idParam]).toMatch(/^[\da-f-]{36}$/);
  });

  it.each(rows)("of one's own %s stays (%s) in %s", async (name, idParam, pattern) => {
    const tenancy = await createTenancy();
    const { id } = await createBot(tenancy, name, keyword);
    const asked = await exchange(tenancy, pattern.replace("ID", id) as `${string} /${string}`, {
      upstream: () => null,
    });
    expect(asked.params[idParam]).toBe(id);
  });

  it.each(["fallbackId", "typebotIdFallback"])("in %s must be the tenant's own", async (field) => {
    const tenancy = await createTenancy();
    const own = await createBot(tenancy, "typebot", typebot);
    const foreign = await createBot(await createTenancy(), "typebot", typebot);
    answerOutside(isUpstream, () => Response.json(null));
    const set = (id: unknown) => exchange(tenancy, "POST /typebot/settings/main", { body: { [field]: id } });
    expect((await set(own.id)).sent).toEqual({ [field]: own.id, debounceTime: 0 });
    expect((await set("")).sent?.[field]).toBe("");
    const message = `instance.${field} is not known to this instance`;
    for (const id of [foreign.id, "nowhere"]) {
      expect((await problemOf(set(id))).details.evolutionMessage).toEqual([[message]]);
    }
    expect((await problemOf(set({ not: "text" }))).status).toBe(400);
  });

  it("is forgotten with its bot", async () => {
    const tenancy = await createTenancy();
    const { id } = await createBot(tenancy, "typebot", typebot);
    await exchange(tenancy, `DELETE /typebot/delete/${id}/main`, { upstream: () => ({ bot: { id } }) });
    const after = await exchange(tenancy, `GET /typebot/fetch/${id}/main`, { upstream: () => null });
    expect(after.params.typebotId).not.toBe(id);
    expect(after.shown).toBeNull();
    const ledger = env.LEDGER.getByName(tenancy.caller.ledger);
    expect(await ledger.listDocuments(tenancy.target.instance.id, "relay")).toEqual([]);
  });

  it("of a bot that Evolution made itself becomes known by a list", async () => {
    const tenancy = await createTenancy();
    const row = { id: botId(), url: "https://adopted.tenant.test", debounceTime: 10 };
    const found = await exchange(tenancy, "GET /typebot/find/main", { upstream: () => [row] });
    expect(found.shown).toEqual([{ ...row, debounceTime: 0 }]);
    const fetched = await exchange(tenancy, `GET /typebot/fetch/${row.id}/main`, { upstream: () => row });
    expect(fetched.params.typebotId).toBe(row.id);
  });

  it("keeps 2.2's null for an empty list", async () => {
    expect((await exchange(await createTenancy(), "GET /dify/find/main", { upstream: () => null })).shown).toBeNull();
  });
});

describe("a body", () => {
  it("goes up without debounce, whatever it says", async () => {
    const { sent, shown } = await createBot(await createTenancy(), "openai", { ...keyword, debounceTime: 10 });
    expect(sent).toMatchObject({ debounceTime: 0 });
    expect(shown).toMatchObject({ debounceTime: 0 });
  });

  it.each(["(a+)+$", "", undefined, 5])("is refused with the pattern %s", async (triggerValue) => {
    const body = { ...typebot, triggerOperator: "regex", triggerValue };
    const problem = await problemOf(createBot(await createTenancy(), "typebot", body));
    expect(problem).toMatchObject({
      status: 400,
      details: { evolutionMessage: [[expect.stringContaining("triggerValue")]] },
    });
  });

  it("is refused with a pattern for a `regex` that was stored before it", async () => {
    const tenancy = await createTenancy();
    const { id } = await createBot(tenancy, "typebot", { ...typebot, triggerOperator: "regex", triggerValue: "^hi$" });
    const { triggerOperator: _, ...unsaid } = typebot;
    for (const operator of [{}, { triggerOperator: null }]) {
      const body = { ...unsaid, ...operator, triggerValue: "(a+)+$" };
      const update = exchange(tenancy, `PUT /typebot/update/${id}/main`, {
        body,
        upstream: (sent) => ({ id, ...sent }),
      });
      expect((await problemOf(update)).status).toBe(400);
    }
  });

  it("loses no secret when it is fetched, changed and put back", async () => {
    const tenancy = await createTenancy();
    const { id, shown } = await createBot(tenancy, "dify", { ...keyword, apiKey: "app-secret" });
    expect(shown).toMatchObject({ apiKey: null });
    const put = await exchange(tenancy, `PUT /dify/update/${id}/main`, {
      body: Object(shown),
      upstream: (sent) => sent,
    });
    expect(put.sent).not.toHaveProperty("apiKey");
  });

  it.each([
    [{}, "closed", "paused"],
    [{}, "delete", "paused"],
    [{}, "opened", "opened"],
    [{ dedicated: true }, "closed", "closed"],
    [{ sandbox: true, url: "" }, "delete", "delete"],
  ])("on a server like %j changes a status to %s as %s", async (server, asked, sent) => {
    const tenancy = await createTenancy(server);
    const changed = await exchange(tenancy, "POST /typebot/changeStatus/main", {
      body: { remoteJid: "1", status: asked },
    });
    expect(changed.sent).toEqual({ remoteJid: "1", status: sent });
  });
});

describe("an answer", () => {
  it("hides the server's keys and address in session rows", async () => {
    const tenancy = await createTenancy();
    const { id } = await createBot(tenancy, "typebot", typebot);
    const parameters = { apiKey: "global-key", serverUrl: "http://inside:8080", name: "Ana" };
    const upstream = () => [{ id: "s", parameters, botId: id }];
    const { shown } = await exchange(tenancy, `GET /typebot/fetchSessions/${id}/main`, { upstream });
    const clean = { apiKey: null, serverUrl: `${config.publicUrl}/v1`, name: "Ana" };
    expect(shown).toEqual([{ id: "s", parameters: clean, botId: id }]);
  });

  it("hides passwords, also those of a fallback", async () => {
    const row = { basicAuthUser: "u", basicAuthPass: "p" };
    const upstream = () => ({ ...row, fallback: row });
    const { shown } = await exchange(await createTenancy(), "GET /n8n/fetchSettings/main", { upstream });
    expect(shown).toEqual({
      basicAuthUser: "u",
      basicAuthPass: null,
      fallback: { basicAuthUser: "u", basicAuthPass: null },
    });
  });

  it("stays empty where Evolution's is", async () => {
    const body = { remoteJid: "1", url: typebot.url, typebot: "f" };
    expect((await exchange(await createTenancy(), "POST /typebot/start/main", { body })).shown).toBeUndefined();
  });
});

const isUpstream = ({ hostname }: URL) => hostname === "evo.upstream.test";

it("removes a bot upstream that could not be written down", async () => {
  const tenancy = await createTenancy();
  const asked: Request[] = [];
  answerOutside(isUpstream, (request) => {
    asked.push(request);
    return Response.json({ bot: { id: "b1" } });
  });
  const broken = { getByName: () => ({ putDocument: () => Promise.reject(new Error("ledger is down")) }) };
  const { call, rewrite } = startCall(tenancy, "POST /openai/create/main");
  Object.assign(call, { env: { ...env, LEDGER: broken } });
  const failed = await problemOf(
    Promise.resolve(rewrite.answer?.(call, { status: 201, sent: {}, body: { id: "b1" } })),
  );
  expect(failed.code).toBe("unavailable");
  const url = `https://evo.upstream.test/openai/delete/b1/${tenancy.target.instance.upstreamName}`;
  expect(asked).toMatchObject([{ method: "DELETE", url }]);
  expect(asked[0]?.headers.get("apikey")).toBe(tenancy.target.token);
});
