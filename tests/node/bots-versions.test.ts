import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../support/until.ts";
import { makeShop, type Shop } from "./support/bot-shop.ts";
import { type Gateway, startGateway } from "./support/gateway.ts";

// Servers know no versions of what they keep: who may change it is decided before they are asked.

type Fields = Record<string, unknown>;
const VERSIONS = ["2.3.6", "2.2.3"] as const;

let gateway: Gateway;
const shops = {} as Record<(typeof VERSIONS)[number], Shop>;

beforeAll(async () => {
  gateway = await startGateway();
  for (const version of VERSIONS) shops[version] = await makeShop(gateway, version, { dedicated: true });
});

afterAll(() => gateway?.stop());

const fieldsOf = (shop: Shop) => ({
  ...{ instanceId: shop.instanceId, kind: "flowise", enabled: true, url: `http://127.0.0.1:9/${randomUUID()}` },
  ...{ triggerType: "keyword", triggerOperator: "equals", triggerValue: randomUUID() },
});

/** What two people may have open at once: how it is read and changed, and a change that is not taken. */
const KEPT = {
  "a bot": async (shop: Shop) => {
    const other = await gateway.call(shop.key, `POST /api/tenants/${shop.id}/bots`, { body: fieldsOf(shop) });
    const { body } = await gateway.call(shop.key, `POST /api/tenants/${shop.id}/bots`, { body: fieldsOf(shop) });
    const { triggerType, triggerOperator, triggerValue } = other.body;
    const refused = { fields: { triggerType, triggerOperator, triggerValue }, code: "conflict" };
    return { path: `/api/tenants/${shop.id}/bots/${body.id}`, upstream: `/flowise/update/${body.id}/`, refused };
  },
  "what bots begin with": async (shop: Shop) => ({
    path: `/api/tenants/${shop.id}/instances/${shop.instanceId}/bots/dify/settings`,
    upstream: "/dify/settings/",
    refused: { fields: { fallbackId: randomUUID() }, code: "invalid_request" },
  }),
};

const WANTED = { unknownMessage: "Sorry?" };

describe.each(VERSIONS)("on %s", (version) => {
  describe.each(Object.keys(KEPT) as (keyof typeof KEPT)[])("%s", (what) => {
    /** Something new of this kind, with what its server has heard of it. */
    async function opened() {
      const shop = shops[version];
      const { path, upstream, refused } = await KEPT[what](shop);
      const read = () => gateway.call(shop.key, `GET ${path}`);
      const change = (fields: Fields, tag?: string) =>
        gateway.call(shop.key, `PATCH ${path}`, {
          body: { ...WANTED, ...fields },
          ...(tag !== undefined && { headers: { "if-match": tag } }),
        });
      const heard = () => shop.server.requests.length;
      const puts = () => shop.server.requests.filter(({ method, url }) => method !== "GET" && url.startsWith(upstream));
      const found = await read();
      expect(found.headers.etag).toBe(`"${found.body.version}"`);
      return { shop, read, change, heard, puts, refused, upstream, tag: String(found.headers.etag) };
    }

    it("is refused to whoever has seen an older version, and its server hears nothing of it", async () => {
      const { read, change, heard, tag } = await opened();
      const changed = await change({ expire: 11 }, tag);
      expect([changed.status, changed.body.expire]).toEqual([200, 11]);
      expect(changed.headers.etag).not.toBe(tag);
      const before = heard();
      for (const old of [tag, '"1"', '"999999999999999"', '"9999999999999999"', '"no number"', "1"]) {
        const late = await change({ expire: 12 }, old);
        expect([old, late.status, late.body.code]).toEqual([old, 412, "version_mismatch"]);
      }
      expect(heard()).toBe(before);
      expect((await read()).body).toEqual(changed.body);
    });

    it("is changed by one of many who have seen the same, and by its server only once", async () => {
      const { read, change, puts, tag } = await opened();
      const before = puts().length;
      const answers = await Promise.all([21, 22, 23, 24, 25].map((expire) => change({ expire }, tag)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412]);
      expect(puts().length).toBe(before + 1);
      const winner = answers.find(({ status }) => status === 200);
      expect((await read()).body).toEqual(winner?.body);
    });

    it("keeps its version where a change is not taken: the corrected one is", async () => {
      const { read, change, refused, tag } = await opened();
      const answer = await change({ expire: 31, ...refused.fields }, tag);
      expect(answer.body.code).toBe(refused.code);
      expect((await read()).headers.etag).toBe(tag);
      expect((await change({ expire: 31 }, tag)).status).toBe(200);
    });

    it("is refused while another change of it is on its way, and free again when that was cut off", async () => {
      const { shop, read, change, heard, puts, upstream, tag } = await opened();
      const before = puts().length;
      const lift = shop.server.fault({ mode: "hang", path: new RegExp(upstream) });
      const first = change({ expire: 41 }, tag);
      await until(() => puts().length > before);
      const asked = heard();
      expect((await change({ expire: 42 }, tag)).body.code).toBe("version_mismatch");
      expect(heard()).toBe(asked);
      await shop.server.stop();
      await lift();
      await shop.server.start();
      expect((await first).status).toBeGreaterThanOrEqual(500);
      expect((await read()).headers.etag).toBe(tag);
      expect((await change({ expire: 43 }, tag)).status).toBe(200);
    });

    it("is changed without a word of versions, also by several at once, and then has another", async () => {
      const { read, change, tag } = await opened();
      const answers = await Promise.all([51, 52, 53].map((expire) => change({ expire })));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect((await read()).headers.etag).not.toBe(tag);
      expect((await change({ expire: 54 }, tag)).body.code).toBe("version_mismatch");
      expect((await change({ expire: 55 }, "*")).status).toBe(200);
    });
  });

  it("has another version once a client of /v1 has changed it", async () => {
    const shop = shops[version];
    const body = fieldsOf(shop);
    const made = await gateway.call(shop.key, `POST /api/tenants/${shop.id}/bots`, { body });
    const { id } = made.body;
    const { body: row } = await gateway.call(shop.key, `GET /v1/flowise/fetch/${id}/${shop.name}`);
    const put = { body: { ...row, description: "by a client" } };
    expect((await gateway.call(shop.key, `PUT /v1/flowise/update/${id}/${shop.name}`, put)).status).toBe(200);
    const late = await gateway.call(shop.key, `PATCH /api/tenants/${shop.id}/bots/${id}`, {
      body: { description: "by a person" },
      headers: { "if-match": String(made.headers.etag) },
    });
    expect(late.body.code).toBe("version_mismatch");
  });

  it("gives a bot that its server has made by itself a version when it is first seen", async () => {
    const shop = shops[version];
    const { upstreamName } = await strangerAt(shop);
    const listed = await gateway.call(shop.key, `GET /api/tenants/${shop.id}/bots?instanceId=${shop.instanceId}`);
    const bot = listed.body.items.find(({ description }: Fields) => description === "a stranger");
    expect([upstreamName.length > 0, bot?.version > 0]).toEqual([true, true]);
    const path = `/api/tenants/${shop.id}/bots/${bot.id}`;
    const changed = await gateway.call(shop.key, `PATCH ${path}`, {
      body: { description: "ours now" },
      headers: { "if-match": `"${bot.version}"` },
    });
    expect([changed.status, changed.text]).toEqual([200, expect.any(String)]);
  });
});

/** Somebody with access to the server makes a bot there. */
async function strangerAt(shop: Shop): Promise<{ upstreamName: string }> {
  const [upstreamName = ""] = shop.server.instanceNames();
  const { instanceId: _, kind: __, url, ...fields } = fieldsOf(shop);
  const behaviour = { expire: 0, keywordFinish: "#", delayMessage: 0, unknownMessage: "?", listeningFromMe: false };
  const rest = { stopBotFromMe: false, keepOpen: false, debounceTime: 0, ignoreJids: [], apiUrl: url };
  const made = await fetch(`${shop.server.url}/flowise/create/${upstreamName}`, {
    method: "POST",
    headers: { apikey: shop.server.globalKey, "content-type": "application/json" },
    body: JSON.stringify({ ...fields, ...behaviour, ...rest, description: "a stranger" }),
  });
  expect(made.status).toBe(201);
  return { upstreamName };
}
