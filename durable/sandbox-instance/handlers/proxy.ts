import type { SandboxHandlers } from "../handler";
import { changedRow, newRow, type Row } from "../rows";
import { type BodySchema, badRequest, bodyMessages, refused } from "../validation";

interface Proxy {
  enabled: boolean;
  host: string;
  port: string;
  protocol: string;
  username: string;
  password: string;
}

const required = ["enabled", "host", "port", "protocol"];

const schema: BodySchema = {
  properties: {
    enabled: { type: "boolean", oneOf: [true, false] },
    host: "string",
    port: "string",
    protocol: "string",
    username: "string",
    password: "string",
  },
  required,
  notEmpty: required,
};

/** The protocols for which Evolution can make an agent. */
const protocols = ["http", "https", "socks", "socks4", "socks5"];

export const proxyHandlers: SandboxHandlers = {
  "POST /proxy/set/:instanceName": (world, { body }) => {
    const messages = bodyMessages(body, schema);
    if (messages.length > 0) return badRequest(messages);
    const proxy = proxyIn(body);
    if (proxy.host !== "" && !couldAnswer(proxy)) return refused("Invalid proxy");
    const stored = world.documents.get<Proxy & Row>("proxy", "proxy");
    world.documents.put("proxy", "proxy", stored ? changedRow(world, stored, proxy) : newRow(world, proxy));
    return { status: 201, body: { proxy: { instanceName: world.instanceName, proxy } } };
  },

  "GET /proxy/find/:instanceName": (world) => ({
    status: 200,
    body: world.documents.get("proxy", "proxy") ?? null,
  }),
};

/** A proxy that is switched off loses its fields. */
function proxyIn(body: Readonly<Record<string, unknown>>): Proxy {
  const enabled = body.enabled === true;
  const text = (name: string) => (enabled ? String(body[name] ?? "") : "");
  return {
    enabled,
    host: text("host"),
    port: text("port"),
    protocol: text("protocol"),
    username: text("username"),
    password: text("password"),
  };
}

/** A real server tries the proxy out. Nothing leaves the sandbox: here an address that cannot exist is what fails. */
function couldAnswer({ host, port, protocol }: Proxy): boolean {
  const number = /^\d{1,5}$/.test(port) ? Number(port) : 0;
  return /^[A-Za-z0-9.:_[\]-]+$/.test(host) && number > 0 && number < 65_536 && protocols.includes(protocol);
}
