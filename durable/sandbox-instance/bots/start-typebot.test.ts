import { describe, expect, it } from "vitest";
import { botKinds } from "./kinds";
import { botWorld, failure, remoteJid, settings } from "./memory-bots";

describe("typebot", () => {
  const kind = botKinds[0]!;
  const start = "POST /typebot/start/:instanceName";
  const flow = { url: "https://typebot.test", typebot: "flow", remoteJid };
  const variables = [{ name: "order", value: "42" }];
  const answer = {
    status: 200,
    body: { typebot: { instanceName: "shop", typebot: { ...flow, prefilledVariables: { order: "42" } } } },
  };

  it("refuses an empty url beside a wrong trigger type", async () => {
    const { call, routes } = botWorld(kind);
    const body = { enabled: true, url: "", typebot: "x", triggerType: "nope" };
    expect((await call(routes.create, { body })).body).toEqual({
      status: 400,
      error: "Bad Request",
      response: {
        message: [["triggerType is not one of enum values: all,keyword,none,advanced", 'The "url" cannot be empty']],
      },
    });
  });

  it("announces a flow that is started without a session", async () => {
    const { world, call, add } = botWorld(kind);
    await add("a", settings);
    expect(await call(start, { body: { ...flow, variables } })).toEqual(answer);
    expect(world.emitted).toEqual([
      {
        event: "typebot.start",
        data: {
          remoteJid,
          url: "https://typebot.test/api/v1/typebots/flow/startChat",
          typebot: "flow",
          variables,
          sessionId: expect.stringMatching(/^\d+$/),
        },
      },
    ]);
  });

  it("opens a session in place of the old one, with a bot made for the flow", async () => {
    const { world, call, routes, add, talk, byId } = botWorld(kind);
    talk(await add("a", settings));
    expect(await call(start, { body: { ...flow, variables, startSession: true } })).toEqual(answer);
    const { body } = await call(routes.fetchSessions, byId("unknown"));
    const bots = (await call(routes.find)).body;
    expect(bots).toMatchObject([
      { typebot: "flowa" },
      { typebot: "flow", enabled: true, triggerType: null, expire: 20, keywordFinish: "#SAIR" },
    ]);
    expect(body).toMatchObject([
      { remoteJid, status: "opened", type: "typebot", botId: Object(bots)[1].id, parameters: { order: "42" } },
    ]);
    expect(JSON.stringify(body)).not.toContain(world.token);
    expect(world.emitted).toEqual([
      { event: "typebot.change-status", data: { remoteJid, status: "opened", session: Object(body)[0] } },
    ]);
    await call(start, { body: { ...flow, startSession: true } });
    expect((await call(routes.find)).body).toHaveLength(2);
  });

  it("starts nothing for an ignored contact, without settings or for a status", async () => {
    const { world, call, routes, add } = botWorld(kind);
    expect(await call(start, { body: flow })).toEqual(failure("Cannot read properties of null (reading 'expire')"));
    await add("a", settings);
    await call(routes.ignoreJid, { body: { remoteJid: "@s.whatsapp.net", action: "add" } });
    expect(await call(start, { body: flow })).toEqual(failure("Jid not allowed"));
    const status = { ...flow, remoteJid: "status@broadcast" };
    expect(await call(start, { body: status })).toEqual({ status: 200, body: undefined });
    expect(world.emitted).toEqual([]);
  });
});
