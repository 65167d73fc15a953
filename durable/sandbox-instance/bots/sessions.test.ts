import { describe, expect, it } from "vitest";
import { botKinds } from "./kinds";
import { botWorld, remoteJid, settings } from "./memory-bots";
import { openSession } from "./sessions";

describe.each(botKinds.map((kind) => [kind.path, kind] as const))("%s", (path, kind) => {
  const credentials = path === "openai" ? { openaiCredsId: "creds" } : {};

  it("lists sessions by bot, and all of the integration for an unknown id", async () => {
    const { world, call, routes, add, talk, byId } = botWorld(kind);
    const [first, second] = [await add("a"), await add("b")];
    const mine = talk(first);
    const other = talk(second);
    talk(null);
    openSession(world, { sessionId: "s2", remoteJid, type: "elsewhere", botId: "x", parameters: null });
    expect(await call(routes.fetchSessions, byId(first))).toEqual({ status: 200, body: [mine] });
    expect((await call(routes.fetchSessions, byId("unknown"))).body).toEqual([mine, other]);
    expect(Object.keys(mine).sort()).toEqual([
      "awaitUser",
      "botId",
      "context",
      "createdAt",
      "id",
      "instanceId",
      "parameters",
      "pushName",
      "remoteJid",
      "sessionId",
      "status",
      "type",
      "updatedAt",
    ]);
    await call(routes.remove, byId(first));
    expect((await call(routes.fetchSessions, byId("unknown"))).body).toEqual([other]);
  });

  it("pauses, opens, closes and deletes a contact's sessions", async () => {
    const { world, call, routes, add, talk, byId } = botWorld(kind);
    const id = await add("a");
    const change = (status: string) => call(routes.changeStatus, { body: { remoteJid, status } });
    const statuses = async () => {
      const { body } = await call(routes.fetchSessions, byId(id));
      return Object.values(Object(body)).map((session) => Object(session).status);
    };
    talk(id);
    talk(id, "5511977770002@s.whatsapp.net");
    const changed = (status: string, more: object = {}) => ({
      status: 200,
      body: { bot: { instanceName: "shop", bot: { remoteJid, status, ...more } } },
    });
    expect(await change("paused")).toEqual(changed("paused", { session: { count: 1 } }));
    expect(await statuses()).toEqual(["paused", "opened"]);
    expect(await change("opened")).toEqual(changed("opened", { session: { count: 1 } }));
    expect(await change("closed")).toEqual(changed("closed"));
    expect(await statuses()).toEqual(["opened"]);

    await call(routes.settings, { body: { ...settings, ...credentials, keepOpen: true } });
    talk(id);
    await change("closed");
    expect(await statuses()).toEqual(["opened", "closed"]);
    expect(await change("delete")).toEqual({ status: 200, body: { bot: { remoteJid, status: "delete" } } });
    expect(await statuses()).toEqual(["opened"]);
    expect(await change("active")).toMatchObject({ status: 400 });
    const announced = world.emitted.filter(({ event }) => event === "typebot.change-status");
    expect(announced).toHaveLength(path === "typebot" ? 5 : 0);
  });
});
