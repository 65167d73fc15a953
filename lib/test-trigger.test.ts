import { expect, it } from "vitest";
import { type TestedBot, testTrigger } from "./test-trigger";

const bot = (id: string, more: Partial<TestedBot>): TestedBot => ({
  id,
  enabled: true,
  paused: false,
  triggerType: "keyword",
  triggerOperator: "equals",
  triggerValue: id,
  ...more,
});

const settings = { ignoreJids: [], fallbackId: null };
const reasons = (bots: TestedBot[], text: string, more: object = {}) =>
  testTrigger("dify", bots, { text, remoteJid: "1@s.whatsapp.net", settings, ...more }).map(({ reason }) => reason);

it("says which bot answers, and why each other one does not", () => {
  const bots = [
    bot("oi", {}),
    bot("b", { triggerOperator: "contains", triggerValue: "o" }),
    bot("off", { enabled: false, triggerValue: "oi" }),
    bot("paused", { paused: true, triggerValue: "oi" }),
    bot("none", { triggerType: "none" }),
  ];
  expect(reasons(bots, "oi")).toEqual(["trigger", "another_first", "off", "paused", "no_match"]);
  expect(reasons(bots, "no")).toEqual(["no_match", "trigger", "off", "paused", "no_match"]);
});

it("falls back where nothing fits, and answers nobody who is ignored", () => {
  const bots = [bot("oi", {}), bot("b", {})];
  expect(reasons(bots, "x", { settings: { ignoreJids: [], fallbackId: "b" } })).toEqual(["no_match", "fallback"]);
  expect(reasons(bots, "oi", { settings: { ignoreJids: ["@s.whatsapp.net"], fallbackId: null } })).toEqual([
    "ignored",
    "ignored",
  ]);
});

it("falls back on one that is off, as servers do, and on none that is held back", () => {
  const off = [bot("oi", {}), bot("b", { enabled: false })];
  expect(reasons(off, "x", { settings: { ignoreJids: [], fallbackId: "b" } })).toEqual(["no_match", "fallback"]);
  expect(reasons(off, "oi", { settings: { ignoreJids: [], fallbackId: "b" } })).toEqual(["trigger", "off"]);
  const held = [bot("b", { paused: true })];
  expect(reasons(held, "x", { settings: { ignoreJids: [], fallbackId: "b" } })).toEqual(["paused"]);
});
