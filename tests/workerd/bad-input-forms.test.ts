import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  ask,
  expectClientError,
  expectNothingDone,
  expectRefusal,
  makeVictim,
  pathFor,
  ROWS_WITH_BODY,
  rowOf,
  type Victim,
} from "./refusals";

let victim: Victim;

beforeAll(async () => {
  victim = await makeVictim();
});

afterAll(() => expectNothingDone(victim));

const UPLOADS = ROWS_WITH_BODY.filter(({ body }) => body.form === "upload");
const TYPE = "multipart/form-data; boundary=xyz";

const part = (head: string, content: string) => `--xyz\r\n${head}\r\n\r\n${content}\r\n`;
const field = (name: string, value: string) => part(`Content-Disposition: form-data; name="${name}"`, value);
const file = (name: string, filename: string, type = "image/png") =>
  part(`Content-Disposition: form-data; name="${name}"; filename="${filename}"\r\nContent-Type: ${type}`, "\x89PNG");
const END = "--xyz--\r\n";
const NUMBER = field("number", "5511999990001");

const BAD_FORMS: Record<string, string> = {
  "no part": END,
  "nothing at all": "nothing",
  "JSON instead": '{"number":"5511999990001"}',
  "no last boundary": NUMBER,
  "half a boundary": `${NUMBER}--xy`,
  "something before the first boundary": `hello\r\n${NUMBER}${END}`,
  "another boundary": NUMBER.replaceAll("xyz", "abc") + END.replaceAll("xyz", "abc"),
  "something behind a boundary": `--xyzzy\r\n${NUMBER}${END}`,
  "bare line feeds": (NUMBER + END).replaceAll("\r\n", "\n"),
  "a part without a head": `--xyz\r\n\r\n1\r\n${END}`,
  "a part without a name": part("Content-Disposition: form-data", "1") + END,
  "a part with an empty name": field("", "1") + END,
  "a part that is no form-data": part('Content-Disposition: attachment; name="number"', "1") + END,
  "a part of an unusual name": field("key[remoteJid]", "1") + END,
  "a part named __proto__": field("__proto__", "1") + END,
  "a part with a very long name": field("n".repeat(500), "1") + END,
  "the same name twice": NUMBER + NUMBER + END,
  "two files": file("file", "a.png") + file("file", "b.png") + END,
  "a file of another name": NUMBER + file("media", "a.png") + END,
  "the same head twice":
    part('Content-Disposition: form-data; name="a"\r\nContent-Disposition: form-data; name="b"', "1") + END,
  "a name twice in one head": part('Content-Disposition: form-data; name="a"; name="b"', "1") + END,
  "a head that is folded": part('Content-Disposition: form-data;\r\n name="number"', "1") + END,
  "a head without a colon": part('Content-Disposition: form-data; name="number"\r\nnonsense', "1") + END,
  "a head of 10 kB": part(`Content-Disposition: form-data; name="number"\r\nX-Long: ${"x".repeat(10_000)}`, "1") + END,
  "a transfer encoding":
    part('Content-Disposition: form-data; name="number"\r\nContent-Transfer-Encoding: base64', "NTU=") + END,
  "a line end in a file name": file("file", "a.png\r\nX-Injected: 1") + END,
  "a hundred parts": Array.from({ length: 100 }, (_, index) => field(`n${index}`, "1")).join("") + END,
  "a text of 100 kB": field("caption", "x".repeat(100_000)) + END,
};

describe("a form that is wrong", () => {
  it.each(Object.entries(BAD_FORMS))("with %s is refused on every row that takes forms", async (what, body) => {
    for (const route of UPLOADS) {
      const about = `${rowOf(route)} with ${what}`;
      const answer = await ask(victim, { path: pathFor(route, victim), body, headers: { "content-type": TYPE } });
      // A form without a part is whole; the upstream misses its fields.
      if (what === "no part") expectClientError(answer, about);
      else expectRefusal(answer, "invalid_request", about);
    }
  });

  it("with bytes that are no text where text belongs is refused", async () => {
    const [head = "", tail = ""] = (field("caption", "@") + END).split("@");
    const body = new Uint8Array([...new TextEncoder().encode(head), 0xff, 0xfe, ...new TextEncoder().encode(tail)]);
    for (const route of UPLOADS) {
      const answer = await ask(victim, { path: pathFor(route, victim), body, headers: { "content-type": TYPE } });
      expectRefusal(answer, "invalid_request", rowOf(route));
    }
  });

  const TYPES = [
    "multipart/form-data",
    "multipart/form-data; boundary=",
    'multipart/form-data; boundary=""',
    `multipart/form-data; boundary=${"b".repeat(71)}`,
    'multipart/form-data; boundary="a\tb"',
    "multipart/form-data; boundary=a; boundary=b",
  ];

  it.each(TYPES)("of the type %s is refused", async (type) => {
    for (const route of UPLOADS) {
      const answer = await ask(victim, {
        path: pathFor(route, victim),
        body: NUMBER + END,
        headers: { "content-type": type },
      });
      expectRefusal(answer, ["invalid_request", "unsupported_media_type"], rowOf(route));
    }
  });

  it.each(["multipart/mixed; boundary=xyz", "multipart/related; boundary=xyz", "application/octet-stream"])(
    "of the type %s is refused with 415",
    async (type) => {
      for (const route of UPLOADS) {
        const answer = await ask(victim, {
          path: pathFor(route, victim),
          body: NUMBER + END,
          headers: { "content-type": type },
        });
        expectRefusal(answer, "unsupported_media_type", rowOf(route));
      }
    },
  );

  it("of more than 50 MB is refused with 413, and one that never ends when it gets there", async () => {
    const head = new TextEncoder().encode(
      `${NUMBER}--xyz\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n`,
    );
    const whole = new Uint8Array(50 * 1024 * 1024 + 1);
    whole.set(head);
    const path = `/message/sendMedia/${victim.name}`;
    expectRefusal(await ask(victim, { path, body: whole, headers: { "content-type": TYPE } }), "body_too_large");
    let taken = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = taken === 0 ? head : new Uint8Array(1024 * 1024);
        taken += piece.length;
        controller.enqueue(piece);
      },
    });
    expectRefusal(await ask(victim, { path, body: endless, headers: { "content-type": TYPE } }), "body_too_large");
    expect(taken).toBeLessThan(60 * 1024 * 1024);
  });
});
