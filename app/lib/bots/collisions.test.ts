import { describe, expect, it } from "vitest";
import type { BotConflict } from "../../../lib/contract/bot";
import { collisionsOf } from "./collisions";

const INSTANCE = "0198f0c2-0000-7000-8000-000000000000";

function bot(id: string, code: BotConflict["code"] | null, other: string, createdAt = id) {
  const conflicts: BotConflict[] = code ? [{ code, botId: other, kind: "typebot" }] : [];
  return { id, kind: "typebot" as const, enabled: true, description: id, conflicts, createdAt, instanceId: INSTANCE };
}

const told = (collisions: ReturnType<typeof collisionsOf>) =>
  collisions.map(({ code, first, second }) => [code, first.id, second.id]);

describe("bots that get in each other's way", () => {
  it.each(["second_all", "same_trigger", "both_answer"] as const)("are told once, the older one first: %s", (code) => {
    const [old, young] = [bot("1", code, "2"), bot("2", code, "1")];
    expect(told(collisionsOf([young, old]))).toEqual([[code, "1", "2"]]);
  });

  it("name the one that answers everything first, however young it is", () => {
    expect(told(collisionsOf([bot("1", "hidden_by_all", "2"), bot("2", null, "")]))).toEqual([
      ["hidden_by_all", "2", "1"],
    ]);
  });

  it("are nobody's trouble while one is off, but are told on its own page", () => {
    const off = { ...bot("1", "second_all", "2"), enabled: false };
    expect(collisionsOf([off, bot("2", null, "")])).toEqual([]);
    expect(told(collisionsOf([off, bot("2", null, "")], "1"))).toEqual([["second_all", "1", "2"]]);
  });

  it("are told even where the other is on another page", () => {
    // Newest come first, so that one is older.
    const [collision] = collisionsOf([bot("2", "same_trigger", "1")]);
    expect(collision).toMatchObject({ first: { id: "1", description: "" }, second: { id: "2", description: "2" } });
  });
});
