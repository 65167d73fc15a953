import { describe, expect, it } from "vitest";
import { Problem } from "../../../lib/problem";
import type { BodyRule } from "../routes/route";
import { drainBody, inspectBody } from "./index";
import { describeProblem, options, readAll, ruleFor, streamOf, text, utf8 } from "./test-support";

const json = { ...ruleFor({ text: "text", delay: "delay" }, "json"), maxBytes: 1_000_000 };
const media = ruleFor({ media: "media" });
const upload = ruleFor({ media: "media" }, "upload");

function request(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  return new Request("https://gateway.example/message/sendText/main", { method: "POST", body, headers });
}

const typed = (type: string, body: BodyInit = '{"number":"55"}') =>
  request(utf8(body as string), { "content-type": type });
const inspect = (given: Request, rule: BodyRule = json) => inspectBody(given, rule, options);
const refused = (given: Request, rule?: BodyRule) => inspect(given, rule).then(() => "", describeProblem);

function sized(document: string): Request {
  const bytes = utf8(document);
  return request(bytes, { "content-type": "application/json", "content-length": String(bytes.length) });
}

describe("inspectBody", () => {
  it("reads a small document whole", async () => {
    const { body, contentType, done } = await inspect(sized('{"text":"hi","delay":30000}'));
    expect(text(body as Uint8Array)).toBe('{"text":"hi","delay":20000}');
    expect([contentType, done]).toEqual(["application/json", undefined]);
    const small = await inspect(sized('{"media":"QUJD"}'), media);
    expect(text(small.body as Uint8Array)).toBe('{"media":"QUJD"}');
  });

  it("streams a large document where the route allows it, and reads it whole where not", async () => {
    const document = `{"media":"${"QUJD".repeat(80_000)}"}`;
    const large = await inspect(sized(document), media);
    expect(large.body).toBeInstanceOf(ReadableStream);
    expect(text((await readAll(large.body as ReadableStream<Uint8Array>)).bytes)).toBe(document);
    await large.done;
    expect((await inspect(sized(document), json)).body).toBeInstanceOf(Uint8Array);
  });

  it("inspects a body that comes without a length", async () => {
    const chunked = (document: string) => request(streamOf([utf8(document)]), { "content-type": "application/json" });
    const whole = await inspect(chunked('{"delay":30000}'));
    expect(text(whole.body as Uint8Array)).toBe('{"delay":20000}');
    const streamed = await inspect(chunked('{"media":"QUJD"}'), media);
    expect(text((await readAll(streamed.body as ReadableStream<Uint8Array>)).bytes)).toBe('{"media":"QUJD"}');
    expect(await refused(chunked(`{"a":"${"x".repeat(2_000_000)}"}`))).toMatch(/^body_too_large: /);
  });

  it("rejects both the stream and its promise on a late violation", async () => {
    const { body, done } = await inspect(sized(`{"caption":"${"x".repeat(300_000)}","media":"/etc/passwd"}`), media);
    const { bytes, error } = await readAll(body as ReadableStream<Uint8Array>);
    expect(error).toMatchObject({ message: expect.stringContaining('"media" must be') });
    expect(() => JSON.parse(text(bytes))).toThrow(SyntaxError);
    await expect(done).rejects.toThrow(Problem);
  });

  it("forwards nothing where there is nothing", async () => {
    const nothing = { body: null, contentType: null, done: undefined };
    expect(await inspect(request(null))).toEqual(nothing);
    expect(await inspect(request(null, { "content-type": "text/plain" }))).toEqual(nothing);
    expect(await inspect(request(streamOf([]), { "content-type": "application/json" }), media)).toEqual(nothing);
    expect(await inspect(request(utf8(""), { "content-length": "0" }))).toEqual(nothing);
    // A body without fields, as PHP writes it.
    expect(await inspect(sized("[]"))).toEqual(nothing);
    expect(await inspect(request(streamOf([utf8("["), utf8("]")]), { "content-type": "application/json" }))).toEqual(
      nothing,
    );
    expect(await inspect(sized('{"a":1}'), { form: "none", maxBytes: 0, fields: {} })).toEqual(nothing);
  });

  it.each([
    "application/json",
    "Application/JSON; charset=UTF-8",
    'application/json;charset="utf-8"',
    "application/json; charset=utf8;",
  ])("takes %s", async (type) => {
    expect(await refused(typed(type))).toBe("");
  });

  it.each([
    "application/x-www-form-urlencoded",
    "text/plain",
    "text/json",
    "application/json5",
    "application/vnd.api+json",
    "application/json, text/plain",
    "application/json; charset=utf-16",
    "application/json; charset=latin1",
    "application/json; charset=utf-8; charset=utf-16",
    "multipart/form-data; boundary=x",
    "multipart/mixed; boundary=x",
    "json",
  ])("refuses %s", async (type) => {
    expect(await refused(typed(type))).toMatch(/^unsupported_media_type: /);
    expect(await refused(typed(type), media)).toMatch(/^unsupported_media_type: /);
  });

  it("refuses a body without a type", async () => {
    expect(await refused(request(utf8('{"a":1}')))).toMatch(/^unsupported_media_type: /);
  });

  it("refuses compressed bodies", async () => {
    for (const encoding of ["gzip", "br", "deflate", "identity, gzip"]) {
      const compressed = request(utf8("{}"), { "content-type": "application/json", "content-encoding": encoding });
      expect(await refused(compressed)).toMatch(/^unsupported_media_type: /);
    }
    const plain = request(utf8("{}"), { "content-type": "application/json", "content-encoding": "identity" });
    expect(await refused(plain)).toBe("");
  });

  it("refuses a length above the limit before it reads anything", async () => {
    let isRead = false;
    const body = new ReadableStream(
      {
        pull() {
          isRead = true;
          throw new Error("must not be read");
        },
      },
      { highWaterMark: 0 },
    );
    const large = request(body, { "content-type": "application/json", "content-length": "60000000" });
    expect(await refused(large, media)).toMatch(/^body_too_large: /);
    expect(isRead).toBe(false);
  });

  it("takes forms only where files may be uploaded", async () => {
    const form = new FormData();
    form.set("number", "55");
    const { body, contentType, done } = await inspect(request(form), upload);
    const { bytes } = await readAll(body as ReadableStream<Uint8Array>);
    await done;
    expect(contentType).toMatch(/^multipart\/form-data; boundary=zapin-/);
    expect(text(bytes)).toContain('name="number"\r\n\r\n55\r\n');
    expect(await refused(request(form), media)).toMatch(/^unsupported_media_type: /);
  });

  it.each(["", '; boundary=""', `; boundary=${"x".repeat(71)}`, '; boundary="a b "', "; boundary=a%b"])(
    "refuses a form with the boundary parameter %j",
    async (parameter) => {
      expect(await refused(typed(`multipart/form-data${parameter}`, "--x--"), upload)).toMatch(/^invalid_request: /);
    },
  );

  it("drains a body that is not sent, and finds what is wrong with it", async () => {
    await drainBody(await inspect(sized('{"a":1}')));
    const late = await inspect(sized(`{"caption":"${"x".repeat(300_000)}","media":1}`), media);
    await expect(drainBody(late)).rejects.toThrow(new Problem("invalid_request", '"media" must be a string.'));
  });
});
