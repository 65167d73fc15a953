import { expect, it } from "vitest";
import { botConflicts } from "./bot-conflicts";

type Judged = Parameters<typeof botConflicts>[0];
const bot = (more: Partial<Judged>): Judged => ({
  id: crypto.randomUUID(),
  kind: "dify",
  enabled: true,
  triggerType: "keyword",
  triggerOperator: "equals",
  triggerValue: "oi",
  ...more,
});
const all = { triggerType: "all", triggerOperator: null, triggerValue: null } as const;

it.each<[string, Partial<Judged>, Partial<Judged>, string[]]>([
  ["two that answer everything", all, all, ["second_all"]],
  ["one behind another that answers everything", {}, all, ["hidden_by_all"]],
  ["one before it", all, {}, []],
  ["the same words", {}, {}, ["same_trigger"]],
  ["the same words, otherwise compared", {}, { triggerOperator: "contains" }, []],
  ["the same words in another kind", {}, { kind: "n8n" }, ["both_answer"]],
  ["everything in another kind", {}, { ...all, kind: "n8n" }, ["both_answer"]],
  ["other words in another kind", {}, { kind: "n8n", triggerValue: "x" }, []],
  ["one that is off", {}, { ...all, enabled: false }, []],
  ["one that never starts", {}, { ...all, triggerType: "none" }, []],
  ["nothing itself", { triggerType: "none" }, all, []],
])("tells of %s", (_, mine, other, codes) => {
  const own = bot(mine);
  expect(botConflicts(own, [own, bot(other)]).map(({ code }) => code)).toEqual(codes);
});
