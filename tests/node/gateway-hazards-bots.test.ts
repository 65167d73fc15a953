import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Version } from "../support/evolution/server.ts";
import { type Answer, type Gateway, type Instance, startGateway, type Tenant } from "./support/gateway.ts";

// What bots make dangerous on a shared server: addresses that are sent the global key, and ids that open other tenants' rows.

type Shop = Tenant & { instance: Instance };
type Fields = Record<string, unknown>;

const CONTACT = "5511888880002@s.whatsapp.net";
const TENANT_URL = "https://bots.shop.example/api";
const COMMON = {
  enabled: true,
  triggerType: "keyword",
  triggerOperator: "equals",
  triggerValue: "oi",
  expire: 20,
  keywordFinish: "#SAIR",
  delayMessage: 1000,
  unknownMessage: "?",
  listeningFromMe: false,
  stopBotFromMe: false,
  keepOpen: false,
  debounceTime: 10,
  ignoreJids: [],
  splitMessages: false,
  timePerChar: 0,
};

interface Kind {
  name: string;
  idParam: string;
  urlField: string;
  fields: Fields;
  newer?: boolean;
}

const KINDS: readonly Kind[] = [
  { name: "typebot", idParam: "typebotId", urlField: "url", fields: { typebot: "my-flow" } },
  { name: "dify", idParam: "difyId", urlField: "apiUrl", fields: { botType: "agent", apiKey: "tenant-secret-1" } },
  { name: "flowise", idParam: "flowiseId", urlField: "apiUrl", fields: { apiKey: "tenant-secret-2" } },
  { name: "evolutionBot", idParam: "evolutionBotId", urlField: "apiUrl", fields: { apiKey: "tenant-secret-3" } },
  { name: "n8n", idParam: "n8nId", urlField: "webhookUrl", fields: { basicAuthPass: "tenant-secret-4" }, newer: true },
  { name: "evoai", idParam: "evoaiId", urlField: "agentUrl", fields: { apiKey: "tenant-secret-5" }, newer: true },
  {
    name: "openai",
    idParam: "openaiBotId",
    urlField: "functionUrl",
    fields: { botType: "assistant", assistantId: "a" },
  },
];

const kindsOf = (version: Version) => KINDS.filter(({ newer }) => version === "2.3.6" || !newer);

let gateway: Gateway;
const shops = {} as Record<Version, { a: Shop; b: Shop }>;

beforeAll(async () => {
  gateway = await startGateway({ ALLOW_LOCAL_URLS: "false" });
  for (const version of ["2.3.6", "2.2.3"] as const) {
    shops[version] = { a: await gateway.makeShop({ version }), b: await gateway.makeShop({ version }) };
  }
});

afterAll(() => gateway?.stop());

beforeEach(() => {
  for (const { a } of Object.values(shops)) a.server.forget();
});

/** A call of one shop; `$I` stands for its instance. */
const call = ({ key, instance }: Shop, line: string, body?: unknown): Promise<Answer> =>
  gateway.call(key, line.replace("$I", instance.name), body === undefined ? {} : { body });

/** Of the last request that has one: settings are read again once they were changed. */
const lastBody = ({ server }: Shop) => JSON.parse(server.requests.findLast(({ bodyText }) => bodyText)!.bodyText!);
const withoutId = ({ status, body }: Answer) => ({ status, body: { ...body, requestId: "" } });

async function makeBot(shop: Shop, { name, urlField, fields }: Kind, extra: Fields = {}): Promise<Answer> {
  const credentials = name === "openai" ? { openaiCredsId: await makeCredentials(shop) } : {};
  const unique = { triggerValue: randomUUID(), [urlField]: `${TENANT_URL}/${randomUUID()}` };
  return call(shop, `POST /v1/${name}/create/$I`, { ...COMMON, ...fields, ...credentials, ...unique, ...extra });
}

async function makeCredentials(shop: Shop, name = `creds-${randomUUID()}`): Promise<string> {
  const made = await call(shop, "POST /v1/openai/creds/$I", { name, apiKey: `sk-${randomUUID()}` });
  expect([made.status, made.body.name]).toEqual([201, name]);
  return made.body.id;
}

describe.each<Version>(["2.3.6", "2.2.3"])("on %s", (version) => {
  describe("H3: a bot's address is sent the server's global key", () => {
    it.each(kindsOf(version))("so upstream stands an address of ours: $name", async (kind) => {
      const { a } = shops[version];
      const made = await makeBot(a, kind);
      const shownUrl = made.body[kind.urlField];
      expect([made.status, shownUrl]).toEqual([201, expect.stringContaining(TENANT_URL)]);
      expect(lastBody(a)[kind.urlField]).toMatch(new RegExp(`^${gateway.stack.gatewayUrl}/relay/[\\w-]+$`));

      const sent = { ...COMMON, ...kind.fields, [kind.urlField]: `${TENANT_URL}/moved` };
      const body = kind.name === "openai" ? { ...sent, openaiCredsId: made.body.openaiCredsId } : sent;
      const updated = await call(a, `PUT /v1/${kind.name}/update/${made.body.id}/$I`, body);
      expect([updated.status, updated.body[kind.urlField]]).toEqual([200, `${TENANT_URL}/moved`]);
      for (const line of [`find/$I`, `fetch/${made.body.id}/$I`]) {
        const { text } = await call(a, `GET /v1/${kind.name}/${line}`);
        expect(text).toContain(`${TENANT_URL}/moved`);
        expect(text).not.toContain("/relay/");
      }
      const arrived = a.server.requests.map(({ bodyText }) => bodyText).join();
      expect(arrived).not.toContain("bots.shop.example");
    });

    it("sessions do not show it, nor the server's address", async () => {
      const { a } = shops[version];
      const bot = await makeBot(a, KINDS[0]!);
      a.server.openSession(a.instance.upstreamName, { remoteJid: CONTACT, type: "typebot", botId: bot.body.id });
      const { status, body } = await call(a, `GET /v1/typebot/fetchSessions/${bot.body.id}/$I`);
      expect(status).toBe(200);
      const [{ parameters }] = body;
      const shown = { apiKey: null, serverUrl: `${gateway.stack.gatewayUrl}/v1`, instanceName: a.instance.name };
      expect(parameters).toMatchObject(shown);
    });
  });

  describe("H7: ids of another tenant's bots", () => {
    it.each(kindsOf(version))("are as good as ids that exist nowhere in every path: $name", async (kind) => {
      const { a, b } = shops[version];
      const foreign = (await makeBot(b, kind)).body.id;
      const before = await call(b, `GET /v1/${kind.name}/fetch/${foreign}/$I`);
      const body = { ...COMMON, ...kind.fields, [kind.urlField]: TENANT_URL, triggerValue: randomUUID() };
      const withCredentials = kind.name === "openai" ? { ...body, openaiCredsId: await makeCredentials(a) } : body;
      const lines: [string, unknown?][] = [
        [`GET /v1/${kind.name}/fetch/$ID/$I`],
        [`PUT /v1/${kind.name}/update/$ID/$I`, withCredentials],
        [`DELETE /v1/${kind.name}/delete/$ID/$I`],
        [`GET /v1/${kind.name}/fetchSessions/$ID/$I`],
      ];
      a.server.forget();
      for (const [line, sent] of lines) {
        const answer = await call(a, line.replace("$ID", foreign), sent);
        const nowhere = await call(a, line.replace("$ID", `cm${randomUUID().replaceAll("-", "").slice(0, 23)}`), sent);
        expect([line, withoutId(answer)]).toEqual([line, withoutId(nowhere)]);
      }
      expect(a.server.requests.filter(({ url, bodyText }) => `${url}${bodyText}`.includes(foreign))).toEqual([]);
      expect((await call(b, `GET /v1/${kind.name}/fetch/${foreign}/$I`)).body).toEqual(before.body);
    });

    it.each(kindsOf(version))("are refused as fallbacks, in words that tell nothing: $name", async (kind) => {
      const { a, b } = shops[version];
      const foreign = (await makeBot(b, kind)).body.id;
      const credentials = kind.name === "openai" ? { openaiCredsId: await makeCredentials(a) } : {};
      a.server.forget();
      const ownField = kind.name === "evolutionBot" ? "botIdFallback" : `${kind.name}IdFallback`;
      for (const field of ["fallbackId", ownField]) {
        const settle = (id: string) =>
          call(a, `POST /v1/${kind.name}/settings/$I`, { ...COMMON, ...credentials, [field]: id });
        const refused = await settle(foreign);
        expect([field, refused.status]).toEqual([field, 400]);
        expect(withoutId(refused)).toEqual(withoutId(await settle(randomUUID())));
      }
      expect(a.server.requests.filter(({ bodyText }) => bodyText?.includes(foreign))).toEqual([]);
    });

    it("and of its credentials open nothing", async () => {
      const { a, b } = shops[version];
      const foreign = await makeCredentials(b);
      a.server.forget();
      const kind = KINDS.find(({ name }) => name === "openai")!;
      const tries = [
        await makeBot(a, kind, { openaiCredsId: foreign }),
        await call(a, "POST /v1/openai/settings/$I", { ...COMMON, openaiCredsId: foreign }),
      ];
      expect(tries.map(({ status }) => status)).toEqual([400, 400]);
      expect((await call(a, `DELETE /v1/openai/creds/${foreign}/$I`)).status).toBe(500);
      const models = (id: string) => call(a, `GET /v1/openai/getModels/$I?openaiCredsId=${id}`);
      expect(withoutId(await models(foreign))).toEqual(withoutId(await models(randomUUID())));
      expect(a.server.requests.filter(({ url, bodyText }) => `${url}${bodyText}`.includes(foreign))).toEqual([]);
      const kept = (await call(b, "GET /v1/openai/creds/$I")).body;
      expect(kept.map(({ id }: { id: string }) => id)).toContain(foreign);
    });

    it("names of credentials may be the same for two tenants", async () => {
      const { a, b } = shops[version];
      const name = `shared-${randomUUID()}`;
      await makeCredentials(a, name);
      await makeCredentials(b, name);
      const listed = (await call(a, "GET /v1/openai/creds/$I")).body;
      expect(listed.filter((row: { name: string }) => row.name === name)).toHaveLength(1);
    });
  });

  describe("H7: what upstream strikes every tenant", () => {
    it.each(kindsOf(version))("changeStatus does not end another tenant's session: $name", async ({ name }) => {
      const { a, b } = shops[version];
      const type = name === "evolutionBot" ? "evolution" : name;
      for (const status of ["closed", "delete"]) {
        const remoteJid = `${Math.floor(Math.random() * 1e12)}@s.whatsapp.net`;
        const mine = a.server.openSession(a.instance.upstreamName, { remoteJid, type });
        const theirs = b.server.openSession(b.instance.upstreamName, { remoteJid, type });
        const { status: answered } = await call(a, `POST /v1/${name}/changeStatus/$I`, { remoteJid, status });
        expect([answered, mine.status, theirs.status]).toEqual([200, "paused", "opened"]);
        const kept = await call(b, `GET /v1/${name}/fetchSessions/any/$I`);
        if (name !== "typebot" || version === "2.3.6") expect(kept.text).toContain(theirs.sessionId);
      }
    });

    it.each(kindsOf(version))("the debounce buffer, which all share, is not used: $name", async (kind) => {
      const { a } = shops[version];
      await makeBot(a, kind, { debounceTime: 30 });
      expect(lastBody(a).debounceTime).toBe(0);
      const credentials = kind.name === "openai" ? { openaiCredsId: await makeCredentials(a) } : {};
      await call(a, `POST /v1/${kind.name}/settings/$I`, { ...COMMON, ...credentials, debounceTime: 30 });
      expect(lastBody(a).debounceTime).toBe(0);
    });

    it.each(["(a+)+$", "(a|aa)+$", "(.*a){20}", "^(([a-z])+.)+[A-Z]([a-z])+$", "(?=a)b", "a".repeat(201), "("])(
      "a pattern that could stop the server's only thread is refused: %s",
      async (triggerValue) => {
        const { a } = shops[version];
        const made = await makeBot(a, KINDS[0]!, { triggerOperator: "regex", triggerValue });
        expect([triggerValue, made.status]).toEqual([triggerValue, 400]);
        expect(a.server.requests.filter(({ method }) => method === "POST")).toEqual([]);
      },
    );

    it("a harmless pattern passes", async () => {
      const { a } = shops[version];
      const made = await makeBot(a, KINDS[0]!, { triggerOperator: "regex", triggerValue: "^(oi|halo) \\d{1,4}$" });
      expect(made.status).toBe(201);
    });
  });

  describe("H8: secrets of bots", () => {
    it.each(kindsOf(version))("are taken and never shown again: $name", async (kind) => {
      const { a } = shops[version];
      const made = await makeBot(a, kind);
      const answers = [
        made,
        await call(a, `GET /v1/${kind.name}/find/$I`),
        await call(a, `GET /v1/${kind.name}/fetch/${made.body.id}/$I`),
        await call(a, `GET /v1/${kind.name}/fetchSettings/$I`),
      ];
      expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 200]);
      for (const { text } of answers) expect(text).not.toMatch(/tenant-secret|"sk-/);
    });
  });
});

it("no answer of this file held an upstream name, token, key, secret or address", () => {
  const { answers, secrets, leaks } = gateway.leaks();
  console.log(`leak check: ${answers} answers searched for ${secrets} secrets`);
  expect(answers).toBeGreaterThan(300);
  expect(leaks).toEqual([]);
});
