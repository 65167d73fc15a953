import { describe, expect, it } from "vitest";
import { inspectMultipart } from "./inspect-multipart";
import { cutAtRandom, describeProblem, options, readAll, ruleFor, seeded, streamOf, utf8 } from "./test-support";

const rule = ruleFor({ media: "media", url: "url", content: "status", delay: "delay", text: "text" }, "upload");

interface Part {
  head: string;
  body: string;
}

const field = (name: string, body: string): Part => ({ head: `Content-Disposition: form-data; name="${name}"`, body });
const file = (body: string, head = 'Content-Disposition: form-data; name="file"; filename="a.jpg"'): Part => ({
  head: `${head}\r\nContent-Type: image/jpeg`,
  body,
});

function write(parts: Part[], boundary = "b0"): string {
  return `${parts.map(({ head, body }) => `--${boundary}\r\n${head}\r\n\r\n${body}\r\n`).join("")}--${boundary}--\r\n`;
}

async function inspect(source: Uint8Array | Uint8Array[], boundary = "b0", limits = rule) {
  const pieces = Array.isArray(source) ? source : [source];
  const stream = inspectMultipart(streamOf(pieces), boundary, { rule: limits, options });
  const { bytes } = await readAll(stream.body);
  const outcome = await stream.done.then(
    () => "",
    (reason: unknown) => describeProblem(reason),
  );
  const ours = stream.contentType.split("boundary=")[1] ?? "";
  return {
    bytes,
    outcome,
    ours,
    type: stream.contentType,
    written: new TextDecoder().decode(bytes).replaceAll(ours, "OURS"),
  };
}

const inspectText = (source: string, boundary?: string) => inspect(utf8(source), boundary);
const inspectParts = (...parts: Part[]) => inspectText(write(parts));

describe("a form", () => {
  it("is written anew with our own boundary and headers", async () => {
    const { written, outcome, type, ours } = await inspectText(
      [
        "--b0",
        'content-disposition:   form-data ; name=number ; x="y"',
        "X-Secret: 1",
        "Content-Type: text/plain; charset=us-ascii",
        "",
        "55",
        "--b0",
        'Content-Disposition: form-data; filename="C:\\\\photos\\\\a \\"b\\".jpg"; name="file"',
        "Content-Type: IMAGE/JPEG; name=x",
        "Content-Transfer-Encoding: Binary",
        "Content-Length: 3",
        "",
        "a\r\n--b\r\n\r\nc",
        "--b0--",
        "epilogue",
      ].join("\r\n"),
    );
    expect(outcome).toBe("");
    expect(type).toBe(`multipart/form-data; boundary=${ours}`);
    expect(ours).not.toBe("b0");
    expect(written).toBe(
      [
        "--OURS",
        'Content-Disposition: form-data; name="number"',
        "",
        "55",
        "--OURS",
        'Content-Disposition: form-data; name="file"; filename="a \\"b\\".jpg"',
        "Content-Type: image/jpeg",
        "",
        "a\r\n--b\r\n\r\nc",
        "--OURS--",
        "",
      ].join("\r\n"),
    );
  });

  it("is understood by another parser", async () => {
    const form = new FormData();
    form.set("number", "5511999999999");
    form.set("caption", 'Olá "😀"\r\n--b0');
    form.set(
      "file",
      new File([Uint8Array.from({ length: 70_000 }, (_, i) => i % 251)], "fotó.jpg", { type: "image/jpeg" }),
    );
    const request = new Request("https://gateway.example/", { method: "POST", body: form });
    const boundary = request.headers.get("content-type")!.split("boundary=")[1]!.replaceAll('"', "");
    const { bytes, outcome, type } = await inspect(new Uint8Array(await request.arrayBuffer()), boundary);
    expect(outcome).toBe("");
    const parsed = await new Response(bytes as BodyInit, { headers: { "content-type": type } }).formData();
    expect([...parsed.keys()]).toEqual(["number", "caption", "file"]);
    expect(parsed.get("caption")).toBe('Olá "😀"\r\n--b0');
    const copy = parsed.get("file") as unknown as File;
    expect([copy.name, copy.type, copy.size]).toEqual(["fotó.jpg", "image/jpeg", 70_000]);
    expect(new Uint8Array(await copy.arrayBuffer())[69_999]).toBe(69_999 % 251);
  });

  it("comes out the same whatever the cuts", async () => {
    const random = seeded(3);
    const source = utf8(
      write([
        field("number", "55"),
        file("\r\r\n\r\n-\r\n--\r\n--b\r\n--b0x\r\n--b1\r"),
        field("delay", "99999"),
        field("media", "QUJDQUJD"),
        field("empty", ""),
      ]).replaceAll("--b0x", "--bx0"),
    );
    const whole = await inspect(source);
    expect(whole.outcome).toBe("");
    expect(whole.written).toContain("\r\r\n\r\n-\r\n--\r\n--b\r\n--bx0\r\n--b1\r\r\n--OURS");
    for (let round = 0; round < 150; round++) {
      const cut = await inspect(cutAtRandom(source, random));
      expect([cut.written, cut.outcome]).toEqual([whole.written, ""]);
    }
  });

  it("may have a line end before its first boundary, and an odd but legal boundary", async () => {
    expect((await inspectText(`\r\n${write([field("a", "1")])}`)).outcome).toBe("");
    const odd = "'()+_,-./:=? x";
    expect((await inspectText(write([field("a", "1")], odd), odd)).outcome).toBe("");
    expect((await inspectText("--b0--\r\n")).outcome).toBe("");
  });

  it("keeps an encoded file name encoded, and names nameless files", async () => {
    const named = async (parameters: string) =>
      (await inspectParts(file("x", `Content-Disposition: form-data; name="file"${parameters}`))).written.split(
        "\r\n",
      )[1];
    expect(await named("; filename*=utf-8'pt'fot%C3%B3%20(1).jpg")).toContain(
      "; filename*=UTF-8''fot%C3%B3%20%281%29.jpg",
    );
    expect(await named("; filename=\"x.jpg\"; filename*=UTF-8''y.jpg")).toMatch(
      /name="file"; filename\*=UTF-8''y\.jpg$/,
    );
    expect(await named('; filename=""')).toContain('filename="file"');
    expect(await named('; filename=".."')).toContain('filename="file"');
    expect(await named('; filename="../../etc/passwd"')).toContain('filename="passwd"');
    expect(await named("")).toContain('filename="file"');
    expect(await named(`; filename="${"x".repeat(500)}"`)).toContain(`filename="${"x".repeat(200)}"`);
  });
});

describe("a form is refused", () => {
  const disposition = 'Content-Disposition: form-data; name="a"';
  it.each<[string, string, string]>([
    ["with a field twice", write([field("a", "1"), field("a", "2")]), "comes twice"],
    ["with two files", write([file("1"), file("2")]), "comes twice"],
    [
      "with a file of another name",
      write([file("1", 'Content-Disposition: form-data; name="media"; filename="a"')]),
      '"file"',
    ],
    ["with __proto__", write([field("__proto__", "1")]), "name"],
    ["with a nested name", write([field("a[b]", "1")]), "name"],
    ["with a list name", write([field("a[]", "1")]), "name"],
    ["with a name that holds a quote", write([field('a\\"b', "1")]), "name"],
    ["without a name", write([{ head: "Content-Disposition: form-data", body: "" }]), "name"],
    ["with two names", write([{ head: `${disposition}; name="b"`, body: "" }]), "form-data"],
    ["with an attachment", write([{ head: 'Content-Disposition: attachment; name="a"', body: "" }]), "form-data"],
    ["without a disposition", write([{ head: "Content-Type: text/plain", body: "" }]), "form-data"],
    ["without headers", "--b0\r\n\r\nx\r\n--b0--\r\n", "boundary"],
    ["with a header twice", write([{ head: `${disposition}\r\n${disposition}`, body: "" }]), "twice"],
    ["with a folded header", write([{ head: `${disposition};\r\n x=y`, body: "" }]), "malformed header"],
    ["with a header that is none", write([{ head: `${disposition}\r\nfoo`, body: "" }]), "malformed header"],
    ["with a bare line feed", write([{ head: `${disposition}\nX: y`, body: "" }]), ""],
    [
      "with base64",
      write([{ head: `${disposition}\r\nContent-Transfer-Encoding: base64`, body: "" }]),
      "transfer encoding",
    ],
    [
      "with a huge header",
      write([{ head: `${disposition}\r\nX: ${"y".repeat(9_000)}`, body: "" }]),
      "too many headers",
    ],
    ["with a broken file name", write([file("x", `${disposition}; filename*=UTF-8''%ff`)]), "file name"],
    ["with a file name in another charset", write([file("x", `${disposition}; filename*=latin1''x`)]), "file name"],
    ["with too many parts", write(Array.from({ length: 65 }, (_, i) => field(`f${i}`, ""))), "more than 64 parts"],
    ["with a preamble", `hello\r\n${write([field("a", "1")])}`, "does not begin"],
    ["with another boundary", write([field("a", "1")], "b1"), "does not begin"],
    ["when it is cut in a part", `--b0\r\n${disposition}\r\n\r\nabc`, "before its last boundary"],
    ["when it is cut in a header", `--b0\r\n${disposition}`, "before its last boundary"],
    ["when its last boundary is cut", write([field("a", "1")]).slice(0, -3), "before its last boundary"],
    ["when a boundary is followed by text", `--b0x\r\n${disposition}\r\n\r\n\r\n--b0--`, "followed by something else"],
    ["with a long text", write([field("caption", "x".repeat(65_537))]), "longer than 65536"],
    ["with a private URL", write([field("media", "http://10.0.0.1/a.jpg")]), "unsafe_url"],
    ["with a path", write([field("media", "/etc/passwd")]), '"media" must be'],
    ["with a private URL in a short field", write([field("url", "http://localhost/")]), "unsafe_url"],
    [
      "with a status that is a path",
      write([field("type", "image"), field("content", "/evolution/.env")]),
      "unsafe_url",
    ],
    [
      "with a status that is a path, type last",
      write([field("content", "/x.env"), field("type", "video")]),
      "unsafe_url",
    ],
    [
      "with a status text that links inside",
      write([field("content", "http://10.0.0.1"), field("type", "text")]),
      "unsafe_url",
    ],
    ["with a text that links inside", write([field("text", "http://10.0.0.1")]), "unsafe_url"],
  ])("%s", async (_, source, message) => {
    const { outcome, written } = await inspectText(source);
    expect(outcome).toMatch(/^(invalid_request|unsafe_url): /);
    expect(outcome).toContain(message);
    expect(written).not.toContain("--OURS--");
  });

  it("with text that is not UTF-8", async () => {
    const source = utf8(write([field("caption", "abc")]));
    source[source.indexOf(0x62, 50)] = 0xff;
    expect((await inspect(source)).outcome).toContain("not valid UTF-8");
  });

  it("above its limit, and with 10 MB of garbage", async () => {
    const small = { ...rule, maxBytes: 200_000 };
    const large = await inspect(cutEvenly(utf8(write([file("x".repeat(300_000))]))), "b0", small);
    expect(large.outcome).toMatch(/^body_too_large: /);
    const random = seeded(11);
    const garbage = Uint8Array.from({ length: 10_000_000 }, () => random(256));
    expect((await inspect(cutEvenly(garbage))).outcome).toContain("does not begin");
  });
});

it("passes what is harmless: a status text, a clamped delay, a public URL", async () => {
  const { outcome, written } = await inspectParts(
    field("content", "/evolution/.env"),
    field("type", "text"),
    field("delay", "60000"),
    field("url", ""),
    field("media", "https://shop.example.com/a.jpg"),
  );
  expect(outcome).toBe("");
  expect(written).toContain('name="delay"\r\n\r\n20000\r\n');
});

it("passes files on as it reads them", async () => {
  const chunk = utf8("\r\nx-".repeat(16_384));
  let given = 0;
  function* large() {
    yield utf8(write([file("@")]).split("@")[0]!);
    for (given = 0; given < 500; given++) yield chunk;
    yield utf8("\r\n--b0--\r\n");
  }
  const { body, done } = inspectMultipart(streamOf(large()), "b0", { rule, options });
  const reader = body.getReader();
  await reader.read();
  for (let taken = 1; taken <= 50; taken++) {
    await reader.read();
    expect(given).toBeLessThanOrEqual(taken + 1);
  }
  await reader.cancel();
  await done;
});

function cutEvenly(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, i) =>
    bytes.subarray(i * 65_536, (i + 1) * 65_536),
  );
}
