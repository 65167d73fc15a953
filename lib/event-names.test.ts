import { expect, it } from "vitest";
import { byEventsSuffix, EVENT_NAMES, eventName, eventNamesOf } from "./event-names";

it("knows 31 names, of which servers before 2.3 accept 27", () => {
  expect(new Set(EVENT_NAMES).size).toBe(31);
  expect(eventNamesOf("2.3.6")).toEqual(EVENT_NAMES);
  expect(eventNamesOf("2.2.3")).toHaveLength(27);
  const newer = EVENT_NAMES.filter((name) => !eventNamesOf("2.2.3").includes(name));
  expect(newer).toEqual(["SEND_MESSAGE_UPDATE", "INSTANCE_CREATE", "INSTANCE_DELETE", "STATUS_INSTANCE"]);
});

it.each([
  ["messages.upsert", "MESSAGES_UPSERT", "/messages-upsert"],
  ["group-participants.update", "GROUP_PARTICIPANTS_UPDATE", "/group-participants-update"],
  ["typebot.change-status", "TYPEBOT_CHANGE_STATUS", "/typebot-change-status"],
  ["send.message.update", "SEND_MESSAGE_UPDATE", "/send-message-update"],
  ["groups.update", "GROUP_UPDATE", "/groups-update"],
  ["call", "CALL", "/call"],
])("names %s", (event, name, suffix) => {
  expect(eventName(event)).toBe(name);
  expect(eventName(name)).toBe(name);
  expect(byEventsSuffix(event)).toBe(suffix);
  expect(byEventsSuffix(event.replace(/[.-]/g, "_").toUpperCase())).toBe(suffix);
  expect(EVENT_NAMES).toContain(name);
});
