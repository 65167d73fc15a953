import { expect, it } from "vitest";
import { describeError } from "./describe-error";

it("says the innermost cause, and nothing of what quotes a statement", () => {
  const cause = new TypeError("the connection was reset");
  const error = new Error("Failed query: insert into accounts, params: a-hash", { cause });
  expect(describeError(new Error("Something went wrong.", { cause: error }))).toBe(
    "TypeError: the connection was reset",
  );
});

it("takes a cause in words, and what is no error at all", () => {
  expect(describeError(new Error("outer", { cause: "no sandbox plan" }))).toBe("no sandbox plan");
  expect(describeError("text")).toBe("text");
});
