import { describe, expect, it } from "vitest";
import { caller, memoryWorld } from "../memory-world";
import { botHandlers } from "./bots";
import { openaiCredsHandlers } from "./openai-creds";

const create = "POST /openai/creds/:instanceName";
const list = "GET /openai/creds/:instanceName";
const remove = "DELETE /openai/creds/:openaiCredsId/:instanceName";
const getModels = "GET /openai/getModels/:instanceName";

const chatBot = {
  enabled: true,
  botType: "chatCompletion",
  model: "gpt-4o-mini",
  maxTokens: 100,
  triggerType: "keyword",
  triggerOperator: "equals",
  triggerValue: "bot",
};

function setUp() {
  const world = memoryWorld();
  const call = caller({ ...openaiCredsHandlers, ...botHandlers }, world);
  const add = async (name: string, apiKey: string) => {
    const { body } = await call(create, { body: { name, apiKey } });
    return String(Object(body).id);
  };
  return { world, call, add };
}

it("stores credentials with their key, and lists them with their bots", async () => {
  const { world, call } = setUp();
  expect(await call(list)).toEqual({ status: 200, body: [] });
  const created = await call(create, { body: { name: "main", apiKey: "sk-test-1" } });
  expect(created).toEqual({
    status: 201,
    body: {
      id: expect.stringMatching(/^c[0-9a-z]{24}$/),
      name: "main",
      apiKey: "sk-test-1",
      createdAt: "2026-01-02T03:04:05.000Z",
      updatedAt: "2026-01-02T03:04:05.000Z",
      instanceId: world.instanceId,
    },
  });
  const { id } = Object(created.body);
  const bot = await call("POST /openai/create/:instanceName", { body: { ...chatBot, openaiCredsId: id } });
  expect(bot.status).toBe(201);
  expect((await call(list)).body).toEqual([{ ...Object(created.body), OpenaiAssistant: [bot.body] }]);
});

it("refuses a key or a name for the second time, and half a body", async () => {
  const { call, add } = setUp();
  await add("main", "sk-test-1");
  const cases = [
    [{ name: "again", apiKey: "sk-test-1" }, ["This API key is already registered. Please use a different API key."]],
    [
      { name: "main", apiKey: "sk-test-2" },
      ["This credential name is already in use. Please choose a different name."],
    ],
    [{ name: "x" }, [['instance requires property "apiKey"']]],
    [{ name: "", apiKey: "sk-test-3" }, [['The "name" cannot be empty']]],
  ] as const;
  for (const [body, message] of cases) {
    expect(await call(create, { body })).toEqual({
      status: 400,
      body: { status: 400, error: "Bad Request", response: { message } },
    });
  }
});

it("takes the bots along when credentials go, and forgets them in the settings", async () => {
  const { call, add } = setUp();
  const openaiCredsId = await add("main", "sk-test-1");
  await call("POST /openai/create/:instanceName", { body: { ...chatBot, openaiCredsId } });
  expect(await call(remove, { params: { openaiCredsId } })).toEqual({
    status: 200,
    body: { openaiCreds: { id: openaiCredsId } },
  });
  expect((await call(list)).body).toEqual([]);
  expect((await call("GET /openai/find/:instanceName")).body).toEqual([]);
  expect((await call("GET /openai/fetchSettings/:instanceName")).body).toMatchObject({ openaiCredsId: null });
  expect(await call(remove, { params: { openaiCredsId } })).toMatchObject({
    status: 500,
    body: { response: { message: "Openai Creds not found" } },
  });
});

describe("getModels", () => {
  const failure = (message: string) => ({ status: 500, body: { response: { message } } });

  it("lists models for credentials of the settings or of the query", async () => {
    const { call, add } = setUp();
    expect(await call(getModels)).toMatchObject(failure("Settings not found"));
    const openaiCredsId = await add("main", "sk-test-1");
    const byQuery = await call(getModels, { query: { openaiCredsId } });
    expect(byQuery.body).toContainEqual({
      id: "gpt-4o-mini",
      object: "model",
      created: 1_721_172_741,
      owned_by: "system",
    });
    await call("POST /openai/create/:instanceName", { body: { ...chatBot, openaiCredsId } });
    expect(await call(getModels)).toEqual(byQuery);
    expect(await call(getModels, { query: { openaiCredsId: "unknown" } })).toMatchObject(
      failure("OpenAI credentials not found for the provided ID"),
    );
  });
});
