import { expect, it } from "vitest";
import { caller, memoryWorld } from "../memory-world";
import { saveSettings, settingsHandlers } from "./settings";

const set = "POST /settings/set/:instanceName";
const find = "GET /settings/find/:instanceName";

const body = {
  rejectCall: true,
  msgCall: "no calls please",
  groupsIgnore: true,
  alwaysOnline: true,
  readMessages: true,
  readStatus: false,
  syncFullHistory: false,
};

it("stores settings, answers them as sent and finds all eight fields", async () => {
  const world = memoryWorld();
  const call = caller(settingsHandlers, world);
  expect(await call(find)).toEqual({ status: 200, body: null });

  expect(await call(set, { body })).toEqual({
    status: 201,
    body: { settings: { instanceName: "shop", settings: body } },
  });
  expect(await call(find)).toEqual({ status: 200, body: { ...body, wavoipToken: "" } });
});

it("keeps an optional field that a later call leaves out", async () => {
  const world = memoryWorld();
  const call = caller(settingsHandlers, world);
  await call(set, { body: { ...body, wavoipToken: "abc" } });
  const { msgCall: _, ...others } = body;
  await call(set, { body: { ...others, rejectCall: false } });
  expect((await call(find)).body).toEqual({ ...body, rejectCall: false, wavoipToken: "abc" });
});

it("keeps one row, whose id and creation stay", () => {
  const world = memoryWorld();
  const created = saveSettings(world, { rejectCall: true });
  world.clock += 1000;
  const changed = saveSettings(world, { rejectCall: false });
  expect(created).toMatchObject({ rejectCall: true, groupsIgnore: false, msgCall: "", instanceId: world.instanceId });
  expect(created.id).toMatch(/^c[0-9a-z]{24}$/);
  expect(changed).toEqual({ ...created, rejectCall: false, updatedAt: new Date(world.clock).toISOString() });
  expect(world.documents.count("settings")).toBe(1);
});

it("lists what is missing and what is of a wrong type", async () => {
  const call = caller(settingsHandlers, memoryWorld());
  expect((await call(set, { body: { rejectCall: true } })).body).toEqual({
    status: 400,
    error: "Bad Request",
    response: {
      message: [
        ["groupsIgnore", "alwaysOnline", "readMessages", "readStatus", "syncFullHistory"].map(
          (name) => `instance requires property "${name}"`,
        ),
      ],
    },
  });
  expect((await call(set, { body: { ...body, groupsIgnore: "yes" } })).body).toMatchObject({
    response: { message: [["groupsIgnore is not of a type(s) boolean"]] },
  });
  expect((await call(find)).body).toBeNull();
});
