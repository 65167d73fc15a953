import { describe, expect, it } from "vitest";
import { botKinds } from "./kinds";
import { botWorld, failure, remoteJid, settings } from "./memory-bots";

describe.each(botKinds.map((kind) => [kind.path, kind] as const))("%s", (path, kind) => {
  const credentials = path === "openai" ? { openaiCredsId: "creds" } : {};

  it("makes settings out of the first bot, and later bots out of the settings", async () => {
    const { world, call, routes, add, byId } = botWorld(kind);
    const { ignoreJids: _, splitMessages: __, timePerChar: ___, ...given } = settings;
    await add("a", given);
    const fetched = await call(routes.fetchSettings);
    expect(fetched.body).toMatchObject({
      ...given,
      ...credentials,
      id: expect.stringMatching(/^c[0-9a-z]{24}$/),
      ignoreJids: path === "openai" ? [] : null,
      splitMessages: false,
      timePerChar: path === "openai" ? 50 : 0,
      [kind.fallbackColumn]: null,
      instanceId: world.instanceId,
      Fallback: null,
      fallbackId: null,
      fallback: null,
    });
    const second = await call(routes.fetch, byId(await add("b")));
    expect(second.body).toMatchObject(given);
  });

  it("shows defaults while there are no settings, and stores none of them", async () => {
    const { world, call, routes } = botWorld(kind);
    expect(await call(routes.fetchSettings)).toEqual({
      status: 200,
      body: {
        expire: 300,
        keywordFinish: "bye",
        delayMessage: 1000,
        unknownMessage: "Sorry, I dont understand",
        listeningFromMe: true,
        stopBotFromMe: true,
        keepOpen: false,
        debounceTime: 1,
        ignoreJids: [],
        splitMessages: false,
        timePerChar: 0,
        fallbackId: "",
        fallback: null,
      },
    });
    expect(world.documents.count(`${path}Setting`)).toBe(0);
  });

  it("stores settings with a fallback bot, until that bot is deleted", async () => {
    const { call, routes, add, byId } = botWorld(kind);
    const id = await add("a");
    const body = { ...settings, ...credentials, fallbackId: id };
    const stored = await call(routes.settings, { body });
    expect(stored).toMatchObject({ status: 200, body: { ...body, [kind.fallbackColumn]: id } });
    const bot = (await call(routes.fetch, byId(id))).body;
    const fetched = await call(routes.fetchSettings);
    expect(fetched.body).toEqual({ ...Object(stored.body), Fallback: bot, fallback: bot });
    expect(await call(routes.settings, { body: { ...body, fallbackId: "unknown" } })).toEqual(
      failure("Error setting default settings"),
    );
    await call(routes.remove, byId(id));
    expect((await call(routes.fetchSettings)).body).toMatchObject({ fallbackId: null, fallback: null });
  });

  it("names what settings must have", async () => {
    const { call, routes } = botWorld(kind);
    expect((await call(routes.settings)).body).toMatchObject({
      response: { message: [kind.settingsRequired.map((name) => `instance requires property "${name}"`)] },
    });
  });

  it("ignores and hears contacts, once there are settings", async () => {
    const { call, routes } = botWorld(kind);
    const ask = (action: string) => call(routes.ignoreJid, { body: { remoteJid, action } });
    expect(await ask("add")).toEqual(failure("Error setting default settings"));
    await call(routes.settings, { body: { ...settings, ...credentials } });
    expect(await ask("add")).toEqual({ status: 200, body: { ignoreJids: [remoteJid] } });
    expect(await ask("add")).toEqual({ status: 200, body: { ignoreJids: [remoteJid] } });
    expect((await call(routes.fetchSettings)).body).toMatchObject({ ignoreJids: [remoteJid] });
    expect(await ask("remove")).toEqual({ status: 200, body: { ignoreJids: [] } });
    expect(await ask("maybe")).toMatchObject({ status: 400 });
  });
});
