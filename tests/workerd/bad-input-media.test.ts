import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FieldCheck, Route } from "../../worker/v1/routes/route";
import {
  ask,
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

/** What a server must never be made to open (H4, H4b), in the spellings that get past naive checks. */
const PATHS = [
  "/etc/passwd",
  "/etc",
  "/evolution/.env",
  "./.env",
  "../../.env",
  "package.json",
  "docker-compose.yaml",
  "~/.ssh/id_rsa",
  "C:\\Windows\\win.ini",
  "\\\\host\\share\\file",
  "file:///etc/passwd",
  "FILE:/etc/passwd",
];

const PRIVATE_URLS = [
  "http://localhost/",
  "http://localhost:8080/instance/fetchInstances",
  "http://LOCALHOST./",
  "http://127.0.0.1/",
  "http://127.1/",
  "http://2130706433/",
  "http://0x7f.0.0.1/",
  "http://0177.0.0.1/",
  "http://0/",
  "http://10.1.2.3/",
  "http://172.16.0.1/",
  "http://192.168.1.1/",
  "http://100.64.0.1/",
  "http://169.254.169.254/latest/meta-data/",
  "http://metadata.google.internal/computeMetadata/v1/",
  "http://[::1]/",
  "http://[::ffff:127.0.0.1]/",
  "http://[fd00::1]/",
  "http://[fe80::1]/",
  "http://[64:ff9b::7f00:1]/",
  "http://127.0.0.1.nip.io/",
  "http://evolution/",
  "http://postgres:5432/",
  "http://svc.cluster.local/",
  "http://１２７.0.0.1/",
  "http://user:password@files.example/a.png",
  "http://files.example@127.0.0.1/",
  "http://127.0.0.1\\@files.example/",
  "http:///127.0.0.1/",
  "http:127.0.0.1",
  "https://gateway.test.internal/",
];

const STRANGE_URLS = [
  "ftp://files.example/a.png",
  "gopher://files.example/_",
  "javascript:alert(1)",
  "//files.example/a.png",
  "HTTP://127.0.0.1/",
  "ht\ttp://127.0.0.1/",
  " http://127.0.0.1/",
  "http://",
  "https://files.example/a b",
  `https://files.example/${"a".repeat(5_000)}`,
  "data:text/html,<script>",
  "data:image/png;base64,",
  "data:image/png;base64,!!!!",
  "not base64 at all.",
  "====",
  "a\0b",
];

const HOSTILE = [...PATHS, ...PRIVATE_URLS, ...STRANGE_URLS];
const CODES = ["unsafe_url", "invalid_request"];

interface Field {
  row: string;
  route: Route;
  field: string;
  check: FieldCheck;
}

const FIELDS: readonly Field[] = ROWS_WITH_BODY.flatMap((route) =>
  Object.entries(route.body.fields).map(([field, check]) => ({ row: rowOf(route), route, field, check })),
);

/** Fields that make the upstream open what they name. */
const OPENED = FIELDS.filter(({ check }) => check === "media" || check === "url" || check === "status");
const UPLOADED = OPENED.filter(({ route }) => route.body.form === "upload");

/** Whether an id in the path, which nobody has, may be refused before the body is read. */
const codesFor = ({ path }: Route) => (/:\w+Id\b/.test(path) ? [...CODES, "not_found"] : CODES);

describe.each(OPENED)("$field of $row", ({ row, route, field, check }) => {
  it("takes no local path, no private address and nothing that is neither URL nor base64", async () => {
    for (const value of HOSTILE) {
      const body = JSON.stringify({ ...(check === "status" && { type: "image" }), [field]: value });
      const answer = await ask(victim, { method: route.method, path: pathFor(route, victim), body });
      expectRefusal(answer, codesFor(route), `${row} ${field}: ${value.slice(0, 80)}`);
    }
  });

  it("takes none spelled with escapes, nor behind other fields, nor in pieces", async () => {
    for (const value of ["http://127.0.0.1/", "/etc/passwd"]) {
      const escaped = `"${Array.from(value, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}"`;
      const head = `{"number":"5511999990001","type":"image","mediatype":"image","caption":"${"x".repeat(300)}"`;
      const body = new TextEncoder().encode(
        `${head},"\\u00${field.charCodeAt(0).toString(16)}${field.slice(1)}":${escaped}}`,
      );
      const stream = new Response(body).body as ReadableStream<Uint8Array>;
      const answer = await ask(victim, { method: route.method, path: pathFor(route, victim), body: stream });
      expectRefusal(answer, codesFor(route), `${row} ${field}: ${value} escaped`);
    }
  });
});

describe.each(UPLOADED)("$field of $row", ({ row, route, field }) => {
  it("takes no such thing in a form either", async () => {
    for (const value of HOSTILE.filter((text) => !text.includes("\0"))) {
      const form = new FormData();
      form.set("number", "5511999990001");
      form.set("type", "image");
      form.set(field, value);
      const request = new Response(form);
      const headers = { "content-type": request.headers.get("content-type") ?? "" };
      const answer = await ask(victim, { path: pathFor(route, victim), body: await request.arrayBuffer(), headers });
      expectRefusal(answer, CODES, `${row} ${field} in a form: ${value.slice(0, 80)}`);
    }
  });
});

it("knows every field by which the upstream can be made to open something", () => {
  const fields = FIELDS.filter(({ check }) => check !== "delay").map(({ row, field }) => `${row} ${field}`);
  const media = [
    "sendMedia media",
    "sendPtv video",
    "sendWhatsAppAudio audio",
    "sendStatus content",
    "sendSticker sticker",
    "sendButtons thumbnailUrl",
  ];
  for (const known of media.map((one) => one.split(" "))) {
    expect(fields).toContain(`POST /message/${known[0]}/:instanceName ${known[1]}`);
  }
  expect(fields).toContain("POST /chat/updateProfilePicture/:instanceName picture");
  expect(fields).toContain("POST /group/updateGroupPicture/:instanceName image");
});

describe("a webhook", () => {
  // Ours to call, so its host is judged here and again when it is called.
  const urls = [
    ...PRIVATE_URLS,
    ...PATHS,
    "ftp://files.example/",
    "HTTP://127.0.0.1/",
    "javascript:alert(1)",
    "http://",
  ];

  it.each(urls)("cannot point to %s", async (url) => {
    const webhook = { enabled: true, url, events: [] };
    const set = await ask(victim, { path: `/webhook/set/${victim.name}`, body: JSON.stringify({ webhook }) });
    expectRefusal(set, CODES, `webhook/set ${url}`);
    const create = {
      instanceName: `hooked-${crypto.randomUUID().slice(0, 8)}`,
      integration: "WHATSAPP-BAILEYS",
      webhook,
    };
    expectRefusal(
      await ask(victim, { path: "/instance/create", body: JSON.stringify(create) }),
      CODES,
      `create ${url}`,
    );
  });
});

describe("a text status", () => {
  it("with a link to a private address is refused: the upstream would preview it", async () => {
    const body = JSON.stringify({
      type: "text",
      content: "see http://169.254.169.254/ now",
      backgroundColor: "#000",
      font: 1,
    });
    expectRefusal(await ask(victim, { path: `/message/sendStatus/${victim.name}`, body }), "unsafe_url");
  });
});
