import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, relative } from "node:path";
import { type Child, firstLine, startChild } from "./processes.ts";

/** One worker of a `workerd serve` process; each has a socket, and an isolate, of its own. */
export interface WorkerService {
  name: string;
  /** Absolute paths; the first is the entry. */
  modules: readonly string[];
  compatibilityDate: string;
  compatibilityFlags: readonly string[];
  text: Readonly<Record<string, string>>;
  objects: readonly ObjectBinding[];
  /** A free one when not given. */
  port?: number;
}

export interface ObjectBinding {
  binding: string;
  className: string;
  /** The service that holds the objects, when it is another one. */
  service?: string;
}

export interface Workerd {
  child: Child;
  /** Port by service name. */
  ports: ReadonlyMap<string, number>;
}

export interface Place {
  folder: string;
  cores: string;
}

/** Resolved here because the npm package's own launcher would be one more process between us and it. */
const workerdPath = createRequire(import.meta.url)("workerd").default as string;

/** Serves the workers on 127.0.0.1, with the objects' storage on disk in `folder`. */
export async function startWorkerd(services: readonly WorkerService[], { folder, cores }: Place): Promise<Workerd> {
  mkdirSync(join(folder, "objects"), { recursive: true });
  const configPath = join(folder, "workerd.capnp");
  writeFileSync(configPath, renderConfig(services, folder));
  const child = startChild(workerdPath, ["serve", configPath, "--control-fd=3"], {
    cores,
    log: join(folder, "workerd.log"),
  });
  const ports = new Map<string, number>();
  await firstLine(child, 3, (line) => {
    const event = JSON.parse(line) as { event: string; socket?: string; port?: number };
    if (event.event === "listen" && event.socket && event.port) ports.set(event.socket, event.port);
    return ports.size === services.length ? true : undefined;
  });
  return { child, ports };
}

function renderConfig(services: readonly WorkerService[], folder: string): string {
  const network = `(name = "network", network = (allow = ["private", "public"]))`;
  const disk = `(name = "objects", disk = (path = ${quote(join(folder, "objects"))}, writable = true))`;
  const workers = services.map((service) => renderService(service, folder));
  const sockets = services.map(
    ({ name, port = 0 }) =>
      `(name = ${quote(name)}, address = "127.0.0.1:${port}", http = (), service = ${quote(name)})`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [${[network, disk, ...workers].join(",\n    ")}],
  sockets = [${sockets.join(",\n    ")}],
);
`;
}

function renderService(service: WorkerService, folder: string): string {
  const modules = service.modules.map(
    (path) => `(name = ${quote(basename(path))}, esModule = embed ${quote(relative(folder, path))})`,
  );
  const own = service.objects.filter((object) => !object.service);
  const namespaces = own.map(
    ({ className }) => `(className = ${quote(className)}, uniqueKey = ${quote(className)}, enableSql = true)`,
  );
  const text = Object.entries(service.text).map(([name, value]) => `(name = ${quote(name)}, text = ${quote(value)})`);
  const fields = [
    `modules = [${modules}]`,
    `compatibilityDate = ${quote(service.compatibilityDate)}`,
    `compatibilityFlags = [${service.compatibilityFlags.map(quote)}]`,
    `bindings = [${[...text, ...service.objects.map(renderObjectBinding)]}]`,
    `globalOutbound = "network"`,
    ...(own.length > 0
      ? [`durableObjectNamespaces = [${namespaces}]`, `durableObjectStorage = (localDisk = "objects")`]
      : []),
  ];
  return `(name = ${quote(service.name)}, worker = (${fields.join(", ")}))`;
}

function renderObjectBinding({ binding, className, service }: ObjectBinding): string {
  const target = service ? `(className = ${quote(className)}, serviceName = ${quote(service)})` : quote(className);
  return `(name = ${quote(binding)}, durableObjectNamespace = ${target})`;
}

/** Cap'n Proto reads C-style strings; JSON's escapes are among them. */
function quote(text: string): string {
  return JSON.stringify(text);
}
