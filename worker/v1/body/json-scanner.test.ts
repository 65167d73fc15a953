import { describe, expect, it } from "vitest";
import { type MemberObserver, SCAN_LIMITS } from "./json-scan-state";
import { endScan, scanChunk, startScan } from "./json-scanner";
import { cutAtRandom, refusal, seeded, text, utf8 } from "./test-support";

type Seen = [key: string, kind: string, source: string, decoded: string | undefined];

/** Every top-level member with its position turned into source text, and its decoded string. */
function scan(document: Uint8Array, pieces: Uint8Array[] = [document]): Seen[] {
  const seen: Seen[] = [];
  let start = 0;
  let bytes: number[] | undefined;
  const members: MemberObserver = {
    begin(key, kind, at) {
      start = at;
      bytes = kind === "string" ? [] : undefined;
      seen.push([key, kind, "", undefined]);
      const target = bytes;
      return target && { write: (from, a, b) => void target.push(...from.subarray(a, b)), end() {} };
    },
    finish(token, end) {
      const last = seen.at(-1)!;
      last[2] = text(document.subarray(start, end));
      if (bytes) last[3] = new TextDecoder().decode(Uint8Array.from(bytes));
      if (["number", "boolean", "null"].includes(last[1])) expect(token).toBe(last[2]);
    },
  };
  const state = startScan(members);
  for (const piece of pieces) scanChunk(state, piece);
  endScan(state);
  expect(document[state.rootEnd]).toBe("}".charCodeAt(0));
  return seen;
}

const VALID = [
  "{}",
  " \t\r\n{ \n} \r\n",
  '{"a":1}',
  '{"a":[],"b":{},"c":[[],{}],"d":[1,2,[3]]}',
  '{"a":true,"b":false,"c":null}',
  '{"a":-0,"b":0.5,"c":1e5,"d":1E+5,"e":-1.25e-10,"f":0e0,"g":123456789012345678901234567890}',
  '{"a":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\\u20AC"}',
  '{"a":"\\ud83d\\ude00","b":"\\ud83d","c":"\\ude00\\ud83d\\ud83d\\ude00x","d":"\\ud83d\\n"}',
  '{"olá":"ção € 😀 \u007f \u0080 \uffff","😀":""}',
  '{"a":{"x":1},"b":{"x":1},"x":[{"x":1},{"x":2}]}',
  '{"constructor":1,"toString":2,"hasOwnProperty":3,"__proto":4,"proto__":5}',
  '{"":"empty key","a":" , : { } [ ] "}',
];

const INVALID = [
  "",
  " ",
  "[]",
  '"a"',
  "1",
  "null",
  "{",
  '{"a"',
  '{"a":',
  '{"a":1',
  '{"a":1,',
  '{"a":1,}',
  "{,}",
  '{"a" 1}',
  '{"a"::1}',
  "{a:1}",
  "{'a':1}",
  '{"a":1}}',
  '{"a":1} x',
  '{"a":1}{"b":2}',
  '{"a":1]',
  '{"a":[1}',
  '{"a":[1,]}',
  '{"a":[,1]}',
  '{"a":[1 2]}',
  '{"a":1 "b":2}',
  '{"a":NaN}',
  '{"a":Infinity}',
  '{"a":-Infinity}',
  '{"a":undefined}',
  '{"a":True}',
  '{"a":nul}',
  '{"a":nulll}',
  '{"a":truefalse}',
  '{"a":01}',
  '{"a":+1}',
  '{"a":.5}',
  '{"a":1.}',
  '{"a":1e}',
  '{"a":1e+}',
  '{"a":--1}',
  '{"a":-}',
  '{"a":0x10}',
  '{"a":1_000}',
  '{"a":"\n"}',
  '{"a":"\t"}',
  '{"a":"\u0000"}',
  '{"a":"\\x41"}',
  '{"a":"\\\'"}',
  '{"a":"\\u12"}',
  '{"a":"\\u12g4"}',
  '{"a":"\\"}',
  '{"a":"unfinished}',
  '{"a":1}//comment',
  '/**/{"a":1}',
  '\ufeff{"a":1}',
  '{"a":\u00a01}',
  '{"a":1}\u0000',
  '{"a\u0001":1}',
];

describe("the scanner", () => {
  it.each(VALID)("reads %j as JSON.parse does", (document) => {
    const expected = Object.entries(JSON.parse(document) as Record<string, unknown>);
    const seen = scan(utf8(document));
    expect(seen.map(([, , source]) => JSON.parse(source))).toEqual(expected.map(([, value]) => value));
    const strings = expected.filter(([, value]) => typeof value === "string").map(([, value]) => value as string);
    const isWellFormed = strings.every((value) => value.isWellFormed());
    if (isWellFormed) expect(seen.flatMap(([, , , decoded]) => decoded ?? [])).toEqual(strings);
  });

  it.each(INVALID)("refuses %j", (document) => {
    expect(refusal(() => scan(utf8(document)))).toMatch(
      /^invalid_request: The body is not valid JSON: .+ at byte \d+\.$/,
    );
  });

  it.each([
    ["a lone continuation byte", [0x80]],
    ["an overlong slash", [0xc0, 0xaf]],
    ["an overlong three-byte form", [0xe0, 0x80, 0xaf]],
    ["a surrogate", [0xed, 0xa0, 0x80]],
    ["more than U+10FFFF", [0xf4, 0x90, 0x80, 0x80]],
    ["a five-byte form", [0xf8, 0x88, 0x80, 0x80, 0x80]],
    ["a cut character", [0xe2, 0x82]],
    ["0xff", [0xff]],
  ])("refuses UTF-8 with %s", (_, bytes) => {
    const inValue = Uint8Array.from([...utf8('{"a":"'), ...bytes, ...utf8('"}')]);
    const inKey = Uint8Array.from([...utf8('{"'), ...bytes, ...utf8('":1}')]);
    expect(refusal(() => scan(inValue))).toContain("invalid UTF-8");
    expect(refusal(() => scan(inKey))).toContain("invalid UTF-8");
  });

  it("refuses UTF-16", () => {
    expect(refusal(() => scan(Uint8Array.from([...'{"a":1}'].flatMap((char) => [char.charCodeAt(0), 0]))))).not.toBe(
      "",
    );
  });

  it.each([
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '{"\\u00e9":1,"é":2}',
    '{"\\ud83d\\ude00":1,"😀":2}',
    '{"\\ud83d":1,"\\uD83D":2}',
    '{"a/b":1,"a\\/b":2}',
    '{"x":{"b":[{"a":1,"a":1}]}}',
    '{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9,"a":10}',
  ])("refuses equal keys in %j", (document) => {
    expect(refusal(() => scan(utf8(document)))).toContain("twice in one object");
  });

  it("tells lone surrogates in keys apart", () => {
    expect(scan(utf8('{"\\ud800":1,"\\ud801":2,"\\ufffd":3}'))).toHaveLength(3);
  });

  it.each([
    '{"__proto__":1}',
    '{"a":{"__proto__":{}}}',
    '{"a":[{"\\u005f_proto__":1}]}',
    '{"_\\u005Fproto\\u005f_":null}',
  ])("refuses %j", (document) => {
    expect(refusal(() => scan(utf8(document)))).toContain("__proto__");
  });

  it("bounds depth, keys, values and numbers", () => {
    const nested = (depth: number) => `{"a":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}}`;
    const keys = (count: number) => `{${Array.from({ length: count }, (_, i) => `"k${i}":0`).join()}}`;
    const manyObjects = `{"a":[${Array(50)
      .fill(keys(1_500).replaceAll('"k', `"${"k".repeat(30)}`))
      .join()}]}`;
    expect(refusal(() => scan(utf8(nested(SCAN_LIMITS.depth))))).toBe("");
    expect(refusal(() => scan(utf8(nested(SCAN_LIMITS.depth + 1))))).toContain("levels");
    expect(refusal(() => scan(utf8(`{"a":${"[".repeat(100_000)}`)))).toContain("levels");
    expect(refusal(() => scan(utf8(`{"${"k".repeat(SCAN_LIMITS.keyBytes)}":1}`)))).toBe("");
    expect(refusal(() => scan(utf8(`{"${"k".repeat(SCAN_LIMITS.keyBytes + 1)}":1}`)))).toContain("a key longer");
    expect(refusal(() => scan(utf8(`{"${"k".repeat(5_000_000)}`)))).toContain("a key longer");
    expect(refusal(() => scan(utf8(keys(SCAN_LIMITS.keysPerObject))))).toBe("");
    expect(refusal(() => scan(utf8(keys(SCAN_LIMITS.keysPerObject + 1))))).toContain("too many keys");
    expect(refusal(() => scan(utf8(manyObjects)))).toContain("too many keys");
    expect(refusal(() => scan(utf8(`{"a":[${"1,".repeat(SCAN_LIMITS.values)}1]}`)))).toContain("values");
    expect(refusal(() => scan(utf8(`{"a":${"1".repeat(5_000_000)}`)))).toContain("a number that is too long");
  });

  it("refuses 10 MB of garbage at once", () => {
    const random = seeded(7);
    const garbage = Uint8Array.from({ length: 10_000_000 }, () => random(256));
    expect(refusal(() => scan(garbage))).not.toBe("");
    garbage.fill(0x20);
    expect(refusal(() => scan(garbage))).toContain("unexpected end");
  });

  it("sees the same whatever the cuts", () => {
    const random = seeded(42);
    for (const document of VALID) {
      const bytes = utf8(document);
      const whole = scan(bytes);
      for (let round = 0; round < 40; round++) expect(scan(bytes, cutAtRandom(bytes, random))).toEqual(whole);
    }
    for (const document of INVALID) {
      const bytes = utf8(document);
      const whole = refusal(() => scan(bytes));
      for (let round = 0; round < 10; round++)
        expect(refusal(() => scan(bytes, cutAtRandom(bytes, random)))).toBe(whole);
    }
  });

  it("agrees with JSON.parse about thousands of damaged documents", () => {
    const random = seeded(1_234);
    const alphabet = utf8('{}[]",:\\/ue0123456789.-+Etrfalsn \n\u0001');
    for (let round = 0; round < 6_000; round++) {
      const bytes = utf8(VALID[random(VALID.length)]!);
      for (let change = 0; change <= random(3); change++) {
        bytes[random(bytes.length)] = alphabet[random(alphabet.length)]!;
      }
      const ours = refusal(() => scan(bytes));
      if (ours === "" || ours.includes("not valid JSON"))
        expect([isJsonObject(bytes), bytes]).toEqual([ours === "", bytes]);
    }
  });
});

function isJsonObject(bytes: Uint8Array): boolean {
  try {
    const value: unknown = JSON.parse(text(bytes));
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
