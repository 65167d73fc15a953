import type { SandboxHandlers, SandboxWorld } from "../handler";
import { changedRow, defined, newRow, type Row } from "../rows";
import { type BodySchema, badRequest, bodyMessages } from "../validation";

export interface SandboxSettings {
  rejectCall: boolean;
  msgCall: string;
  groupsIgnore: boolean;
  alwaysOnline: boolean;
  readMessages: boolean;
  readStatus: boolean;
  syncFullHistory: boolean;
  wavoipToken: string;
}

/** What an instance has that was created without any of them. */
const defaultSettings: SandboxSettings = {
  rejectCall: false,
  msgCall: "",
  groupsIgnore: false,
  alwaysOnline: false,
  readMessages: false,
  readStatus: false,
  syncFullHistory: false,
  wavoipToken: "",
};

const names = Object.keys(defaultSettings);
const required = names.filter((name) => name !== "msgCall" && name !== "wavoipToken");

const schema: BodySchema = {
  properties: {
    rejectCall: "boolean",
    msgCall: "string",
    groupsIgnore: "boolean",
    alwaysOnline: "boolean",
    readMessages: "boolean",
    readStatus: "boolean",
    syncFullHistory: "boolean",
    wavoipToken: "string",
  },
  required,
  notEmpty: required,
};

/** Stores settings over what is there (or over the defaults) and answers the row that `fetchInstances` calls Setting. */
export function saveSettings(world: SandboxWorld, given: Partial<SandboxSettings>): SandboxSettings & Row {
  const stored = world.documents.get<SandboxSettings & Row>("settings", "settings");
  const row = stored ? changedRow(world, stored, given) : newRow(world, { ...defaultSettings, ...defined(given) });
  world.documents.put("settings", "settings", row);
  return row;
}

function settingsIn(source: Readonly<Record<string, unknown>>): Partial<SandboxSettings> {
  return Object.fromEntries(Object.entries(source).filter(([name]) => names.includes(name)));
}

export const settingsHandlers: SandboxHandlers = {
  "POST /settings/set/:instanceName": (world, { body }) => {
    const messages = bodyMessages(body, schema);
    if (messages.length > 0) return badRequest(messages);
    saveSettings(world, settingsIn(body));
    return { status: 201, body: { settings: { instanceName: world.instanceName, settings: body } } };
  },

  "GET /settings/find/:instanceName": (world) => {
    const stored = world.documents.get<Record<string, unknown>>("settings", "settings");
    return { status: 200, body: stored ? settingsIn(stored) : null };
  },
};
