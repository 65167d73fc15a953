import { describe, expect, it } from "vitest";
import type { JsonObject } from "./rewrite";
import { createTenancy, exchange } from "./tenancy.fixture";

describe("proxy/set", () => {
  const proxy = {
    enabled: true,
    host: "proxy.tenant.test",
    port: "3128",
    protocol: "http",
    username: "u",
    password: "p",
  };
  const set = async (changes: JsonObject) =>
    exchange(await createTenancy(), "POST /proxy/set/main", {
      body: { ...proxy, ...changes },
      upstream: (sent) => ({ proxy: { instanceName: "x", proxy: sent } }),
    });

  it("passes a public proxy on and hides its password", async () => {
    const { sent, shown } = await set({});
    expect(sent).toEqual(proxy);
    expect(shown).toEqual({ proxy: { instanceName: "x", proxy: { ...proxy, password: null } } });
  });

  it.each([
    ["127.0.0.1"],
    ["0x7f.1"],
    ["169.254.169.254"],
    ["[::1]"],
    ["localhost"],
    ["db.internal"],
    ["evo.upstream.test"],
    ["api.PROXYSCRAPE.com"],
    ["proxy.tenant.test/x"],
    ["u@127.0.0.1"],
    ["127.0.0.1#.test"],
  ])("refuses the host %s", async (host) => {
    await expect(set({ host })).rejects.toMatchObject({ code: "unsafe_url" });
  });

  it.each([
    { port: "80/" },
    { protocol: "file" },
    { username: "x:y@127.0.0.1:6379/" },
    { password: "p#" },
    { host: ["a.test"] },
  ])("refuses %j", async (changes) => {
    await expect(set(changes)).rejects.toMatchObject({ code: "invalid_request" });
  });

  it("lets a proxy be switched off", async () => {
    expect((await set({ enabled: false, host: "x" })).sent).toMatchObject({ enabled: false });
  });
});

describe("a template", () => {
  const template = { name: "hello", category: "UTILITY", language: "pt_BR", components: [] };

  it("has a prefix upstream only if it was made here", async () => {
    const tenancy = await createTenancy();
    const made = await exchange(tenancy, "POST /template/create/main", {
      body: template,
      upstream: (sent) => ({ id: "t", name: sent?.name, template: { name: sent?.name } }),
    });
    const upstreamName = `${tenancy.target.instance.upstreamName}_hello`;
    expect(made.sent?.name).toBe(upstreamName);
    expect(made.shown).toEqual({ id: "t", name: "hello", template: { name: "hello" } });
    const send = (name: string) =>
      exchange(tenancy, "POST /message/sendTemplate/main", { body: { name, language: "pt_BR" } });
    expect((await send("hello")).sent?.name).toBe(upstreamName);
    expect((await send("hello_world")).sent?.name).toBe("hello_world");
  });

  it("becomes known by a list", async () => {
    const tenancy = await createTenancy();
    const name = `${tenancy.target.instance.upstreamName}_late`;
    const found = await exchange(tenancy, "GET /template/find/main", {
      upstream: () => [{ name }, { name: "metas_own" }],
    });
    expect(found.shown).toEqual([{ name: "late" }, { name: "metas_own" }]);
    expect((await exchange(tenancy, "POST /message/sendTemplate/main", { body: { name: "late" } })).sent).toEqual({
      name,
    });
  });

  it.each(["POST /template/create/main", "POST /message/sendTemplate/main"] as const)(
    "has no webhook in %s",
    async (row) => {
      const tenancy = await createTenancy();
      await expect(exchange(tenancy, row, { body: { ...template, webhookUrl: "https://x.test" } })).rejects.toThrow(
        "webhookUrl",
      );
      expect((await exchange(tenancy, row, { body: { ...template, webhookUrl: "" } })).sent).toHaveProperty(
        "webhookUrl",
        "",
      );
    },
  );
});

describe("chatwoot", () => {
  it("names its inbox after the tenant's own instance, and hides token and callback", async () => {
    const tenancy = await createTenancy({ dedicated: true });
    const set = (body: JsonObject) =>
      exchange(tenancy, "POST /chatwoot/set/main", {
        body,
        upstream: (sent) => ({ ...sent, webhook_url: "http://inside/x" }),
      });
    const { shown } = await set({ token: "secret", accountId: "1" });
    expect(shown).toEqual({ token: null, accountId: "1", nameInbox: "main", webhook_url: null });
    expect((await set({ nameInbox: "Sales" })).sent).toEqual({ nameInbox: "Sales" });
  });
});

describe("a message that is given whole", () => {
  const ask = async (message: JsonObject) => {
    const { sent } = await exchange(await createTenancy(), "POST /chat/getBase64FromMediaMessage/main", {
      body: { message, convertToMp4: false },
    });
    const given = sent as { message: { message: { imageMessage: JsonObject } } };
    return given.message.message.imageMessage;
  };
  const image = (fields: JsonObject) => ({
    key: { id: "3EB0" },
    message: { imageMessage: { mediaKey: "AA==", ...fields } },
  });

  it("keeps the places of WhatsApp's own media", async () => {
    const places = {
      url: "https://mmg.whatsapp.net/v/t62.7118-24/1_n.enc?ccb=11-4",
      directPath: "/v/t62.7118-24/1_n.enc?ccb=11-4",
    };
    expect(await ask(image(places))).toEqual({ mediaKey: "AA==", ...places });
    expect(await ask(image({ url: "https://web.whatsapp.net" }))).toHaveProperty("url");
  });

  it.each([
    { url: "http://169.254.169.254/latest" },
    { url: "https://mmg.whatsapp.net.evil.test/x" },
    { url: "https://mmg.whatsapp.net@evil.test/x" },
    { url: ["http://10.0.0.1/"] },
    { url: { toString: "http://10.0.0.1/" } },
    { staticUrl: "http://10.0.0.1/" },
    { directPath: "@169.254.169.254/" },
    { directPath: ".evil.test/x" },
    { directPath: ["@evil.test"] },
  ])("loses %j, from which the upstream would download", async (place) => {
    expect(await ask(image(place))).toEqual({ mediaKey: "AA==" });
  });
});

it("an edit is a text and nothing beside it", async () => {
  const edit = { number: "5511999990001", text: "new", key: { id: "3EB0", remoteJid: "x", fromMe: true } };
  const { sent } = await exchange(await createTenancy(), "POST /chat/updateMessage/main", {
    body: { ...edit, image: { url: "/evolution/.env" }, edit: {} },
  });
  expect(sent).toEqual(edit);
});

it.each([
  [{ offset: 100_000 }, { offset: 500 }],
  [{ offset: -100_000 }, { offset: 500 }],
  [{ offset: "9999" }, { offset: 500 }],
  [
    { offset: 500, page: 2 },
    { offset: 500, page: 2 },
  ],
  [{ where: {} }, { where: {} }],
])("findMessages asks for pages of 500 at most: %j", async (body, sent) => {
  expect((await exchange(await createTenancy(), "POST /chat/findMessages/main", { body })).sent).toEqual(sent);
});
