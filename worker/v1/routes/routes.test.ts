import { describe, expect, it } from "vitest";
import { ROUTES } from ".";
import type { Policy, Route } from "./route";
import { EVOLUTION_ROUTES, SPECIFICATION_ROWS } from "./routes.fixture";

const patternOf = (route: Route) => `${route.method} ${route.path}`;
const byPattern = new Map(ROUTES.map((route) => [patternOf(route), route]));
const patternsWhere = (test: (route: Route) => boolean) => ROUTES.filter(test).map(patternOf).sort();
const policyOf = (pattern: string) => byPattern.get(pattern)?.policy;

const ALIASES = {
  "PUT /instance/restart/:instanceName": "POST /instance/restart/:instanceName",
  "POST /message/sendButton/:instanceName": "POST /message/sendButtons/:instanceName",
  "POST /message/updateBlockStatus/:instanceName": "POST /chat/updateBlockStatus/:instanceName",
};

const PACED = [
  "DELETE /paced/cancel/:instanceName/:pacedId",
  "DELETE /paced/clear/:instanceName",
  "GET /paced/find/:instanceName/:pacedId",
  "GET /paced/list/:instanceName",
];

const BOTS = ["typebot", "openai", "dify", "flowise", "evolutionBot", "n8n", "evoai"];

describe("the table", () => {
  it("has each of Evolution's 184 routes, the aliases, queues of paced numbers and the sandbox's controls, once", () => {
    const sandbox = patternsWhere((route) => route.sandboxOnly === true);
    expect(EVOLUTION_ROUTES).toHaveLength(184);
    expect(sandbox).toHaveLength(4);
    expect(byPattern.size).toBe(ROUTES.length);
    const expected = [...EVOLUTION_ROUTES.map(({ pattern }) => pattern), ...Object.keys(ALIASES), ...PACED, ...sandbox];
    expect([...byPattern.keys()].sort()).toEqual(expected.sort());
  });

  it("charges what the specification charges", () => {
    expect(SPECIFICATION_ROWS).toHaveLength(93);
    const charged = SPECIFICATION_ROWS.map(({ pattern }) => {
      const route = byPattern.get(pattern);
      return { pattern, kind: route?.kind, weight: route?.weight };
    });
    expect(charged).toEqual(SPECIFICATION_ROWS);
  });

  it.each([
    ["2.3", 28],
    ["2.3.7", 2],
  ])("marks the routes that came with %s", (version, count) => {
    const newer = EVOLUTION_ROUTES.filter(({ since }) => since === version).map(({ pattern }) => pattern);
    expect(newer).toHaveLength(count);
    expect(patternsWhere((route) => route.since === version)).toEqual(newer.sort());
  });

  it("sends aliases to a route that exists and is treated alike", () => {
    const aliases = ROUTES.filter((route) => route.upstream !== undefined);
    expect(aliases).toHaveLength(3);
    for (const { method, path, upstream, ...rest } of aliases) {
      const target = `${upstream?.method} ${upstream?.path}`;
      expect(ALIASES).toHaveProperty([`${method} ${path}`], target);
      expect(byPattern.get(target)).toMatchObject(rest);
    }
  });
});

describe("policies", () => {
  it("are answered here where the answer is ours to give", () => {
    expect(patternsWhere((route) => route.policy === "own")).toEqual(
      [
        ...PACED,
        "DELETE /instance/delete/:instanceName",
        "GET /",
        "GET /instance/fetchInstances",
        "GET /pusher/find/:instanceName",
        "GET /sandbox/help",
        "GET /webhook/find/:instanceName",
        "GET /websocket/find/:instanceName",
        "POST /instance/create",
        "POST /pusher/set/:instanceName",
        "POST /verify-creds",
        "POST /webhook/set/:instanceName",
        "POST /websocket/set/:instanceName",
      ].sort(),
    );
  });

  it.each<[Policy, string[]]>([
    ["deny", ["baileys", "s3", "manager", "assets", "metrics"]],
    ["gated", ["proxy", "rabbitmq", "sqs", "nats", "kafka", "template", "business"]],
    ["rewrite", BOTS],
  ])("are %s for whole groups", (policy, groups) => {
    for (const group of groups) {
      const policies = ROUTES.filter((route) => route.path.split("/")[1] === group).map((route) => route.policy);
      expect(new Set(policies), group).toEqual(new Set([policy]));
    }
  });

  it("never open the doors that have no guard upstream", () => {
    for (const pattern of ["POST /webhook/evolution", "GET /webhook/meta", "POST /webhook/meta"]) {
      expect(policyOf(pattern)).toBe("deny");
    }
    expect(policyOf("POST /chatwoot/webhook/:instanceName")).toBe("deny");
  });

  it("name the feature of each gated row, and of no other", () => {
    expect(patternsWhere((route) => (route.policy === "gated") !== (route.feature !== undefined))).toEqual([]);
    expect(byPattern.get("POST /message/sendTemplate/:instanceName")?.feature).toBe("templates");
  });

  it("keep brokers and chatwoot to dedicated servers", () => {
    const shared = ROUTES.filter((route) => route.feature && !route.dedicatedOnly).map((route) => route.feature);
    const dedicated = ROUTES.filter((route) => route.dedicatedOnly).map((route) => route.feature);
    expect(new Set(shared)).toEqual(new Set(["proxy", "templates", "business"]));
    expect(new Set(dedicated)).toEqual(new Set(["brokers", "chatwoot"]));
  });

  it("rewrite what would show our name for an instance", () => {
    for (const pattern of ["GET /instance/connect/:instanceName", "GET /instance/connectionState/:instanceName"]) {
      expect(policyOf(pattern)).toBe("rewrite");
    }
    expect(policyOf("POST /settings/set/:instanceName")).toBe("rewrite");
  });
});

describe("quota and scope", () => {
  it("charge a message for whatever answers with key.id", () => {
    const sends = ROUTES.filter((route) => route.send);
    expect(sends).toHaveLength(14);
    for (const route of sends) {
      expect(route.path).toMatch(/^\/message\/send/);
      expect(route).toMatchObject({ kind: "message_send", scope: "send" });
    }
    expect(patternsWhere((route) => route.path.startsWith("/message/send") && !route.send)).toEqual([]);
  });

  it("charge a message for what reaches a person but has no key.id", () => {
    expect(patternsWhere((route) => route.kind === "message_send" && !route.send)).toEqual([
      "POST /call/offer/:instanceName",
      "POST /group/sendInvite/:instanceName",
      "POST /typebot/start/:instanceName",
    ]);
  });

  it("charge the creation of each kind of bot alike", () => {
    expect(patternsWhere((route) => route.kind === "bot_create")).toEqual(
      BOTS.map((bot) => `POST /${bot}/create/:instanceName`).sort(),
    );
  });

  it("ask for manage before lifecycle, settings, transports and bots change", () => {
    const changing = /\/(create|restart|connect|logout|delete|set|settings|update|creds)\//;
    const wired = ["instance", "settings", "proxy", "webhook", "websocket", "pusher", "kafka", "template", ...BOTS];
    const weak = ROUTES.filter((route) => {
      const isChange = changing.test(`${route.path}/`) && (route.method !== "GET" || route.path.includes("/connect/"));
      return wired.includes(route.path.split("/")[1] ?? "") && isChange && route.scope !== "manage";
    });
    expect(weak.map(patternOf)).toEqual([]);
  });

  it("let a read key call no GET that acts", () => {
    expect(patternsWhere((route) => route.method === "GET" && route.scope !== "read")).toEqual([
      "GET /group/acceptInviteCode/:instanceName",
      "GET /instance/connect/:instanceName",
    ]);
  });
});

describe("what is let through", () => {
  it("H1: no row but our own fetchInstances accepts instanceName in the query", () => {
    expect(patternsWhere((route) => route.query.includes("instanceName"))).toEqual(["GET /instance/fetchInstances"]);
  });

  it("H1: the query parameters are these and no others", () => {
    const names = new Set(ROUTES.filter((route) => route.policy !== "own").flatMap((route) => route.query));
    expect(names).toEqual(
      new Set(["number", "groupJid", "getParticipants", "inviteCode", "remoteJid", "openaiCredsId"]),
    );
  });

  it("passes on no body with GET, and with DELETE only where Evolution reads one", () => {
    expect(patternsWhere((route) => route.method === "GET" && route.body.form !== "none")).toEqual([]);
    expect(patternsWhere((route) => route.method === "DELETE" && route.body.form !== "none")).toEqual([
      "DELETE /chat/deleteMessageForEveryone/:instanceName",
      "DELETE /group/leaveGroup/:instanceName",
      "DELETE /template/delete/:instanceName",
    ]);
  });

  it.each([
    ["sendMedia", "media", "media"],
    ["sendPtv", "video", "media"],
    ["sendWhatsAppAudio", "audio", "media"],
    ["sendSticker", "sticker", "media"],
    ["sendStatus", "content", "status"],
  ])("H4, H4b: %s takes files, and its %s is checked", (action, field, check) => {
    const body = byPattern.get(`POST /message/${action}/:instanceName`)?.body;
    expect(body).toMatchObject({ form: "upload", maxBytes: 52_428_800, fields: { [field]: check } });
  });

  it.each([
    ["POST /message/sendText/:instanceName", "text", "text"],
    ["POST /chat/updateMessage/:instanceName", "text", "previewed"],
    ["POST /group/sendInvite/:instanceName", "description", "previewed"],
    ["POST /settings/set/:instanceName", "msgCall", "previewed"],
    ["POST /instance/create", "msgCall", "previewed"],
    ["POST /message/sendButtons/:instanceName", "thumbnailUrl", "media"],
    ["POST /chat/updateProfilePicture/:instanceName", "picture", "media"],
    ["POST /group/updateGroupPicture/:instanceName", "image", "media"],
    ["POST /typebot/start/:instanceName", "url", "url"],
    ["POST /chatwoot/set/:instanceName", "url", "url"],
    ["POST /chatwoot/set/:instanceName", "logo", "url"],
  ])("H4: %s has its %s checked", (pattern, field, check) => {
    expect(byPattern.get(pattern)?.body.fields).toHaveProperty([field], check);
  });

  it.each([
    ["typebot", "url"],
    ["openai", "functionUrl"],
    ["dify", "apiUrl"],
    ["flowise", "apiUrl"],
    ["evolutionBot", "apiUrl"],
    ["n8n", "webhookUrl"],
    ["evoai", "agentUrl"],
  ])("H4: a %s bot has its %s checked when made and when changed", (bot, field) => {
    const rows = ROUTES.filter((route) => new RegExp(`^/${bot}/(create|update)/`).test(route.path));
    expect(rows).toHaveLength(2);
    for (const route of rows) expect(route.body.fields).toEqual({ [field]: "url" });
  });

  it("gives the upstream longer than any delay it is asked for can take", () => {
    const delayed = ROUTES.filter((route) => "delay" in route.body.fields);
    expect(delayed).toHaveLength(11);
    for (const route of delayed) expect(route.limitMs, route.path).toBeGreaterThanOrEqual(60_000);
  });
});
