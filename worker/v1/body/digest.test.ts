import { describe, expect, it } from "vitest";
import { createDigest } from "./digest";
import { drainBody, inspectBody } from "./index";
import { inspectStream, inspectWhole } from "./inspect-json";
import { cutAtRandom, options, readAll, refusal, ruleFor, seeded, streamOf, utf8 } from "./test-support";

const rule = ruleFor({ media: "media", delay: "delay", text: "text" }, "upload");

function digestOf(document: string, prefix = "POST /message/sendText main"): string {
  const digest = createDigest(prefix);
  inspectWhole(utf8(document), rule, { ...options, digest });
  return digest.hex() ?? "";
}

async function formDigest(form: FormData): Promise<string> {
  const digest = createDigest("POST /message/sendMedia main");
  const request = new Request("https://gateway.example/", { method: "POST", body: form });
  await drainBody(await inspectBody(request, rule, { ...options, digest }));
  return digest.hex() ?? "";
}

function formOf(fields: Record<string, string>, file?: File): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file) form.set("file", file);
  return form;
}

describe("the fingerprint of JSON", () => {
  const base = '{"number":"55","text":"Olá/","delay":1,"quoted":{"a":[1,{"x":null,"y":true}],"b":"B"}}';

  it.each([
    '{"text":"Olá/","number":"55","quoted":{"b":"B","a":[1,{"y":true,"x":null}]},"delay":1}',
    ' {\n"number" : "55", "text":"Olá/","delay":1 , "quoted":{"a":[ 1,{"x":null,"y":true} ],"b":"B"} }\n',
    '{"n\\u0075mber":"\\u0035\\u0035","text":"Ol\\u00e1\\/","delay":1.0,"quoted":{"a":[1e0,{"x":null,"y":true}],"b":"B"}}',
    '{"number":"55","text":"Olá/","delay":10E-1,"quoted":{"a":[1,{"x":null,"y":true}],"b":"\\u0042"}}',
  ])("is the same for %s", (document) => {
    expect(digestOf(document)).toBe(digestOf(base));
    expect(digestOf(base)).toMatch(/^[0-9a-f]{64}$/);
  });

  it("differs for every other content", () => {
    const documents = [
      base,
      "{}",
      '{"a":1}',
      '{"a":"1"}',
      '{"a":true}',
      '{"a":"true"}',
      '{"a":null}',
      '{"a":""}',
      '{"a":[]}',
      '{"a":{}}',
      '{"a":[[]]}',
      '{"a":[{}]}',
      '{"a":[[],[]]}',
      '{"a":["x","y"]}',
      '{"a":["xy"]}',
      '{"a":["y","x"]}',
      '{"a":["x",["y"]]}',
      '{"a":[["x"],"y"]}',
      '{"a":"[x"}',
      '{"a":["[","x"]}',
      '{"a":"x","b":"y"}',
      '{"a":"y","b":"x"}',
      '{"a":{"b":{"c":1}}}',
      '{"a":{"b":1,"c":1}}',
      '{"a":{"b":1},"c":1}',
      '{"a":[{"b":1},{"c":1}]}',
      '{"a":[{"c":1},{"b":1}]}',
      '{"a":[{"b":1,"c":1}]}',
      '{"a":"\\ud800"}',
      '{"a":"\\ufffd"}',
      '{"ab":1}',
      '{"a":"b"}',
      '{"":"a"}',
    ];
    expect(new Set(documents.map((document) => digestOf(document))).size).toBe(documents.length);
  });

  it("takes in what is sent, and what the client wrote rather than what we make of it", () => {
    expect(digestOf("{}", "POST /a main")).not.toBe(digestOf("{}", "POST /b main"));
    expect(digestOf('{"delay":30000}')).not.toBe(digestOf('{"delay":40000}'));
    expect(digestOf('{"text":"http://10.0.0.1"}')).not.toBe(digestOf('{"text":"http://10.0.0.1","linkPreview":false}'));
  });

  it("does not depend on how the body arrives", async () => {
    const random = seeded(9);
    for (let round = 0; round < 20; round++) {
      const digest = createDigest("POST /message/sendText main");
      const { body } = inspectStream(streamOf(cutAtRandom(utf8(base), random)), rule, { ...options, digest });
      expect(digest.hex()).toBeUndefined();
      await readAll(body);
      expect(digest.hex()).toBe(digestOf(base));
    }
  });

  it("is not given for a body that was refused", () => {
    const digest = createDigest("x");
    const refused = refusal(() => inspectWhole(utf8('{"media":"/etc/passwd"}'), rule, { ...options, digest }));
    expect(refused).not.toBe("");
    expect(digest.hex()).toBeUndefined();
  });
});

describe("the fingerprint of a form", () => {
  const file = (content: string, name = "a.jpg", type = "image/jpeg") => new File([content], name, { type });

  it("is the same for another boundary and another order of parts", async () => {
    const one = await formDigest(formOf({ number: "55", caption: "Olá" }, file("abc")));
    const other = await formDigest(formOf({ caption: "Olá", number: "55" }, file("abc")));
    expect(one).toBe(other);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
  });

  it("differs by name, content, file name and type", async () => {
    const forms = [
      formOf({ number: "55" }, file("abc")),
      formOf({ number: "56" }, file("abc")),
      formOf({ caption: "55" }, file("abc")),
      formOf({ number: "55" }, file("abd")),
      formOf({ number: "55" }, file("abc", "b.jpg")),
      formOf({ number: "55" }, file("abc", "a.jpg", "image/png")),
      formOf({ number: "55" }),
      formOf({ number: "55", file: "abc" }),
    ];
    const digests = await Promise.all(forms.map(formDigest));
    expect(new Set(digests).size).toBe(forms.length);
  });
});

it("fingerprints an absent body", async () => {
  const digest = createDigest("x");
  await inspectBody(new Request("https://gateway.example/", { method: "POST" }), rule, { ...options, digest });
  expect(digest.hex()).toMatch(/^[0-9a-f]{64}$/);
});
