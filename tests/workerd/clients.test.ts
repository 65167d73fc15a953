import { beforeEach, describe, expect, it } from "vitest";
import { GROUP } from "../support/clients/client-call.ts";
import { CLIENT_CALLS } from "../support/clients/index.ts";
import { makeRoomyCaller } from "./roomy-caller";
import { type Caller, callWith, connectInstance, fetchGateway } from "./support";

/** Where somebody runs Evolution Manager. */
const ORIGIN = "https://manager.example";

let caller: Caller;
let name: string;

beforeEach(async () => {
  caller = await makeRoomyCaller();
  name = await connectInstance(caller);
});

/** The text with the key and the instance in their places. */
const filled = (text: string) => text.replaceAll("{key}", caller.key).replaceAll("{name}", name);

const makeGroup = async (): Promise<string> => (await caller.call("POST", `/group/create/${name}`, GROUP)).body.id;

describe("a client whose address and key were changed, and nothing else", () => {
  it.each(CLIENT_CALLS)("$client $does", async ({ request, headers, body, status, reads }) => {
    const line = request.includes("{group}") ? request.replace("{group}", await makeGroup()) : request;
    const [method = "", path = ""] = filled(line).split(" ");
    const answer = await fetchGateway(path, {
      method,
      headers: Object.entries(headers).map(([header, value]): [string, string] => [header, filled(value)]),
      ...(body !== undefined && { body: filled(body) }),
    });
    const shown = JSON.parse((await answer.text()).replaceAll(name, "{name}"));
    expect({ status: answer.status, body: shown }).toMatchObject({ status, body: reads });
  });

  it("makes an instance, and works on with the key that comes with it", async () => {
    const created = await caller.call("POST", "/instance/create", {
      ...{ instanceName: "loja", qrcode: true, integration: "WHATSAPP-BAILEYS", rejectCall: false, msgCall: "" },
      // The node of n8n names all of Chatwoot, whether it is wanted or not.
      ...{ chatwootAccountId: "", chatwootToken: "", chatwootUrl: "", chatwootSignMsg: false, chatwootLogo: "" },
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      hash: expect.any(String),
      qrcode: { base64: expect.stringMatching(/^data:image\/png;base64,/) },
    });
    const own = callWith(created.body.hash);
    expect((await own("GET", "/instance/connect/loja")).body.base64).toMatch(/^data:image\/png;base64,/);
    const webhook = {
      enabled: true,
      url: "https://odoo.example.com/hook",
      webhookByEvents: true,
      events: ["MESSAGES_UPSERT"],
      base64: false,
    };
    expect(await own("POST", "/webhook/set/loja", { webhook })).toMatchObject({
      status: 201,
      body: { webhookByEvents: false },
    });
    const settings = {
      rejectCall: false,
      msgCall: "",
      groupsIgnore: false,
      alwaysOnline: false,
      readMessages: true,
      readStatus: false,
      syncFullHistory: false,
    };
    expect((await own("POST", "/settings/set/loja", settings)).status).toBe(201);
  });
});

describe("a web page on another host, as Evolution Manager is", () => {
  /** What a browser wants to see before it hands over an answer to a call with credentials. */
  function expectReadable({ headers }: Response) {
    expect(headers.get("access-control-allow-origin")).toBe(ORIGIN);
    expect(headers.get("access-control-allow-credentials")).toBe("true");
    expect(headers.get("access-control-expose-headers")).toContain("x-zapin-request-id");
    expect(headers.get("vary")).toContain("origin");
  }

  it("may ask with credentials, and with whatever headers it adds", async () => {
    const asked = "apikey,content-type,sentry-trace,baggage";
    const headers = {
      origin: ORIGIN,
      "access-control-request-method": "DELETE",
      "access-control-request-headers": asked,
    };
    const preflight = await fetchGateway("/instance/logout/main", { method: "OPTIONS", headers });
    expect(preflight.status).toBe(204);
    expectReadable(preflight);
    expect(preflight.headers.get("access-control-allow-headers")).toBe(asked);
    expect(preflight.headers.get("access-control-allow-methods")).toContain("DELETE");
  });

  it("may read the greeting, a list and a refusal", async () => {
    const from = (apikey: string) => ({ headers: { origin: ORIGIN, apikey } });
    const [greeting, list, refusal] = await Promise.all([
      fetchGateway("/", { headers: { origin: ORIGIN } }),
      fetchGateway("/instance/fetchInstances", from(caller.key)),
      fetchGateway("/instance/fetchInstances", from("wrong")),
    ]);
    expect([greeting.status, list.status, refusal.status]).toEqual([200, 200, 401]);
    for (const answer of [greeting, list, refusal]) expectReadable(answer);
    expect(await list.json()).toMatchObject([{ name }]);
  });

  it("opens nothing with what a browser sends by itself", async () => {
    const cookie = `session=${caller.key}; apikey=${caller.key}; token=${caller.key}`;
    const byItself: [string, string][] = [
      ["cookie", cookie],
      ["authorization", `Basic ${btoa(`${caller.key}:`)}`],
    ];
    for (const header of byItself) {
      const answer = await fetchGateway("/instance/fetchInstances", { headers: [["origin", ORIGIN], header] });
      expect(answer.status).toBe(401);
    }
  });
});
