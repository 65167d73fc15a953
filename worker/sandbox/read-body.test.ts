import { expect, it } from "vitest";
import { KEPT_BYTES, readLongText } from "../../durable/sandbox-instance/long-text";
import { type BodyResult, readBody } from "./read-body";
import { createJsonShrinker } from "./shrink-json";

const CHUNK = 65_536;

/** A body made while it is read, so that the test holds no more of it than the reader does. */
function streamOf(head: string, middle: number, tail: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const filler = encoder.encode("A".repeat(CHUNK));
  let left = middle;
  let step: "head" | "middle" | "end" = "head";
  return new ReadableStream({
    pull(controller) {
      if (step === "head") {
        controller.enqueue(encoder.encode(head));
        step = "middle";
      } else if (left > 0) {
        controller.enqueue(filler.subarray(0, Math.min(left, CHUNK)));
        left -= CHUNK;
      } else {
        controller.enqueue(encoder.encode(tail));
        controller.close();
      }
    },
  });
}

const post = (body: BodyInit, type = "application/json", path = "/message/sendMedia/x") =>
  readBody(new Request(`https://sandbox.invalid${path}`, { method: "POST", headers: { "content-type": type }, body }));

function contentOf(result: BodyResult) {
  if (!result.ok) throw new Error(result.message);
  return result;
}

function shrink(text: string, chunkSize: number): string {
  const shrinker = createJsonShrinker();
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += chunkSize) shrinker.write(bytes.subarray(at, at + chunkSize));
  return shrinker.text();
}

it.each([1, 2, 7, 1_000])("copies ordinary JSON as it is, in chunks of %i", (chunkSize) => {
  const text = JSON.stringify({ a: 'quote " and \\ backslash', b: ["é👋", "\u0001"], c: '\\"', d: { "k\\": "" } });
  expect(shrink(text, chunkSize)).toBe(text);
});

it.each([3, 4_096])("cuts a long string between characters, in chunks of %i", (chunkSize) => {
  const long = `${"ab\\né👋\u0001".repeat(12_000)}end`;
  const { cut, next } = JSON.parse(shrink(JSON.stringify({ cut: long, next: "kept" }), chunkSize));
  const { head } = readLongText(cut);
  expect(long.startsWith(head)).toBe(true);
  expect(new TextEncoder().encode(JSON.stringify(head)).length).toBeGreaterThan(KEPT_BYTES - 32);
  expect(cut).toMatch(/…\(\+\d+ bytes\)$/);
  expect(next).toBe("kept");
});

it("knows the length of what it cut", async () => {
  const size = 50_000_000;
  const { body } = contentOf(await post(streamOf('{"number":"1","media":"', size, '","mediatype":"image"}')));
  expect(readLongText(String(body.media)).length).toBe(size);
  expect(body.mediatype).toBe("image");
});

it("refuses a body of which too much would be held", async () => {
  const many = JSON.stringify({ texts: Array.from({ length: 40 }, () => "x".repeat(60_000)) });
  expect(await post(many)).toMatchObject({ ok: false, status: 413 });
});

it.each(['{"instanceName": ', "nonsense", '"text"'])("does not take %j for JSON", async (text) => {
  expect(await post(text)).toMatchObject({ ok: false, status: 400 });
});

it("reads url-encoded fields", async () => {
  const { body } = contentOf(await post("number=55&text=oi", "application/x-www-form-urlencoded"));
  expect(body).toEqual({ number: "55", text: "oi" });
});

it("measures an uploaded file and keeps the fields", async () => {
  const size = 20_000_000;
  const head =
    '--b\r\nContent-Disposition: form-data; name="number"\r\n\r\n5511\r\n--b\r\n' +
    'Content-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n';
  const tail = '\r\n--b\r\nContent-Disposition: form-data; name="caption"\r\n\r\n\r\n--b--\r\n';
  const result = contentOf(await post(streamOf(head, size, tail), "multipart/form-data; boundary=b"));
  expect(result.body).toEqual({ number: "5511", caption: "" });
  expect(result.file).toEqual({ fileName: "a.png", mimetype: "image/png", size });
});

it("reads what a browser's form sends, whatever the file contains", async () => {
  const form = new FormData();
  form.set("number", "5511 👋");
  form.set("file", new File(["\r\n--", "\r\n--b\r\n"], "x.bin", { type: "application/pdf" }));
  const request = new Request("https://sandbox.invalid/message/sendMedia/x", { method: "POST", body: form });
  const { body, file } = contentOf(await readBody(request));
  expect(body).toEqual({ number: "5511 👋" });
  expect(file).toEqual({ fileName: "x.bin", mimetype: "application/pdf", size: 11 });
});

it("does not expect a file in another field, nor on another route", async () => {
  const form = () => {
    const data = new FormData();
    data.set("upload", new File(["x"], "x"));
    return data;
  };
  const to = (path: string) =>
    readBody(new Request(`https://sandbox.invalid${path}`, { method: "POST", body: form() }));
  expect(await to("/message/sendMedia/x")).toEqual({ ok: false, status: 500, message: "Unexpected field" });
  expect(await to("/message/sendText/x")).toEqual({ ok: true, body: {} });
});
