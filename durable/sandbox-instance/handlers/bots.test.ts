import { describe, expect, it } from "vitest";
import { botKinds } from "../bots/kinds";
import { botWorld, failure, settings } from "../bots/memory-bots";

describe.each(botKinds.map((kind) => [kind.path, kind] as const))("%s", (_path, kind) => {
  it("creates, finds, fetches, replaces and deletes a bot", async () => {
    const { world, call, routes, bot, byId } = botWorld(kind);
    expect(await call(routes.find)).toEqual({ status: 200, body: [] });
    const created = await call(routes.create, { body: bot("a", { ...settings, description: "mine" }) });
    expect(created).toEqual({
      status: 201,
      body: {
        ...Object.fromEntries(Object.keys(kind.own).map((name) => [name, null])),
        ...bot("a"),
        ...settings,
        id: expect.stringMatching(/^c[0-9a-z]{24}$/),
        description: "mine",
        createdAt: "2026-01-02T03:04:05.000Z",
        updatedAt: "2026-01-02T03:04:05.000Z",
        instanceId: world.instanceId,
      },
    });
    const { id } = Object(created.body);
    expect((await call(routes.find)).body).toEqual([created.body]);
    expect(await call(routes.fetch, byId(id))).toEqual({ status: 200, body: created.body });

    world.clock += 1000;
    const body = bot("b", { enabled: false, expire: 99 });
    const updatedAt = new Date(world.clock).toISOString();
    const updated = await call(routes.update, { ...byId(id), body });
    expect(updated).toEqual({ status: 200, body: { ...Object(created.body), ...body, updatedAt } });

    expect(await call(routes.remove, byId(id))).toEqual({ status: 200, body: { bot: { id } } });
    expect(await call(routes.find)).toEqual({ status: 200, body: [] });
    expect(await call(routes.fetch, byId(id))).toEqual({ status: 200, body: null });
    expect(await call(routes.remove, byId(id))).toEqual(failure(`Error deleting ${kind.label} bot`));
  });

  it("asks for every required field, at update too", async () => {
    const { call, routes, byId, add } = botWorld(kind);
    const message = [[...kind.ownRequired, "triggerType"].map((name) => `instance requires property "${name}"`)];
    const refusal = { status: 400, body: { status: 400, error: "Bad Request", response: { message } } };
    expect(await call(routes.create, { body: { enabled: true } })).toEqual(refusal);
    const id = await add("a");
    expect(await call(routes.update, { ...byId(id), body: { enabled: false } })).toEqual(refusal);
  });

  it("takes one enabled bot that answers everything", async () => {
    const { call, routes, bot } = botWorld(kind);
    const all = (other: string) => bot(other, { triggerType: "all" });
    expect((await call(routes.create, { body: all("a") })).status).toBe(201);
    expect(await call(routes.create, { body: all("b") })).toEqual(
      failure(`You already have a ${kind.label} with an "All" trigger, you cannot have more bots while it is active`),
    );
    expect((await call(routes.create, { body: bot("c") })).status).toBe(201);
  });

  it("takes a trigger once", async () => {
    const { call, routes, bot, add, byId } = botWorld(kind);
    await add("a");
    const taken = bot("b", { triggerValue: "word a" });
    expect(await call(routes.create, { body: taken })).toEqual(failure("Trigger already exists"));
    expect(await call(routes.create, { body: { ...taken, triggerOperator: "contains" } })).toMatchObject({
      status: 201,
    });
    expect(await call(routes.create, { body: bot("c", { triggerType: "advanced", triggerValue: "word a" }) })).toEqual(
      failure("Trigger already exists"),
    );
    const id = await add("d");
    expect(await call(routes.update, { ...byId(id), body: bot("d", { triggerValue: "word a" }) })).toEqual(
      failure(`Error updating ${kind.label}`),
    );
    expect((await call(routes.update, { ...byId(id), body: bot("d") })).status).toBe(200);
  });

  it("needs the value that its trigger compares with", async () => {
    const { call, routes, bot } = botWorld(kind);
    const { triggerOperator: _, ...withoutOperator } = bot("a");
    expect(await call(routes.create, { body: withoutOperator })).toEqual(
      failure("Trigger operator and value are required"),
    );
    expect(await call(routes.create, { body: bot("a", { triggerType: "advanced", triggerValue: "" }) })).toEqual(
      failure("Trigger value is required"),
    );
  });

  it("knows an identical bot", async () => {
    const { call, routes, bot, add, byId } = botWorld(kind);
    await add("a");
    const copy = bot("a", { triggerValue: "another word" });
    const answer = await call(routes.create, { body: copy });
    if (kind.duplicateText) expect(answer).toEqual(failure(kind.duplicateText));
    else expect(answer.status).toBe(201);
    const id = await add("b");
    expect(await call(routes.update, { ...byId(id), body: bot("a", { triggerValue: "word b" }) })).toEqual(
      failure(`Error updating ${kind.label}`),
    );
  });
});

describe("openai", () => {
  const kind = botKinds[1]!;

  it.each([
    [{ botType: "assistant", assistantId: "" }, "Assistant ID is required"],
    [{ botType: "chatCompletion", maxTokens: 10 }, "Model is required"],
    [{ botType: "chatCompletion", model: "gpt-4o" }, "Max tokens is required"],
    [{ openaiCredsId: "unknown" }, "Error setting default settings"],
  ])("refuses %j", async (fields, message) => {
    const { call, routes, bot } = botWorld(kind);
    expect(await call(routes.create, { body: bot("a", fields) })).toEqual(failure(message));
  });

  it("refuses unknown credentials beside settings that have some", async () => {
    const { call, routes, bot, add } = botWorld(kind);
    await add("a");
    expect(await call(routes.create, { body: bot("b", { openaiCredsId: "unknown" }) })).toEqual(
      failure("Error creating Openai"),
    );
  });
});
