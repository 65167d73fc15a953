import { beforeAll, describe, expect, it } from "vitest";
import { evolutionServers } from "../../../db/schema/evolution-servers";
import { until } from "../../support/until";
import { validRequest } from "./routes";
import { type Ask, asToken, auditOf, db, makeHouse } from "./support";

// What two people may change at one moment: only one of them changes the version that both have read.

interface Versioned {
  what: string;
  read: string;
  /** Where it is changed, if not where it is read. */
  write?: string;
  method: "PATCH" | "PUT";
  /** Each another. */
  body: (turn: number) => object;
  by?: "operator";
  /** There is one of it for everybody: other files change it as well, at the same time. */
  isShared?: true;
}

const SELLER = validRequest({ row: "PUT /operator/seller" }).body as object;
const PLAN = (validRequest({ row: "PATCH /operator/plans/{planId}" }).body as { definition: object }).definition;

const TABLE: readonly Versioned[] = [
  { what: "a tenant", read: "$T", method: "PATCH", body: (turn) => ({ name: `Toko ${turn}` }) },
  { what: "an endpoint", read: "$T/endpoints/$E", method: "PATCH", body: (turn) => ({ description: `No. ${turn}` }) },
  {
    what: "an instance's settings",
    read: "$T/instances/$I/settings",
    method: "PATCH",
    body: (turn) => ({ msgCall: `Later, ${turn}` }),
  },
  {
    what: "an instance's pacing",
    read: "$T/instances/$I/pacing",
    method: "PATCH",
    body: (turn) => ({ enabled: turn % 2 === 0 }),
  },
  { what: "a bot", read: "$T/bots/$B", method: "PATCH", body: (turn) => ({ description: `No. ${turn}` }) },
  {
    what: "what bots begin with",
    read: "$T/instances/$I/bots/dify/settings",
    method: "PATCH",
    body: (turn) => ({ expire: 10 + turn, unknownMessage: "Sorry?" }),
  },
  {
    what: "whom invoices are made out to",
    read: "$T/billing/details",
    method: "PUT",
    body: (turn) => ({ name: `PT ${turn}`, address: "", taxId: "", email: "bill@example.com" }),
  },
  {
    what: "a tenant's plan",
    read: "/operator/tenants/$H",
    write: "/operator/tenants/$H/plan",
    method: "PUT",
    body: (turn) => ({ planId: "scale", override: { limits: { api_call: 100 + turn } } }),
    by: "operator",
  },
  {
    what: "a plan",
    read: "/operator/plans/$P",
    method: "PATCH",
    body: (turn) => ({ definition: { ...PLAN, name: `Plan ${turn}` } }),
    by: "operator",
  },
  {
    what: "who bills",
    read: "/operator/seller",
    method: "PUT",
    body: (turn) => ({ ...SELLER, name: `PT ${turn}` }),
    by: "operator",
    isShared: true,
  },
  {
    what: "a server",
    read: "/operator/servers/$S",
    method: "PATCH",
    body: (turn) => ({ capacity: 10 + turn }),
    by: "operator",
  },
];

let ask: Ask;
let ids: Record<string, string>;

beforeAll(async () => {
  const { tenantId, owner, path } = await makeHouse();
  ask = owner.ask;
  const url = "https://example.com/hook";
  // Switched off: what becomes of its deliveries would show in it.
  const endpoint = await ask("POST", `${path}/endpoints`, { url, mode: "test", description: "", enabled: false });
  const instance = await ask("POST", `${path}/instances`, { name: "main", mode: "test" });
  const program = { kind: "evolutionBot", url: "https://example.com/bot", triggerType: "all" };
  const bot = await ask("POST", `${path}/bots`, { instanceId: instance.body.id, ...program });
  const planId = `t-${crypto.randomUUID()}`;
  await asToken("POST", "/operator/plans", { id: planId, definition: PLAN, active: false });
  const serverId = crypto.randomUUID();
  const about = { name: serverId, region: serverId, capacity: 1, sealedKey: "sealed" };
  await db
    .insert(evolutionServers)
    .values({ id: serverId, url: `https://${serverId}.test`, dedicatedTo: tenantId, ...about });
  ids = {
    $T: path,
    $H: tenantId,
    $E: endpoint.body.id,
    $I: instance.body.id,
    $B: bot.body.id,
    $P: planId,
    $S: serverId,
  };
});

const filled = (path: string) => path.replace(/\$[A-Z]/g, (name) => ids[name] ?? name);

describe.each(TABLE)("$what", ({ read, write = read, method, body, by, isShared }) => {
  /** The whole scene again where somebody else may have been in the midst of it. */
  const undisturbed = (scene: () => Promise<void>) => (isShared ? until(() => scene().then(() => true)) : scene());
  const asked: Ask = (...request) => (by === "operator" ? asToken : ask)(...request);
  const now = async () => {
    const { status, body: found, headers } = await asked("GET", filled(read));
    expect(status, JSON.stringify(found)).toBe(200);
    return { found, tag: headers.get("etag") ?? "" };
  };
  const change = (turn: number, tag: string) => asked(method, filled(write), body(turn), { "if-match": tag });

  it("is changed by whoever has read the version that it has, and by nobody who has read another", () =>
    undisturbed(async () => {
      const before = await now();
      expect(before.tag).toBe(`"${before.found.revision ?? before.found.version}"`);
      const first = await change(1, before.tag);
      expect(first.status, JSON.stringify(first.body)).toBe(200);
      const after = await now();
      expect(after.tag).not.toBe(before.tag);
      for (const tag of [before.tag, '"999999"', '"no number"', "1"]) {
        const late = await change(2, tag);
        expect([tag, late.status, late.body.code]).toEqual([tag, 412, "version_mismatch"]);
      }
      expect((await now()).found).toEqual(after.found);
    }));

  it("is changed by one of many who ask at one moment", () =>
    undisturbed(async () => {
      const { tag } = await now();
      const answers = await Promise.all([4, 5, 6, 7, 8].map((turn) => change(turn, tag)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412]);
    }));

  it("is changed without a word of versions, and then has another", async () => {
    const { tag } = await now();
    expect((await asked(method, filled(write), body(9))).status).toBe(200);
    expect((await now()).tag).not.toBe(tag);
  });
});

it("leaves nothing behind of billing details that were refused: no line, and no currency that is fixed", async () => {
  const { owner, path, tenantId } = await makeHouse();
  const details = { name: "PT Telat", address: "", taxId: "", email: "bill@example.com" };
  const late = await owner.ask("PUT", `${path}/billing/details`, details, { "if-match": '"2"' });
  expect([late.status, late.body.code]).toEqual([412, "version_mismatch"]);
  const { body } = await owner.ask("GET", `${path}/billing`);
  expect(body).toMatchObject({ isCurrencyFixed: false, details: { address: "", email: "" } });
  expect((await auditOf(tenantId)).filter(({ action }) => action === "billing.details")).toEqual([]);
  const first = await owner.ask("PUT", `${path}/billing/details`, details, { "if-match": '"1"' });
  expect([first.status, first.body.version, first.headers.get("etag")]).toEqual([200, 2, '"2"']);
});
