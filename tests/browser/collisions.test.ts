import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { startEvolution } from "../support/evolution/server.ts";
import { makeBot } from "./support/bots.ts";
import { dashboardUrl, newPage, open, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { makeConnected } from "./support/instances.ts";
import { asOperator } from "./support/operator.ts";
import { operatorPage } from "./support/operator-page.ts";

// Two people have one form open: whoever is second hears of the first, and writes nothing over.

/** A form: where it is, the button that saves it, one of its fields, and the resource behind it. */
interface Shown {
  path: string;
  save: string;
  field: string;
  api: string;
  /** Where it is changed, if not where it is read. */
  changeAt?: string;
  change: (value: string) => { method: "PUT" | "PATCH"; body: object };
  /** Where the answer holds the field, if not at its top. */
  within?: string;
  /** What the field takes, where it does not take any words. */
  values?: { mine: string; theirs: string };
}

const FORMS = {
  async details(tenantId: string): Promise<Shown> {
    const whole = { address: "", taxId: "", email: "bill@example.com" };
    return {
      path: "/plan/details",
      save: "details",
      field: "name",
      api: `/tenants/${tenantId}/billing/details`,
      change: (name) => ({ method: "PUT", body: { ...whole, name } }),
    };
  },
  async bot(tenantId: string): Promise<Shown> {
    const { id: instanceId } = await makeConnected(tenantId, "toko");
    const { id } = await makeBot(tenantId, { instanceId, kind: "flowise", url: "https://example.com/bot" });
    return {
      path: `/bots/${id}`,
      save: "update",
      field: "description",
      api: `/tenants/${tenantId}/bots/${id}`,
      change: (description) => ({ method: "PATCH", body: { description } }),
    };
  },
  async defaults(tenantId: string): Promise<Shown> {
    const { id } = await makeConnected(tenantId, "toko");
    return {
      path: `/bots/defaults?instanceId=${id}&kind=flowise`,
      save: "save",
      field: "unknownMessage",
      api: `/tenants/${tenantId}/instances/${id}/bots/flowise/settings`,
      change: (unknownMessage) => ({ method: "PATCH", body: { unknownMessage } }),
    };
  },
  async settings(tenantId: string): Promise<Shown> {
    const { id } = await makeConnected(tenantId, "toko");
    return {
      path: `/instances/${id}/settings`,
      save: "settings",
      field: "msgCall",
      api: `/tenants/${tenantId}/instances/${id}/settings`,
      change: (msgCall) => ({ method: "PATCH", body: { msgCall } }),
      within: "settings",
    };
  },
  async pacing(tenantId: string): Promise<Shown> {
    const { id } = await makeConnected(tenantId, "toko");
    return {
      path: `/instances/${id}/pacing`,
      save: "pacing",
      field: "jitter",
      api: `/tenants/${tenantId}/instances/${id}/pacing`,
      change: (jitter) => ({ method: "PATCH", body: { jitter: Number(jitter) } }),
      within: "pacing",
      values: { mine: "11", theirs: "22" },
    };
  },
  async endpoint(tenantId: string): Promise<Shown> {
    const home = `/tenants/${tenantId}/endpoints`;
    const body = { mode: "test", url: "https://example.com/hook" };
    const { id } = (await asOperator({ method: "POST", path: home, body })) as { id: string };
    return {
      path: `/webhooks/${id}/settings`,
      save: "update",
      field: "description",
      api: `${home}/${id}`,
      change: (description) => ({ method: "PATCH", body: { description } }),
    };
  },
};

/** Of the operator's area: the tenant is whose it is. */
const OPERATOR_FORMS = {
  async plan(): Promise<Shown> {
    const id = `p-${crypto.randomUUID()}`;
    const { definition } = (await asOperator({ method: "GET", path: "/operator/plans/free" })) as {
      definition: object;
    };
    const body = { id, active: false, definition };
    await asOperator({ method: "POST", path: "/operator/plans", body });
    return {
      path: `/operator/plans/${id}`,
      save: "update",
      field: "name",
      api: `/operator/plans/${id}`,
      change: (name) => ({ method: "PATCH", body: { definition: { ...definition, name } } }),
      within: "definition",
    };
  },
  async server(dedicatedTo: string): Promise<Shown> {
    const globalKey = `global-${crypto.randomUUID()}`;
    const upstream = await startEvolution({ version: "2.3.6", globalKey });
    onTestFinished(() => upstream.stop());
    const home = "/operator/servers";
    const body = { name: "Jakarta", region: "apac", capacity: 1, dedicatedTo, url: upstream.url, key: globalKey };
    const { id } = (await asOperator({ method: "POST", path: home, body })) as { id: string };
    return {
      path: `${home}/${id}`,
      save: "update",
      field: "name",
      api: `${home}/${id}`,
      change: (name) => ({ method: "PATCH", body: { name } }),
    };
  },
  async tenant(tenantId: string): Promise<Shown> {
    return {
      path: `/operator/tenants/${tenantId}?plan=1`,
      save: "plan",
      field: "planId",
      api: `/operator/tenants/${tenantId}`,
      changeAt: `/operator/tenants/${tenantId}/plan`,
      change: (planId) => ({ method: "PUT", body: { planId } }),
      values: { mine: "starter", theirs: "business" },
    };
  },
};

const ALL = { ...FORMS, ...OPERATOR_FORMS };

const WORDS = {
  en: "Somebody changed this in the meantime. Reload the page and try again.",
  id: "Orang lain baru saja mengubahnya. Muat ulang halaman dan coba lagi.",
  "pt-BR": "Alguém alterou isto nesse meio-tempo. Recarregue a página e tente de novo.",
};

/** Presses the button, and says how the answer ended. */
async function pressed(page: Page, save: string): Promise<number> {
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.locator(`button[name=intent][value=${save}]`).click();
  return (await answered).status();
}

it.each([
  { form: "details", locale: "id", script: true },
  { form: "bot", locale: "pt-BR", script: true },
  { form: "defaults", locale: "en", script: true },
  { form: "details", locale: "en", script: false },
  { form: "bot", locale: "id", script: false },
  { form: "settings", locale: "pt-BR", script: false },
  { form: "pacing", locale: "id", script: true },
  { form: "endpoint", locale: "en", script: false },
  { form: "plan", locale: "pt-BR", script: true },
  { form: "server", locale: "id", script: true },
  { form: "tenant", locale: "en", script: true },
] as const)("says in words that somebody was faster: $form, in $locale, script: $script", async (row) => {
  const { cookies: own, tenantId } = await signedInPage();
  const cookies = row.form in OPERATOR_FORMS ? (await operatorPage()).cookies : own;
  const { path, save, field: name, api, changeAt = api, change, within, values } = await ALL[row.form](tenantId);
  const { mine, theirs } = values ?? { mine: "Mine", theirs: "Theirs" };
  const page = await newPage({ javaScriptEnabled: row.script });
  await page.context().addCookies([...cookies, { name: "locale", value: row.locale, url: dashboardUrl }]);
  const load = () => (row.script ? open(page, path) : page.goto(path));
  const kept = async () => {
    const answer = (await asOperator({ method: "GET", path: api })) as Record<string, Record<string, unknown>>;
    const resource = within === undefined ? answer : answer[within];
    return String(resource?.[name]);
  };
  const field = page.locator(`[name="${name}"]`);
  const enter = async (value: string) => {
    const isList = await field.evaluate((element) => element instanceof HTMLSelectElement);
    await (isList ? field.selectOption(value) : field.fill(value));
  };

  await load();
  await asOperator({ path: changeAt, ...change(theirs) });
  await enter(mine);
  // However often: what one was told of is not agreed to by pressing again.
  for (const _ of ["once", "again"]) {
    expect(await pressed(page, save)).toBe(412);
    await page.getByText(WORDS[row.locale]).waitFor();
    expect([await field.inputValue(), await kept()]).toEqual([mine, theirs]);
  }
  if (row.script) await inspect(page, `collision-${row.form}`);

  await load();
  expect(await field.inputValue()).toBe(theirs);
  await enter(mine);
  expect(await pressed(page, save)).toBeLessThan(400);
  await expect.poll(kept).toBe(mine);
});
