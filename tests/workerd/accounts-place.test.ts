import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { ledgerName } from "../../lib/ledger-name";
import { newOwner, newTenant } from "./browser";

afterEach(() => vi.restoreAllMocks());

/** Where objects were first asked for, by the id of each: that is where they stay. */
function watchPlaces() {
  const first = new Map<string, string | undefined>();
  const namespace = Object.getPrototypeOf(env.LEDGER) as DurableObjectNamespace;
  const note = (id: DurableObjectId, place?: string) => first.has(`${id}`) || first.set(`${id}`, place);
  const { get, getByName } = namespace;
  vi.spyOn(namespace, "get").mockImplementation(function (this: DurableObjectNamespace, id, options) {
    note(id, options?.locationHint);
    return get.call(this, id, options);
  });
  vi.spyOn(namespace, "getByName").mockImplementation(function (this: DurableObjectNamespace, name, options) {
    note(this.idFromName(name), options?.locationHint);
    return getByName.call(this, name, options);
  });
  return first;
}

const MODES = ["live", "test"] as const;

it("makes a new tenant's objects where the tenant is, before anybody calls them from elsewhere", async () => {
  const { browser } = await newOwner();
  for (const region of ["sam", "weur"]) {
    const first = watchPlaces();
    const { body } = await browser.post("/api/me/tenants", { ...newTenant(), region });
    for (const mode of MODES) {
      for (const objects of [env.LEDGER, env.GUARD, env.LIVE]) {
        const id = objects.idFromName(ledgerName(body.id, mode));
        expect(first.get(`${id}`), `${region} ${mode}`).toBe(region);
      }
    }
    vi.restoreAllMocks();
  }
});
