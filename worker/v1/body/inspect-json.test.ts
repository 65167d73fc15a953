import { describe, expect, it } from "vitest";
import { inspectWhole } from "./inspect-json";
import { options, refusal, ruleFor, text, utf8 } from "./test-support";

const rule = ruleFor({ media: "media", url: "url", content: "status", text: "text", delay: "delay" });

const inspect = (document: unknown) =>
  text(inspectWhole(utf8(typeof document === "string" ? document : JSON.stringify(document)), rule, options));
const refused = (document: unknown) => refusal(() => inspect(document));

const JPEG = `/9j/${"A".repeat(300)}`;

describe("media", () => {
  it.each([
    "https://shop.example.com/a.jpg",
    "http://8.8.8.8/a.jpg",
    "iVBORw0KGgo=",
    "QUJD",
    "QQ==",
    "QUI=",
    JPEG,
    "data:image/png;base64,iVBORw0KGgo=",
    "data:audio/ogg; codecs=opus;base64,QUJD",
    `${"QUJD".repeat(5_000)}QQ==`,
  ])("lets accepted value %# pass", (media) => {
    const document = JSON.stringify({ media });
    expect(inspect(document)).toBe(document);
  });

  it("reads base64 that was escaped", () => {
    const document = `{"media":"${JPEG.replaceAll("/", "\\/")}\\u0041AAA"}`;
    expect(inspect(document)).toBe(document);
    expect(refused('{"media":"\\u0068ttp:\\/\\/10.0.0.1"}')).toContain("not public");
  });

  it.each([
    "http://127.0.0.1/a.jpg",
    "https://169.254.169.254/latest",
    "http://localhost:8080/instance/fetchInstances",
    "http://[::1]/",
    "https://api.zapin.example/v1",
    "http://evolution-api/",
    "https://user:pw@shop.example.com/",
    "HTTP://shop.example.com/a.jpg",
    "/etc/passwordsXY",
    "/evolution/env12",
    `/${"a".repeat(251)}`,
  ])("refuses unsafe value %#", (media) => {
    expect(refused({ media })).toMatch(/^unsafe_url: "media" /);
  });

  it("leaves it to the upstream to refuse what is empty: a form may hold the file beside it", () => {
    expect(refused({ media: "" })).toBe("");
    for (const type of ["image", "audio"]) expect(refused({ content: "", type })).toBe("");
  });

  it.each([
    " ",
    "/etc/passwd",
    "/evolution/.env",
    "../../evolution/.env",
    "C:\\windows\\win.ini",
    "package.json",
    "docker-compose.yaml",
    "file:///etc/passwd",
    "ftp://shop.example.com/a.jpg",
    " https://shop.example.com/a.jpg",
    "https://shop.example.com/a b.jpg",
    "http:shop.example.com",
    "//shop.example.com/a.jpg",
    "shop.example.com/a.jpg",
    `https://shop.example.com/${"a".repeat(4_096)}`,
    "QUJ",
    "QUJDQ",
    "Q===",
    "====",
    "QQ==QUJD",
    "QQ=A",
    "QUJD\n",
    "QUJD QUJD",
    "QUJ-QUJ_",
    "QUJDé===",
    `${"QUJD".repeat(1_000)}*${"QUJD".repeat(1_000)}`,
    "data:,hello",
    "data:text/html,<b>",
    "data:image/png;base64,",
    "data:image/png;base64,QUJ",
    "data:image/png;base64;QUJD",
    `data:image/${"x".repeat(300)};base64,QUJD`,
    "DATA:image/png;base64,QUJD",
  ])("refuses invalid value %#", (media) => {
    expect(refused({ media })).toMatch(/^invalid_request: "media" /);
  });

  it.each(["null", "1", "true", '{"url":"http://10.0.0.1"}', '["https://shop.example.com"]', "{}"])(
    "refuses %s in place of a string",
    (value) => {
      for (const field of ["media", "url", "content"]) {
        expect(refused(`{"${field}":${value}}`)).toBe(`invalid_request: "${field}" must be a string.`);
      }
    },
  );

  it("looks at top-level fields only, whatever they are named", () => {
    const document = '{"quoted":{"media":"/etc/passwd","url":1},"constructor":{},"toString":"x","list":["media"]}';
    expect(inspect(document)).toBe(document);
  });
});

describe("url", () => {
  it.each(["", "https://bot.example.com/flow"])("lets %j pass", (url) => {
    expect(refused({ url })).toBe("");
  });

  it("refuses what is not a public URL", () => {
    expect(refused({ url: "http://10.1.1.1/" })).toBe('unsafe_url: "url" points to an address that is not public.');
    expect(refused({ url: "file:///etc/passwd" })).toBe('unsafe_url: "url" must be an http(s) URL.');
    expect(refused({ url: "https://a:b@bot.example.com" })).toContain("user name or password");
    expect(refused({ url: "QUJD" })).toBe('invalid_request: "url" is not a valid http(s) URL.');
    expect(refused({ url: `https://bot.example.com/${"x".repeat(5_000)}` })).toContain("more than 4096 bytes");
  });
});

describe("status", () => {
  it("takes base64 of sound as it is, in either order of fields, and nothing that could be a path", () => {
    for (const content of ["QUJD", JPEG, "https://shop.example.com/a.mp3"]) {
      expect(refused({ type: "audio", content })).toBe("");
      expect(refused({ content, type: "audio" })).toBe("");
    }
    for (const content of [
      "/evolution/.env",
      "package.json",
      "/etc/passwordsXY",
      "http://10.0.0.1/",
      "HTTPS://a.test",
    ]) {
      expect(refused({ type: "audio", content })).toMatch(/^(unsafe_url|invalid_request): "content" /);
      expect(refused({ content, type: "audio" })).toMatch(/^(unsafe_url|invalid_request): "content" /);
    }
  });

  it.each(["image", "video"])("takes a URL or a data URI for %s, in either order of fields", (type) => {
    for (const content of ["https://shop.example.com/a.mp4", "data:video/mp4;base64,QUJD"]) {
      expect(refused({ type, content })).toBe("");
      expect(refused({ content, type })).toBe("");
    }
    for (const content of [
      "/evolution/.env",
      "QUJD",
      JPEG,
      "package.json",
      "DATA:a/b;base64,QUJD",
      "HTTPS://shop.example.com",
    ]) {
      expect(refused({ type, content })).toMatch(/^unsafe_url: "content" /);
      expect(refused({ content, type })).toMatch(/^unsafe_url: "content" /);
    }
    expect(refused({ content: "http://10.0.0.1/", type })).toMatch(/^unsafe_url: /);
  });

  it("takes text for text, unless it links to a private address", () => {
    for (const content of ["/evolution/.env", "Olá!", "", "https://shop.example.com"]) {
      expect(refused({ type: "text", content })).toBe("");
      expect(refused({ content, type: "text" })).toBe("");
    }
    expect(refused({ content: "see http://10.0.0.1/", type: "text" })).toMatch(/^unsafe_url: "content" holds a link/);
    expect(refused({ content: "x".repeat(70_000), type: "text" })).toContain("longer than");
  });

  it.each([undefined, "", "TEXT", "text ", "texts", "document", 1, null, ["text"], { text: 1 }])(
    "takes the careful view when the type is %j",
    (type) => {
      expect(refused({ type, content: "/evolution/.env" })).toMatch(/^unsafe_url: /);
    },
  );
});

describe("delay", () => {
  it.each([
    ['{"delay":20000}', '{"delay":20000}'],
    ['{"delay":20001}', '{"delay":20000}'],
    ['{ "delay" : 99999999 , "x":1}', '{ "delay" : 20000 , "x":1}'],
    ['{"x":"é","delay":1e9}', '{"x":"é","delay":20000}'],
    ['{"delay":1e400}', '{"delay":20000}'],
    ['{"d\\u0065lay":60000}', '{"d\\u0065lay":20000}'],
    ['{"delay":-5}', '{"delay":-5}'],
    ['{"delay":"60000"}', '{"delay":"60000"}'],
    ['{"delay":null}', '{"delay":null}'],
    ['{"delay":[60000]}', '{"delay":[60000]}'],
    ['{"options":{"delay":60000},"delay2":60000}', '{"options":{"delay":60000},"delay2":60000}'],
  ])("turns %s into %s", (document, expected) => {
    expect(inspect(document)).toBe(expected);
  });
});

describe("text", () => {
  it.each([
    ['{"text":"hi http://10.0.0.1/x"}', '{"text":"hi http://10.0.0.1/x","linkPreview":false}'],
    ['{"text":"localhost:80" }', '{"text":"localhost:80" ,"linkPreview":false}'],
    ['{"linkPreview":true,"text":"http://10.0.0.1"}', '{"linkPreview":false,"text":"http://10.0.0.1"}'],
    ['{"linkPreview":{"a":[1]},"text":"http:\\/\\/10.0.0.1"}', '{"linkPreview":false,"text":"http:\\/\\/10.0.0.1"}'],
    [
      '{"text":"http://10.0.0.1","linkPreview":"no","delay":1}',
      '{"text":"http://10.0.0.1","linkPreview":false,"delay":1}',
    ],
    [
      '{"text":"http://10.0.0.1","delay":30000,"linkPreview":true}',
      '{"text":"http://10.0.0.1","delay":20000,"linkPreview":false}',
    ],
  ])("switches the preview of a private link off: %s", (document, expected) => {
    expect(inspect(document)).toBe(expected);
  });

  it.each([
    '{"text":"hi https://shop.example.com"}',
    '{"text":"http://10.0.0.1","linkPreview":false}',
    '{"text":"a\\nb\\ud83d","linkPreview":true}',
    '{"text":5}',
    '{"text":null}',
    '{"quoted":{"text":"http://10.0.0.1"}}',
  ])("leaves %s alone", (document) => {
    expect(inspect(document)).toBe(document);
  });

  it("finds a link behind escapes and other characters", () => {
    expect(inspect('{"text":"a\\nção\\u0020http\\u003a//10.0.0.1"}')).toContain('"linkPreview":false');
    expect(inspect('{"text":"\\ud83d\\ude00 é http://10.0.0.1\\n\\n"}')).toContain('"linkPreview":false');
  });

  it("does not preview what is too long to be looked at", () => {
    expect(inspect({ text: "x".repeat(70_000) })).toContain('"linkPreview":false');
  });

  it("refuses objects and arrays", () => {
    expect(refused({ text: { a: "http://10.0.0.1" } })).toBe('invalid_request: "text" must be a string.');
    expect(refused({ text: ["http://10.0.0.1"] })).toBe('invalid_request: "text" must be a string.');
  });
});

describe("previewed", () => {
  const previewed = ruleFor({ note: "previewed" });
  const outcome = (note: unknown) => refusal(() => inspectWhole(utf8(JSON.stringify({ note })), previewed, options));

  it("has no link to a private address, since nothing switches its preview off", () => {
    for (const note of ["http://169.254.169.254/latest", "see 10.0.0.1:8080/x", "http://localhost"])
      expect(outcome(note)).toBe('unsafe_url: "note" holds a link to an address that is not public.');
    expect(outcome("x".repeat(70_000))).toBe('invalid_request: "note" is longer than 65536 bytes.');
    expect(outcome({ a: "http://10.0.0.1" })).toBe('invalid_request: "note" must be a string.');
    for (const note of ["join https://shop.example.com", "", 1, null]) expect(outcome(note)).toBe("");
  });
});

it("answers the very same bytes when nothing has to change", () => {
  const bytes = utf8('{"number":"5511999999999","text":"Olá","delay":1200}');
  expect(inspectWhole(bytes, rule, options)).toBe(bytes);
});

it("refuses a body above the limit", () => {
  const small = { ...rule, maxBytes: 10 };
  expect(refusal(() => inspectWhole(utf8('{"a":1234}'), small, options))).toBe("");
  expect(refusal(() => inspectWhole(utf8('{"a":12345}'), small, options))).toMatch(/^body_too_large: /);
});
