import { Problem } from "../../../lib/problem";
import { checkPublicUrl } from "../../../lib/public-url";
import type { Call } from "../call";
import { inspectOptions } from "../forward";
import { refuseBody } from "./parties";
import type { JsonObject, Rewrites } from "./rewrite";
import { hideFields } from "./show";

const PROTOCOLS = ["http", "https", "socks", "socks4", "socks5"];

/** Answers show `password` as null. */
export const proxyRewrites: Rewrites = {
  "POST /proxy/set/:instanceName": {
    request: async (call, body) => {
      // Switched off, the upstream empties every field and tries nothing.
      if (body.enabled !== false) requirePublicProxy(call, body);
      return body;
    },
    answer: async (_call, { body }) => hideFields(body, ["password"]),
  },
  "GET /proxy/find/:instanceName": { answer: async (_call, { body }) => hideFields(body, ["password"]) },
};

/** The upstream joins the parts to a URL as they are, so none may hold a sign that would end its part. */
function requirePublicProxy(call: Call, { host, port, protocol, username, password }: JsonObject): void {
  if (host === undefined || host === "") return;
  if (typeof host !== "string") throw refuseBody("instance.host is not of a type(s) string");
  if (!/^\d{1,5}$/.test(String(port))) throw refuseBody("instance.port is not a port number");
  if (!PROTOCOLS.includes(String(protocol)))
    throw refuseBody(`instance.protocol is not one of: ${PROTOCOLS.join(", ")}`);
  for (const secret of [username, password]) {
    if (secret !== undefined && /[\s/\\?#]/.test(String(secret))) {
      throw refuseBody("username and password must percent-encode spaces and / \\ ? #");
    }
  }
  // The upstream fetches such a host as a list of proxies.
  const isList = /proxyscrape/i.test(host) || !/^[\w.-]+$|^\[[\da-f:.]+\]$/i.test(host);
  const verdict = isList ? "not_a_url" : checkPublicUrl(`http://${host}:${port}/`, inspectOptionsOf(call));
  if (verdict !== "ok") throw new Problem("unsafe_url", '"host" must be the name or address of a public proxy.');
}

const inspectOptionsOf = (call: Call) => {
  const { route } = call.resolved ?? {};
  if (!route) throw new Problem("internal", "Something went wrong on our side.", { cause: "a rewrite without a row" });
  return inspectOptions(call, route);
};
