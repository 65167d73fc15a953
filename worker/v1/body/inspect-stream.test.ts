import { describe, expect, it } from "vitest";
import { Problem } from "../../../lib/problem";
import { inspectStream, inspectWhole } from "./inspect-json";
import {
  cutAtRandom,
  describeProblem,
  options,
  readAll,
  refusal,
  ruleFor,
  seeded,
  streamOf,
  text,
  utf8,
} from "./test-support";

const rule = ruleFor({ media: "media", url: "url", content: "status", delay: "delay" });

async function inspect(pieces: Iterable<Uint8Array>, limits = rule) {
  const { body, done, signal } = inspectStream(streamOf(pieces), limits, options);
  const { bytes, error } = await readAll(body);
  const outcome = await done.then(
    () => "",
    (reason: unknown) => describeProblem(reason),
  );
  expect([error === undefined, signal.aborted]).toEqual([outcome === "", outcome !== ""]);
  return { bytes, outcome };
}

const DOCUMENTS = [
  '{"media":"https://shop.example.com/a.jpg","caption":"Olá 😀","delay":99999,"x":[1,{"y":"\\u00e9"}]}',
  '  {"delay" : 12345678901234567890 ,"media":"QUJDQUJDQUJDQUJDQUJD"}',
  '{"delay":5,"url":"","content":"data:image/png;base64,QUJD","type":"image"}',
  '{"content":"/evolution/.env","type":"text","delay":1e9}',
  "{}",
];

const REFUSED = [
  '{"caption":"x","media":"http://10.0.0.1/"}',
  '{"content":"/evolution/.env","x":"long enough to be passed on","type":"image"}',
  '{"media":"QUJDQUJDQ"}',
  '{"media":"QUJD","media":"QUJD"}',
  '{"media":"QUJD","caption":"\\ud83d\\q"}',
  '{"media":"QUJD"',
  '{"media":"QUJD"} x',
  '{"media":"QUJD"}}',
  '{"url":{"a":1}}',
  '{"x":{"__proto__":1}}',
];

describe("a streamed document", () => {
  it("comes out as it would when read whole, whatever the cuts", async () => {
    const random = seeded(5);
    for (const document of DOCUMENTS) {
      const bytes = utf8(document);
      const whole = text(inspectWhole(bytes, rule, options));
      for (let round = 0; round < 25; round++) {
        const result = await inspect(cutAtRandom(bytes, random));
        expect([text(result.bytes), result.outcome]).toEqual([whole.trimEnd(), ""]);
      }
    }
  });

  it("is refused as it would be when read whole, and never complete before", async () => {
    const random = seeded(6);
    for (const document of REFUSED) {
      const bytes = utf8(document);
      const whole = refusal(() => inspectWhole(bytes, rule, options));
      expect(whole).not.toBe("");
      for (let round = 0; round < 25; round++) {
        const result = await inspect(cutAtRandom(bytes, random));
        expect(result.outcome).toBe(whole);
        expect(() => JSON.parse(text(result.bytes))).toThrow(SyntaxError);
      }
    }
  });

  it("drops white space behind the last brace without keeping it", async () => {
    const space = utf8(" ".repeat(65_536));
    const { bytes, outcome } = await inspect([utf8('{"a":1}'), ...Array<Uint8Array>(20).fill(space)]);
    expect([text(bytes), outcome]).toEqual(['{"a":1}', ""]);
  });

  it("is stopped above its limit, also when its sender never ends it", async () => {
    function* endless() {
      yield utf8('{"media":"');
      for (;;) yield utf8("QUJD".repeat(1_000));
    }
    const { bytes, outcome } = await inspect(endless(), { ...rule, maxBytes: 100_000 });
    expect(outcome).toBe("body_too_large: The body is larger than 100000 bytes.");
    expect(bytes.length).toBeLessThanOrEqual(100_000);
  });

  it("cannot have its link preview switched off once that is passed on", async () => {
    const texts = ruleFor({ text: "text" });
    const late = await inspect([utf8('{"text":"http://10.0.0.1"}')], texts);
    expect(text(late.bytes)).toBe('{"text":"http://10.0.0.1","linkPreview":false}');
    const early = await inspect([utf8('{"linkPreview":true,"text":"http://10.0.0.1"}')], texts);
    expect(early.outcome).toMatch(/^unsafe_url: /);
  });
});

describe("the stream", () => {
  it("reads from the client only what its own reader asks for", async () => {
    let given = 0;
    const chunk = utf8("QUJD".repeat(4_096));
    function* large() {
      yield utf8('{"media":"');
      for (given = 0; given < 1_000; given++) yield chunk;
      yield utf8('"}');
    }
    const { body, done } = inspectStream(streamOf(large()), rule, options);
    const reader = body.getReader();
    await reader.read();
    for (let taken = 1; taken <= 50; taken++) {
      await reader.read();
      expect(given).toBeLessThanOrEqual(taken + 1);
    }
    await reader.cancel();
    await done;
    expect(given).toBeLessThanOrEqual(52);
  });

  it("tells both ends when the client goes away", async () => {
    const gone = new Error("connection lost");
    const source = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(gone);
      },
    });
    const { body, done } = inspectStream(source, rule, options);
    const told = { message: "The body broke off before its end." };
    expect((await readAll(body)).error).toMatchObject(told);
    await expect(done).rejects.toMatchObject({ ...told, code: "body_incomplete", cause: gone });
  });

  it("lets go of the client after a refusal", async () => {
    let cancelled: unknown;
    const source = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(utf8('{"media":1')),
      cancel(reason) {
        cancelled = reason;
      },
    });
    const { body, done } = inspectStream(source, rule, options);
    const { error } = await readAll(body);
    expect(error).toMatchObject({ message: '"media" must be a string.' });
    await expect(done).rejects.toThrow(Problem);
    expect(cancelled).toMatchObject({ code: "invalid_request" });
  });

  it("carries 20 MB of base64", async () => {
    const chunk = utf8("QUJD".repeat(16_384));
    function* large() {
      yield utf8('{"number":"5511999999999","media":"');
      for (let i = 0; i < 320; i++) yield chunk;
      yield utf8('"}');
    }
    const { body, done } = inspectStream(streamOf(large()), rule, options);
    const { bytes } = await readAll(body);
    await done;
    expect(bytes.length).toBe(320 * chunk.length + '{"number":"5511999999999","media":""}'.length);
  });
});
