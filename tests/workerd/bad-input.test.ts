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

const encoder = new TextEncoder();
const MEGABYTE = 1024 * 1024;

let victim: Victim;

beforeAll(async () => {
  victim = await makeVictim();
});

afterAll(() => expectNothingDone(victim));

const bytes = (...values: number[]) => Uint8Array.from(values);
const text = '{"number":"5511999990001","text":"oi"}';
const utf16 = (order: "le" | "be") => {
  const view = new DataView(new ArrayBuffer(2 + text.length * 2));
  for (const [index, unit] of Array.from(`\ufeff${text}`, (char) => char.charCodeAt(0)).entries()) {
    view.setUint16(index * 2, unit, order === "le");
  }
  return new Uint8Array(view.buffer);
};

/** Noise that is the same on every run. */
function garbage(length: number): Uint8Array<ArrayBuffer> {
  let state = 42;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
}

/** The same bytes without a length, in pieces of a size that cuts through everything. */
function inPieces(body: Uint8Array, size = 7): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    type: "bytes",
    pull(controller) {
      const piece = body.slice(at, at + size);
      at += size;
      if (piece.length > 0) controller.enqueue(piece);
      else controller.close();
    },
  });
}

const nested = (levels: number) => `{"a":${"[".repeat(levels)}${"]".repeat(levels)}}`;
const manyKeys = (count: number) => `{${Array.from({ length: count }, (_, index) => `"k${index}":1`).join()}}`;

const NOT_JSON: Record<string, string | Uint8Array<ArrayBuffer>> = {
  "an open brace": '{"number":"5511999990001","text":"oi"',
  "an open string": '{"text":"oi',
  "something behind the object": `${text}x`,
  "two objects": text + text,
  "an array": `[${text}]`,
  "a string": '"text"',
  "a number": "1",
  null: "null",
  "a word": "undefined",
  "single quotes": "{'text':'oi'}",
  "a key without quotes": '{text:"oi"}',
  "a comma too many": '{"text":"oi",}',
  "a comma too few": '{"text":"oi" "number":"1"}',
  "a comment": '{"text":"oi"/* hello */}',
  NaN: '{"delay":NaN}',
  Infinity: '{"delay":-Infinity}',
  "a leading zero": '{"delay":01}',
  "a plus": '{"delay":+1}',
  "a hexadecimal number": '{"delay":0x10}',
  "a lone minus": '{"delay":-}',
  "a number of a thousand digits": `{"delay":${"9".repeat(1_000)}}`,
  "a line end in a string": '{"text":"a\nb"}',
  "a null byte in a string": '{"text":"a\0b"}',
  "a null byte outside": '{"text":"oi"}\0',
  "an unknown escape": '{"text":"\\x41"}',
  "half an escape": '{"text":"\\u00',
  "white space only": " \n\t ",
  "a byte order mark": `\ufeff${text}`,
  "UTF-16, little endian": utf16("le"),
  "UTF-16, big endian": utf16("be"),
  "invalid UTF-8": bytes(...encoder.encode('{"text":"'), 0xff, 0xfe, ...encoder.encode('"}')),
  "overlong UTF-8": bytes(...encoder.encode('{"text":"'), 0xc0, 0xaf, ...encoder.encode('"}')),
  "half a UTF-8 sequence": bytes(...encoder.encode('{"text":"'), 0xe2, 0x82, ...encoder.encode('"}')),
  "a surrogate as UTF-8": bytes(...encoder.encode('{"text":"'), 0xed, 0xa0, 0x80, ...encoder.encode('"}')),
  "a gzip header": bytes(0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 3, 0xab, 0x56),
  "a PNG": bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d),
  "a form": "number=5511999990001&text=oi",
  XML: '<?xml version="1.0"?><number>5511999990001</number>',
  "100 kB of garbage": garbage(100_000),
};

const NOT_SAFE: Record<string, string> = {
  "a duplicate key": '{"text":"oi","text":"other"}',
  "a duplicate key, spelled otherwise": '{"text":"oi","te\\u0078t":"other"}',
  "a duplicate key further down": '{"options":{"a":1,"b":[{"c":1,"c":2}]}}',
  __proto__: '{"__proto__":{"media":"/etc/passwd"}}',
  "__proto__, escaped": '{"__pr\\u006fto__":{"media":"/etc/passwd"}}',
  "__proto__ further down": '{"options":{"__proto__":{"admin":true}}}',
  "100 levels": nested(100),
  "100,000 levels": nested(100_000),
  "5,000 keys": manyKeys(5_000),
  "a key of 1,000 characters": `{"${"k".repeat(1_000)}":1}`,
};

describe("a body that is not JSON", () => {
  it.each(Object.entries(NOT_JSON))("%s is refused on every row", async (what, body) => {
    for (const route of ROWS_WITH_BODY) {
      const answer = await ask(victim, { method: route.method, path: pathFor(route, victim), body });
      expectRefusal(answer, ["invalid_request", "not_found"], `${rowOf(route)} with ${what}`);
    }
  });

  it.each(Object.entries(NOT_JSON))("%s is refused when it comes in pieces", async (what, body) => {
    const whole = typeof body === "string" ? encoder.encode(body) : body;
    const pieceBytes = whole.length > 1_000 ? 1_000 : 3;
    for (const path of ["/message/sendText", "/message/sendMedia", "/group/updateGroupPicture", "/instance/create"]) {
      const answer = await ask(victim, {
        path: `${path}${path.endsWith("create") ? "" : `/${victim.name}`}`,
        body: inPieces(whole, pieceBytes),
      });
      expectRefusal(answer, "invalid_request", `${path} with ${what}`);
    }
  });
});

describe("JSON that two parsers could read in two ways, or that is made to exhaust them", () => {
  it.each(Object.entries(NOT_SAFE))("%s is refused on every row", async (what, body) => {
    for (const route of ROWS_WITH_BODY) {
      const answer = await ask(victim, { method: route.method, path: pathFor(route, victim), body });
      expectRefusal(answer, ["invalid_request", "not_found"], `${rowOf(route)} with ${what}`);
    }
  });
});

describe("a body of a kind that the row does not take", () => {
  const KINDS: Record<string, string> = {
    "url-encoded": "application/x-www-form-urlencoded",
    text: "text/plain",
    "JSON in UTF-16": "application/json; charset=utf-16",
    "JSON in Latin-1": 'application/json; charset="iso-8859-1"',
    "something like JSON": "application/jsonp",
    "JSON with a suffix": "application/vnd.api+json",
    "two kinds": "application/json, text/plain",
    "an image": "image/png",
    nonsense: ";;;",
    nothing: "",
    "a very long one": `application/json; x=${"y".repeat(5_000)}; charset=latin1`,
  };

  it.each(Object.entries(KINDS))("%s is refused with 415 on every row", async (what, type) => {
    for (const route of ROWS_WITH_BODY) {
      const answer = await ask(victim, {
        method: route.method,
        path: pathFor(route, victim),
        body: text,
        headers: { "content-type": type },
      });
      expectRefusal(answer, ["unsupported_media_type", "not_found"], `${rowOf(route)} as ${what}`);
    }
  });

  it("a form is refused where only JSON is taken", async () => {
    for (const route of ROWS_WITH_BODY.filter(({ body }) => body.form !== "upload")) {
      const form = new FormData();
      form.set("number", "5511999990001");
      const { type, body } = await encoded(form);
      const answer = await ask(victim, {
        method: route.method,
        path: pathFor(route, victim),
        body,
        headers: { "content-type": type },
      });
      expectRefusal(answer, ["unsupported_media_type", "not_found"], rowOf(route));
    }
  });

  it.each(["gzip", "deflate", "br", "x-unknown", "gzip, identity"])(
    "a body encoded as %s is refused with 415",
    async (encoding) => {
      for (const path of ["/message/sendText", "/message/sendMedia", "/chat/findMessages"]) {
        const answer = await ask(victim, {
          path: `${path}/${victim.name}`,
          body: text,
          headers: { "content-encoding": encoding },
        });
        expectRefusal(answer, "unsupported_media_type", path);
      }
    },
  );
});

describe("a body that is too large", () => {
  const JSON_ROW = "/message/sendText";
  const MEDIA_ROWS = ["/message/sendMedia", "/group/updateGroupPicture"];
  const long = (length: number) => `{"number":"5511999990001","text":"${"a".repeat(length)}"}`;

  it("is refused with 413 where bodies are small: 10 MB of garbage, and 10 MB of good JSON", async () => {
    for (const body of [garbage(10 * MEGABYTE), long(10 * MEGABYTE), `{"text":${"[".repeat(10 * MEGABYTE)}`]) {
      expectRefusal(await ask(victim, { path: `${JSON_ROW}/${victim.name}`, body }), "body_too_large");
    }
  });

  it("is refused as soon as it is too large when it does not say how long it is", async () => {
    let taken = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        taken += 65_536;
        controller.enqueue(encoder.encode(taken === 65_536 ? `{"text":"${"a".repeat(65_527)}` : "a".repeat(65_536)));
      },
    });
    expectRefusal(await ask(victim, { path: `${JSON_ROW}/${victim.name}`, body: endless }), "body_too_large");
    expect(taken).toBeLessThan(4 * MEGABYTE);
  });

  it("is refused where media is taken: 10 MB of garbage is no JSON, 50 MB and a byte are too many", async () => {
    for (const row of MEDIA_ROWS) {
      const path = `${row}/${victim.name}`;
      expectRefusal(await ask(victim, { path, body: garbage(10 * MEGABYTE) }), "invalid_request", path);
      const field = row.includes("Picture") ? "image" : "media";
      const head = encoder.encode(`{"number":"5511999990001","mediatype":"image","${field}":"`);
      const body = new Uint8Array(50 * MEGABYTE + 1).fill(0x41);
      body.set(head);
      expectRefusal(await ask(victim, { path, body }), "body_too_large", path);
      expectRefusal(await ask(victim, { path, body: inPieces(body, MEGABYTE) }), "body_too_large", `${path} in pieces`);
    }
  });
});

describe("no body, or one that misses everything", () => {
  /** Rows that can do nothing without a field. (`sendTemplate` is refused as a whole: only Meta's own API has templates.) */
  const isChoosy = (path: string) => /^\/message\/(?!sendTemplate)|setPresence|handleLabel|offer/.test(path);

  it("is refused where fields are required", async () => {
    for (const route of ROWS_WITH_BODY.filter(({ path }) => isChoosy(path))) {
      for (const body of [undefined, "", "{}", "{ }"]) {
        expectClientError(
          await ask(victim, {
            method: route.method,
            path: pathFor(route, victim),
            ...(body !== undefined && { body }),
          }),
          `${rowOf(route)} with ${body}`,
        );
      }
    }
  });

  it("is refused by create, which is answered here", async () => {
    for (const body of [
      "",
      "{}",
      '{"instanceName":""}',
      '{"instanceName":"x"}',
      '{"instanceName":"","integration":"WHATSAPP-BAILEYS"}',
      '{"integration":"WHATSAPP-BAILEYS"}',
    ]) {
      expectRefusal(await ask(victim, { path: "/instance/create", body }), "invalid_request", body);
    }
  });
});

describe("values of a wrong type", () => {
  const WRONG = ["null", "true", "-1", "1e400", "{}", "[]", '[["x"]]', '""', '"\\u0000"', '"\\ud800"'];

  it("a send with them is refused, and never ends in a 5xx", async () => {
    for (const field of ["number", "text"]) {
      for (const wrong of WRONG.filter((value) => !(field === "text" && value.startsWith('"\\u')))) {
        const other = field === "number" ? '"text":"oi"' : '"number":"5511999990001"';
        const answer = await ask(victim, {
          path: `/message/sendText/${victim.name}`,
          body: `{${other},"${field}":${wrong}}`,
        });
        expectClientError(answer, `${field}: ${wrong}`);
      }
    }
  });

  it("create refuses them in every field it knows", async () => {
    const good = { instanceName: "bad-types", integration: "WHATSAPP-BAILEYS" };
    for (const field of ["instanceName", "integration", "qrcode", "number", "webhook", "rejectCall", "groupsIgnore"]) {
      for (const wrong of ["{}", "[]", "1.5", '["x"]'].filter((value) => !(field === "webhook" && value === "{}"))) {
        const { [field]: _, ...rest } = good as Record<string, string>;
        const body = `{"${field}":${wrong},${JSON.stringify(rest).slice(1)}`;
        expectRefusal(
          await ask(victim, { path: "/instance/create", body: body.replace(",}", "}") }),
          "invalid_request",
          body,
        );
      }
    }
  });

  it("fields that the gateway looks into must be strings", async () => {
    for (const route of ROWS_WITH_BODY) {
      for (const [field, check] of Object.entries(route.body.fields)) {
        if (check === "delay") continue;
        const wrong = check === "text" || check === "previewed" ? ["{}", "[]"] : ["{}", "[]", "1", "true", "null"];
        for (const value of wrong) {
          const answer = await ask(victim, {
            method: route.method,
            path: pathFor(route, victim),
            body: `{"${field}":${value}}`,
          });
          expectRefusal(answer, ["invalid_request", "not_found"], `${rowOf(route)} ${field}: ${value}`);
        }
      }
    }
  });
});

async function encoded(form: FormData): Promise<{ type: string; body: ArrayBuffer }> {
  const response = new Response(form);
  return { type: response.headers.get("content-type") ?? "", body: await response.arrayBuffer() };
}
