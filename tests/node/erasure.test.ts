import { afterAll, beforeAll, expect, it } from "vitest";
import { WORKER } from "../../local/runtime.ts";
import type { Version } from "../support/evolution/server.ts";
import { type Gateway, startGateway } from "./support/gateway.ts";

// What becomes of a tenant's numbers at their Evolution server when the tenant is erased.

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway({ TIME_SCALE: "0.05" });
});
afterAll(() => gateway?.stop());

const tick = async () => {
  const worker = await gateway.stack.miniflare.getWorker(WORKER);
  await worker.scheduled({ cron: "*/5 * * * *" });
};

const run = (text: string, values: unknown[]) => gateway.stack.postgres.query<{ n: number }>(text, values);

/** A tenant with two connected numbers at a server of its own, whose days to think it over are past. */
async function makeLeaver({ version, requestedDaysAgo }: { version: Version; requestedDaysAgo: number }) {
  const tenant = await gateway.makeTenant({ version, dedicated: true });
  const instances = [await gateway.makeInstance(tenant), await gateway.makeInstance(tenant)];
  await gateway.manage("POST", `/tenants/${tenant.id}/erasure`, { name: "Toko Uji" });
  const past = "update tenant_erasures set erase_after = now(), requested_at = now() - $2 * interval '1 day'";
  await run(`${past} where tenant_id = $1`, [tenant.id, requestedDaysAgo]);
  return { ...tenant, instances };
}

interface Erasures {
  pending: { tenantId: string; triedAt: string | null }[];
  certificates: { tenantId: string; details: { upstream: { deleted: number; left: Record<string, number> } } }[];
}

async function lookAt(tenantId: string) {
  const { pending, certificates } = await gateway.manage<Erasures>("GET", "/operator/erasures");
  const mine = <T extends { tenantId: string }>(list: T[]) => list.find((one) => one.tenantId === tenantId);
  const { rows } = await run("select count(*)::int as n from tenants where id = $1", [tenantId]);
  return { pending: mine(pending), certificate: mine(certificates)?.details.upstream, rows: rows[0]?.n };
}

it.each<Version>(["2.3.6", "2.2.3"])(
  "logs the numbers out and deletes them at the server, again and again while it is down: %s",
  async (version) => {
    const leaver = await makeLeaver({ version, requestedDaysAgo: 8 });
    const { server, id } = leaver;
    const lift = server.fault({ mode: "refuse" });
    for (let attempt = 0; attempt < 2; attempt += 1) await tick();
    expect(await lookAt(id)).toMatchObject({ pending: { triedAt: expect.any(String) }, rows: 1 });
    expect((await lookAt(id)).certificate).toBeUndefined();
    await lift();
    server.forget();

    await tick();
    expect(server.instanceNames()).toEqual([]);
    const asked = server.requests.filter(({ method }) => method === "DELETE").map(({ url }) => url);
    expect(asked).toEqual(
      leaver.instances.flatMap(({ upstreamName }) => [
        `/instance/logout/${upstreamName}`,
        `/instance/delete/${upstreamName}`,
      ]),
    );
    expect(await lookAt(id)).toEqual({ pending: undefined, certificate: { deleted: 2, left: {} }, rows: 0 });

    server.forget();
    await tick();
    expect(server.requests.filter(({ method }) => method === "DELETE")).toEqual([]);
  },
);

it("deletes what it can while one number cannot be deleted, and takes one that is gone for done", async () => {
  const leaver = await makeLeaver({ version: "2.3.6", requestedDaysAgo: 8 });
  const { server, id } = leaver;
  const [stubborn, other] = leaver.instances;
  const lift = server.fault({ mode: "http_502_html", path: new RegExp(`delete/${stubborn?.upstreamName}`) });
  await tick();
  expect(server.instanceNames()).toEqual([stubborn?.upstreamName]);
  expect(server.instanceNames()).not.toContain(other?.upstreamName);
  expect(await lookAt(id)).toMatchObject({ rows: 1 });
  await lift();
  await tick();
  expect(server.instanceNames()).toEqual([]);
  expect(await lookAt(id)).toMatchObject({ certificate: { left: {} }, rows: 0 });
});

it("leaves a dead server after 27 days, so that thirty are enough, and the certificate names it", async () => {
  const leaver = await makeLeaver({ version: "2.3.6", requestedDaysAgo: 28 });
  const lift = leaver.server.fault({ mode: "refuse" });
  const { rows } = await run("select id from evolution_servers where url = $1", [leaver.server.url]);
  const [server] = rows as unknown as { id: string }[];
  await tick();
  expect(await lookAt(leaver.id)).toEqual({
    pending: undefined,
    certificate: { deleted: 0, left: { [String(server?.id)]: 2 } },
    rows: 0,
  });
  await lift();
});
