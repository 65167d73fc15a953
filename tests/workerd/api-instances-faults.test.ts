import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { connect } from "../../db/client";
import { findByCreateKey, listInstancePage } from "../../db/queries/instances";
import { upsertServer } from "../../db/queries/servers";
import { ledgerName } from "../../lib/ledger-name";
import { seal } from "../../lib/seal";
import { serverKeyContext } from "../../lib/seal-contexts";
import { config } from "../../worker/env";
import { SANDBOX_GLOBAL_KEY, sandboxFetch } from "../../worker/sandbox";
import { createInstance } from "../../worker/services/instances/create-instance";
import { makeTenant } from "./support";

const db = connect(env);
const realFetch = globalThis.fetch;

afterEach(() => vi.restoreAllMocks());

/** A tenant with a dedicated server that speaks as the sandbox does, and a way to create on it. */
async function newShop() {
  const tenantId = await makeTenant();
  const url = `https://${crypto.randomUUID()}.example`;
  const sealedKey = await seal(config.dataSecrets, SANDBOX_GLOBAL_KEY, serverKeyContext(url));
  const id = crypto.randomUUID();
  await upsertServer(db, { id, name: url, url, region: "apac", capacity: 1, dedicatedTo: tenantId, sealedKey });

  const names = new Set<string>();
  let answer: (request: Request) => Promise<Response> = (request) => sandboxFetch(env, request);
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith(url)) return realFetch(request);
    const asked = new Request(request.url.replace(url, "https://sandbox.invalid"), request);
    if (asked.url.endsWith("/instance/create")) names.add(await nameIn(asked.clone()));
    return answer(asked);
  });

  const create = (through: Env = env, prepare?: () => Promise<unknown>) =>
    createInstance(through, {
      tenantId,
      mode: "live",
      actor: { kind: "system", id: "", label: "test", ip: null },
      body: { instanceName: "toko", integration: "WHATSAPP-BAILEYS" },
      recorded: true,
      createKey: "once",
      ...(prepare && { prepare }),
    });
  const ledger = env.LEDGER.getByName(ledgerName(tenantId, "live"));
  return {
    create,
    /** From now on creates are answered like this. */
    onCreate(respond: (request: Request) => Promise<Response>) {
      answer = (request) => (request.url.endsWith("/instance/create") ? respond(request) : sandboxFetch(env, request));
    },
    /** Everything there is of it, anywhere. */
    async traces() {
      const upstream = [];
      for (const name of names) {
        const headers = { apikey: SANDBOX_GLOBAL_KEY };
        const asked = new Request(`https://sandbox.invalid/instance/connectionState/${name}`, { headers });
        if ((await sandboxFetch(env, asked)).status === 200) upstream.push(name);
      }
      return {
        upstream: upstream.length,
        ledger: (await ledger.listInstances()).length,
        note: (await findByCreateKey(db, tenantId, "once")) ? 1 : 0,
        shown: (await listInstancePage(db, tenantId, { limit: 10 })).length,
      };
    },
  };
}

const nameIn = async (request: Pick<Request, "json">) =>
  ((await request.json()) as { instanceName: string }).instanceName;

/** The bindings, with a ledger whose method fails: before it does anything, or after. */
function withLedger(method: "reserveInstance" | "putInstance" | "putDocument", when: "before" | "after"): Env {
  const getByName = (name: string) => {
    const stub = env.LEDGER.getByName(name);
    return new Proxy(stub, {
      get(target, property) {
        const own = Reflect.get(target, property) as (...given: unknown[]) => Promise<unknown>;
        if (property !== method) return (...given: unknown[]) => Reflect.apply(own, target, given);
        return async (...given: unknown[]) => {
          if (when === "after") await own.apply(target, given);
          throw new Error(`${method} was lost`);
        };
      },
    });
  };
  return { ...env, LEDGER: { ...env.LEDGER, getByName } } as unknown as Env;
}

/** The bindings, with a Postgres that is gone after so many connections. */
function withDatabase(connections: number): Env {
  let used = 0;
  return new Proxy(env, {
    get(target, property) {
      if (property !== "NEON_ENDPOINT") return Reflect.get(target, property) as unknown;
      used++;
      return used > connections ? "http://127.0.0.1:9/sql" : target.NEON_ENDPOINT;
    },
  });
}

const NOTHING = { upstream: 0, ledger: 0, note: 0, shown: 0 };
/** What the clean-up removes later: the note says where to look. */
const NOTE = { ...NOTHING, note: 1 };

type Shop = Awaited<ReturnType<typeof newShop>>;
const lost = async (): Promise<Response> => {
  throw new TypeError("Network connection lost.");
};
const madeButLost = async (request: Request): Promise<Response> => {
  await sandboxFetch(env, request);
  return lost();
};

it.each<[string, (shop: Shop) => Promise<unknown>, string, object]>([
  ["Postgres is away when a place is taken", (shop) => shop.create(withDatabase(0)), "unavailable", NOTHING],
  [
    "the ledger is away when the name is held",
    (shop) => shop.create(withLedger("reserveInstance", "before")),
    "unavailable",
    NOTHING,
  ],
  [
    "the preparation fails",
    (shop) => shop.create(env, async () => Promise.reject(new Error("no outbox"))),
    "unavailable",
    NOTHING,
  ],
  [
    "the upstream refuses",
    (shop) => {
      shop.onCreate(async () => Response.json({ status: 400, response: { message: ["No."] } }, { status: 400 }));
      return shop.create();
    },
    "invalid_request",
    NOTHING,
  ],
  [
    "the upstream is not reached",
    (shop) => {
      shop.onCreate(lost);
      return shop.create();
    },
    "upstream_failed",
    NOTE,
  ],
  [
    "the upstream's answer is lost",
    (shop) => {
      shop.onCreate(madeButLost);
      return shop.create();
    },
    "upstream_failed",
    NOTHING,
  ],
  [
    "the ledger is away when it is ready",
    (shop) => shop.create(withLedger("putInstance", "before")),
    "unavailable",
    NOTHING,
  ],
  [
    "the ledger's word that it is ready is lost",
    (shop) => shop.create(withLedger("putInstance", "after")),
    "unavailable",
    NOTHING,
  ],
  ["the settings cannot be kept", (shop) => shop.create(withLedger("putDocument", "before")), "unavailable", NOTHING],
])("leaves nothing when %s", async (_, fail, code, left) => {
  const shop = await newShop();
  await expect(fail(shop)).rejects.toMatchObject({ code });
  expect(await shop.traces()).toEqual(left);
});

it("leaves nothing but the note when Postgres goes away before the end, and says so", async () => {
  const shop = await newShop();
  await expect(shop.create(withDatabase(1))).rejects.toMatchObject({ code: "unavailable" });
  expect(await shop.traces()).toEqual(NOTE);
});

it("works at the second try, on the last place of the server", async () => {
  const shop = await newShop();
  shop.onCreate(madeButLost);
  await expect(shop.create()).rejects.toThrow();
  shop.onCreate((request) => sandboxFetch(env, request));
  const { instance } = await shop.create();
  expect(instance).toMatchObject({ name: "toko", state: "ready", server: { dedicated: true } });
  expect(await shop.traces()).toEqual({ upstream: 1, ledger: 1, note: 1, shown: 1 });
});
