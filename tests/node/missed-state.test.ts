import { afterAll, beforeAll, expect, it } from "vitest";
import { WORKER } from "../../local/runtime.ts";
import type { Version } from "../support/evolution/server.ts";
import { until } from "../support/until.ts";
import { type Gateway, startGateway, type Tenant } from "./support/gateway.ts";

// A server says once that a number came or went. What becomes of that when nobody heard it.

const VERSIONS: Version[] = ["2.3.6", "2.2.3"];

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway({ TIME_SCALE: "0.01" });
});
afterAll(() => gateway?.stop());

interface Live {
  status: string;
  cause: string | null;
  causeCode: number | null;
  profile: { number: string } | null;
}

async function liveOf({ id, key }: Tenant): Promise<Live> {
  const { body } = await gateway.call(key, `GET /api/tenants/${id}/instances`);
  return body.items[0].live;
}

/** The cron trigger comes, and this tenant's instances are due. */
async function compare({ id }: Tenant): Promise<void> {
  await gateway.stack.postgres.query("update instances set checked_at = null where tenant_id = $1", [id]);
  await (await gateway.stack.miniflare.getWorker(WORKER)).scheduled({ cron: "*/5 * * * *" });
}

/** What happens meanwhile is told to nobody. */
async function unheard({ server }: Tenant, name: string, happens: () => Promise<void>): Promise<void> {
  const webhook = server.instance(name)?.webhook;
  if (!webhook) throw new Error("no webhook");
  webhook.enabled = false;
  await happens();
  await server.idle();
  webhook.enabled = true;
}

it.each(VERSIONS)("on %s, an end and a beginning that were told to nobody are found out", async (version) => {
  const shop = await gateway.makeShop({ version, dedicated: true });
  const { server, instance } = shop;
  const { upstreamName: name } = instance;
  await until(async () => (await liveOf(shop)).status === "open");

  await unheard(shop, name, () => server.close(name, 403));
  expect((await liveOf(shop)).status).toBe("open");
  const closed = await until(async () => {
    await compare(shop);
    const live = await liveOf(shop);
    return live.status === "closed" && live;
  });
  expect(closed).toMatchObject({ cause: "banned", causeCode: 403 });

  await unheard(shop, name, () => server.open(name, { phone: "5511999990001" }));
  const open = await until(async () => {
    await compare(shop);
    const live = await liveOf(shop);
    return live.status === "open" && live;
  });
  expect(open).toMatchObject({ cause: null, profile: { number: "5511999990001" } });

  // What both agree on is left alone.
  await compare(shop);
  expect(await liveOf(shop)).toEqual(open);
});

it.each(VERSIONS)(
  "on %s, a ban is told as one, although the server says that the number was logged out",
  async (version) => {
    const shop = await gateway.makeShop({ version, dedicated: true });
    await until(async () => (await liveOf(shop)).status === "open");
    await shop.server.close(shop.instance.upstreamName, 403);
    const closed = await until(async () => {
      const live = await liveOf(shop);
      return live.status === "closed" && live;
    });
    expect(closed).toMatchObject({ cause: "banned", causeCode: 403 });
  },
);

it.each(VERSIONS)(
  "on %s, a number of Meta's is open from the beginning: it has no phone that could be paired",
  async (version) => {
    const tenant = await gateway.makeTenant({ version, dedicated: true });
    const made = await gateway.call(tenant.key, "POST /v1/instance/create", {
      body: {
        instanceName: "resmi",
        integration: "WHATSAPP-BUSINESS",
        token: "EAAG-of-meta",
        number: "106540352242922",
      },
    });
    expect(made.status, made.text).toBe(201);
    await tenant.server.idle();
    expect(await liveOf(tenant)).toMatchObject({ status: "open", cause: null, profile: null });
  },
);
