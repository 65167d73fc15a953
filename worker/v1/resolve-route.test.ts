import { describe, expect, it } from "vitest";
import { Problem } from "../../lib/problem";
import { displayPath, resolveRoute, upstreamPath } from "./resolve-route";
import { ROUTES } from "./routes";

const ORIGIN = "https://api.zapin.test";

const resolve = (method: string, path: string) => resolveRoute(method, ORIGIN + path);
const pathOf = (method: string, path: string) => resolve(method, path)?.route.path;
const filled = (path: string) => path.replace("/*", "/x/y").replaceAll(/:(\w+)/g, "value-of-$1");

function problemOf(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** The path that a server would see after `fetch` has read the URL. */
const asFetched = (path: string) => new URL(path, ORIGIN).pathname;

describe("resolveRoute", () => {
  it.each(["", "/v1", "/V1"])(
    "finds every row behind the prefix '%s', in any case and with a slash at the end",
    (prefix) => {
      for (const route of ROUTES) {
        const path = filled(route.path);
        const upper = path.replaceAll(/\/(?!value-of-)([^/]+)/g, (segment) => segment.toUpperCase());
        for (const spelling of [path, upper, `${path === "/" ? "" : path}/`]) {
          expect(resolve(route.method, prefix + spelling)?.route, `${route.method} ${prefix}${spelling}`).toBe(route);
        }
      }
    },
  );

  it("reads the parameters by name", () => {
    const resolved = resolve("PUT", "/v1/typebot/update/cm3x/main");
    expect(resolved?.params).toEqual({ typebotId: "cm3x", instanceName: "main" });
    expect(resolved?.instanceName).toBe("main");
  });

  it("knows routes about no instance", () => {
    expect(resolve("POST", "/v1/instance/create")?.instanceName).toBeUndefined();
    for (const path of ["", "/", "/v1", "/v1/", "/v1?x=1", "/?x=1", "/v1#top"]) {
      expect(pathOf("GET", path), path).toBe("/");
    }
  });

  it("keeps the case of parameters, and decodes them once", () => {
    expect(resolve("POST", "/message/SENDTEXT/MyShop")?.instanceName).toBe("MyShop");
    expect(resolve("POST", "/message/sendText/toko%20satu%C3%A7")?.instanceName).toBe("toko satuç");
    expect(resolve("POST", "/message/sendText/a%252Fb")?.instanceName).toBe("a%2Fb");
  });

  it("H9: leads all of the manager and its files to a refusal", () => {
    for (const path of ["/manager", "/manager/", "/MANAGER/instances", "/manager/a/b/c", "/manager/*"]) {
      expect(resolve("GET", path)?.route, path).toMatchObject({ path: "/manager/*", policy: "deny" });
    }
    for (const path of ["/assets/..%2f..%2f..%2fpackage.json", "/assets/%zz", "/v1/assets/a//b"]) {
      expect(resolve("GET", path)?.route, path).toMatchObject({ path: "/assets/*", policy: "deny" });
    }
  });

  it.each([
    ["POST", "/v1/message/sendText"],
    ["POST", "/v1/message/sendText/"],
    ["POST", "/v1/message/sendText/main/more"],
    ["POST", "/v1/message//main"],
    ["POST", "/v1//message/sendText/main"],
    ["POST", "//message/sendText/main"],
    ["POST", "/v1/message/sendText/main//"],
    ["POST", "/v1/message/sendText//main"],
    ["GET", "/v1/typebot/fetch//main"],
    ["POST", "/v1/instance/create//"],
    ["GET", "//"],
    ["GET", "/v1//"],
    ["POST", "/v1/v1/message/sendText/main"],
    ["POST", "/v10/message/sendText/main"],
    ["POST", "/v1message/sendText/main"],
    ["POST", "/%6dessage/sendText/main"],
    ["POST", "/message%2FsendText%2Fmain"],
    ["POST", "/message/sendText%2Fmain"],
    ["GET", "/instance"],
    ["GET", "/*"],
    ["GET", "/store/logs"],
    ["GET", "/socket.io/"],
    ["POST", "/constructor/__proto__/main"],
  ])("knows no %s %s", (method, path) => {
    expect(resolve(method, path)).toBeUndefined();
  });

  it("never takes one method for another", () => {
    for (const method of ["HEAD", "OPTIONS", "PATCH", "PUT", "DELETE", "TRACE", "get", "", "constructor"]) {
      expect(resolve(method, "/v1/instance/connect/main"), method).toBeUndefined();
    }
  });

  it("keeps an encoded slash inside its parameter, on the way in and out", () => {
    const resolved = resolve("GET", "/v1/typebot/fetch/a%2F..%2Fb/main");
    expect(resolved?.params.typebotId).toBe("a/../b");
    expect(upstreamPath(resolved!.route, resolved!.params, "abc")).toBe("/typebot/fetch/a%2F..%2Fb/abc");
  });

  it("refuses a malformed escape", () => {
    for (const name of ["%", "%zz", "a%2", "%E0%A4%A", "%ff", "%C0%AE"]) {
      expect(problemOf(() => resolve("POST", `/v1/message/sendText/${name}`)).code, name).toBe("invalid_request");
    }
    expect(problemOf(() => resolve("GET", "/group/participants/main?groupJid=%zz")).code).toBe("invalid_request");
  });

  it("refuses names that fetch would take for steps through the path", () => {
    for (const name of ["%2e", "%2E%2e", ".%2e", ".", ".."]) {
      expect(problemOf(() => resolve("GET", `/v1/typebot/fetch/${name}/main`)).code, name).toBe("invalid_request");
      expect(problemOf(() => resolve("GET", `/v1/typebot/fetch/id/${name}`)).code, name).toBe("invalid_request");
    }
  });

  it("refuses names that no server could hold, and takes the longest that one can", () => {
    expect(resolve("POST", `/message/sendText/${"a".repeat(255)}`)?.instanceName).toHaveLength(255);
    expect(problemOf(() => resolve("POST", `/message/sendText/${"a".repeat(256)}`)).code).toBe("invalid_request");
    expect(problemOf(() => resolve("POST", `/message/sendText/${"%61".repeat(1e6)}`)).message.length).toBeLessThan(100);
    expect(resolve("POST", `/${"a/".repeat(1e6)}`)).toBeUndefined();
    expect(resolve("POST", `/${"A".repeat(1e6)}`)).toBeUndefined();
  });
});

describe("the query", () => {
  const queryOf = (method: string, path: string) => resolve(method, path)?.query;

  it("H1: never carries an instance name past the path", () => {
    for (const query of [
      "instanceName=other",
      "instanceName[]=other",
      "instanceName%5B%5D=other",
      "instance%4Eame=other",
    ]) {
      expect(queryOf("POST", `/v1/webhook/set/main?${query}`)).toBe("");
      expect(queryOf("GET", `/instance/connectionState/main?${query}`)).toBe("");
      expect(queryOf("GET", `/group/participants/main?${query}&groupJid=1`)).toBe("?groupJid=1");
    }
  });

  it("H2: is empty on create, whatever is in it", () => {
    expect(queryOf("POST", "/instance/create?instanceName=other&/instance/create")).toBe("");
    expect(pathOf("GET", "/instance/connectionState/main?x=/instance/create")).toBe(
      "/instance/connectionState/:instanceName",
    );
  });

  it("keeps only what the row lists", () => {
    expect(queryOf("GET", "/instance/connect/main?number=5511999&apikey=k&x")).toBe("?number=5511999");
    expect(queryOf("GET", "/instance/connect/main?Number=1&number.x=2&number[a]=3&number[]=4&__proto__=5")).toBe("");
    expect(queryOf("GET", "/group/fetchAllGroups/main?getParticipants=true&groupJid=1")).toBe("?getParticipants=true");
    expect(queryOf("GET", "/instance/fetchInstances?instanceName=a&instanceId=b&number=c&d=e")).toBe(
      "?instanceName=a&instanceId=b&number=c",
    );
  });

  it("takes the first of two values", () => {
    expect(queryOf("GET", "/group/inviteInfo/main?inviteCode=first&inviteCode=second")).toBe("?inviteCode=first");
  });

  it("encodes values anew, so that none can begin another parameter", () => {
    expect(queryOf("GET", "/group/participants/main?groupJid=1%26instanceName%3Dother")).toBe(
      "?groupJid=1%26instanceName%3Dother",
    );
    expect(queryOf("GET", "/group/participants/main?groupJid=12@g.us")).toBe("?groupJid=12%40g.us");
    expect(queryOf("GET", "/instance/connect/main?number=+55%2B11")).toBe("?number=%2055%2B11");
  });

  it("copes with odd ones", () => {
    for (const query of ["?", "?&&", "?=", "?=x", "?%zz=1", "?#number=1"]) {
      expect(queryOf("GET", `/instance/connect/main${query}`), query).toBe("");
    }
    expect(queryOf("GET", "/instance/connect/main?number")).toBe("?number=");
    expect(queryOf("GET", "/instance/connect/main/?number=1=2#number=3")).toBe("?number=1%3D2");
    expect(problemOf(() => queryOf("GET", `/instance/connect/main?number=${"9".repeat(256)}`)).code).toBe(
      "invalid_request",
    );
  });
});

describe("upstreamPath", () => {
  it("spells every path as Evolution does, with our name for the instance", () => {
    const resolved = resolve("POST", "/V1/MESSAGE/sendtext/main")!;
    expect(upstreamPath(resolved.route, resolved.params, "k7x")).toBe("/message/sendText/k7x");
    const create = resolve("POST", "/instance/create")!;
    expect(upstreamPath(create.route, create.params)).toBe("/instance/create");
  });

  it.each([
    ["PUT", "/instance/restart/main", "POST", "/instance/restart/k7x"],
    ["POST", "/message/sendButton/main", "POST", "/message/sendButtons/k7x"],
    ["POST", "/message/updateBlockStatus/main", "POST", "/chat/updateBlockStatus/k7x"],
  ])("turns %s %s into what the upstream knows", (method, path, upstreamMethod, expected) => {
    const resolved = resolve(method, path)!;
    expect(resolved.route.upstream?.method).toBe(upstreamMethod);
    expect(upstreamPath(resolved.route, resolved.params, "k7x")).toBe(expected);
  });

  it("leaves a parameter no way out of its segment", () => {
    for (const id of [
      "a%2Fb",
      "..%2F..%2Finstance",
      "a%3Fb%3Dc",
      "a%23b",
      "%5C..%5C",
      "%252e%252e",
      "%0d%0ax",
      "a;b",
      "%00",
    ]) {
      const resolved = resolve("GET", `/typebot/fetch/${id}/main`)!;
      const path = upstreamPath(resolved.route, resolved.params, "k7x");
      expect(asFetched(path), id).toBe(path);
      expect(path.split("/"), id).toHaveLength(5);
      expect(path, id).not.toMatch(/[?#\\]|[^!-~]/);
    }
  });

  it("will not build a path with a piece missing", () => {
    const resolved = resolve("POST", "/message/sendText/main")!;
    expect(() => upstreamPath(resolved.route, resolved.params)).toThrow("instanceName");
  });
});

describe("displayPath", () => {
  it.each([
    ["/v1/message/sendMagic/main?x=1", "/message/sendMagic/main?x=1"],
    ["/V1/Foo/", "/Foo/"],
    ["/foo", "/foo"],
    ["/v1", "/"],
    ["/v1?x=1", "/?x=1"],
    ["/v10/foo#top", "/v10/foo"],
    ["", "/"],
    ['/a"b\\c<d>', "/a%22b%5Cc%3Cd%3E"],
    ["/a\n\tb c", "/a%0A%09b%20c"],
    ["/café", "/caf?"],
  ])("shows %j as Evolution would", (path, shown) => {
    expect(displayPath(ORIGIN + path)).toBe(shown);
  });

  it("is short and plain whatever was asked for", () => {
    for (const path of [`/${"a".repeat(1e5)}`, `/${'"'.repeat(500)}`, `/v1?${"<script>".repeat(100)}`]) {
      const shown = displayPath(ORIGIN + path);
      expect(shown).toHaveLength(200);
      expect(JSON.stringify(shown)).toBe(`"${shown}"`);
    }
  });
});
