import { describe, expect, it } from "vitest";
import {
  type BodySchema,
  badRequest,
  bodyMessages,
  notEmpty,
  notFound,
  propertyTypes,
  refused,
  requireProperties,
  serverError,
} from "./validation";

const schema: BodySchema = {
  properties: {
    text: { type: "string", minLength: 1 },
    delay: { type: "integer", minimum: 0, description: "Enter a value in milliseconds" },
    kind: { type: "string", oneOf: ["one", "two"] },
    tags: { type: "array", minItems: 1, uniqueItems: true, items: { type: "string" } },
    inner: { type: "object", properties: { on: "boolean" }, required: ["on"] },
    code: { type: "string", pattern: "\\d+" },
    note: { type: ["string", "null"] },
    weight: "number",
  },
  required: ["text"],
};

describe("bodyMessages words a failure as jsonschema does", () => {
  const cases: readonly (readonly [Record<string, unknown>, readonly string[]])[] = [
    [
      { text: "hello", delay: 5, kind: "one", tags: ["a"], inner: { on: true }, code: "a1", note: null, weight: 1.5 },
      [],
    ],
    [{}, ['instance requires property "text"']],
    [{ text: 1 }, ["text is not of a type(s) string"]],
    [{ text: "" }, ["text does not meet minimum length of 1"]],
    [{ text: "x", delay: "soon" }, ["Enter a value in milliseconds"]],
    [{ text: "x", delay: 1.5 }, ["Enter a value in milliseconds"]],
    [{ text: "x", kind: "six" }, ["kind is not one of enum values: one,two"]],
    [{ text: "x", tags: [] }, ["tags does not meet minimum length of 1"]],
    [{ text: "x", tags: ["a", "a"] }, ["tags contains duplicate item"]],
    [{ text: "x", tags: ["a", 2] }, ["tags[1] is not of a type(s) string"]],
    [{ text: "x", inner: {} }, ['inner requires property "on"']],
    [{ text: "x", inner: { on: "yes" } }, ["inner.on is not of a type(s) boolean"]],
    [{ text: "x", inner: [] }, ["inner is not of a type(s) object"]],
    [{ text: "x", code: "abc" }, ['code does not match pattern "\\\\d+"']],
    [{ text: "x", note: 7 }, ["note is not of a type(s) string,null"]],
    [{ text: "x", weight: "1" }, ["weight is not of a type(s) number"]],
    [{ kind: "six" }, ["kind is not one of enum values: one,two", 'instance requires property "text"']],
  ];

  it.each(cases)("%j", (body, messages) => {
    expect(bodyMessages(body, schema)).toEqual(messages);
  });
});

it("takes plain lists of names and types too", () => {
  expect(requireProperties({ a: null, b: undefined }, ["a", "b"])).toEqual(['instance requires property "b"']);
  expect(propertyTypes({ on: 1 }, { on: "boolean" })).toEqual(["on is not of a type(s) boolean"]);
});

it("looks for empty strings only in a body without further properties", () => {
  expect(notEmpty({ url: "", name: "x" }, ["url", "name"])).toEqual(['The "url" cannot be empty']);
  expect(notEmpty({ url: "", name: "x", more: 1 }, ["url", "name"])).toEqual([]);
});

it("wraps messages as Evolution does", () => {
  expect(badRequest(["a", "b"])).toEqual({
    status: 400,
    body: { status: 400, error: "Bad Request", response: { message: [["a", "b"]] } },
  });
  expect(refused("a").body).toEqual({ status: 400, error: "Bad Request", response: { message: ["a"] } });
  expect(notFound("gone").body).toEqual({ status: 404, error: "Not Found", response: { message: ["gone"] } });
  expect(serverError("broken").body).toEqual({
    status: 500,
    error: "Internal Server Error",
    response: { message: "broken" },
  });
});
