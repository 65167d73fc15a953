import * as z from "zod";
import { Region } from "./account";

/** Evolution's licence asks that administrators be told. Shown with every list of servers. */
export const EVOLUTION_NOTICE = {
  text: "Powered by Evolution API.",
  url: "https://github.com/EvolutionAPI/evolution-api",
} as const;

/** Why a server cannot be used: the code to translate, and what it means. */
export const SERVER_TROUBLES = {
  unreachable: "Nothing answers at this URL. Check the address, the firewall and that the server runs.",
  timed_out: "The server takes too long to answer.",
  not_evolution: "What answers at this URL is not an Evolution API server.",
  unsupported_version: "This version of Evolution API is not supported: 2.2.3 to 2.3.7 are.",
  license_required:
    "The server waits for its licence: Evolution 2.4 answers 503 LICENSE_REQUIRED until one is set. Use 2.3.7.",
  key_refused: "The server refuses the key. It must be the value of AUTHENTICATION_API_KEY.",
  key_unreadable: "Its key was sealed under a secret that is no longer in DATA_SECRETS. Give it the key again.",
  public_key: "This key is published in Evolution's source. Set AUTHENTICATION_API_KEY to a random one.",
} as const;
export type ServerTrouble = keyof typeof SERVER_TROUBLES;
const ServerTrouble = z
  .enum(Object.keys(SERVER_TROUBLES) as [ServerTrouble, ...ServerTrouble[]])
  .meta({ id: "ServerTrouble" });

/** Whether webhooks of the server arrive here. */
export const Reachable = z.enum(["yes", "no", "unknown"]).meta({ id: "Reachable" });
export type Reachable = z.output<typeof Reachable>;

/** What to do about each answer. */
export const REACHABLE_ADVICE: Readonly<Record<Reachable, string>> = {
  yes: "A webhook of this server has arrived here.",
  no: "A test webhook of this server did not arrive. It must be able to call PUBLIC_URL: check that address, DNS, the server's firewall and proxies that drop headers. Messages sent work meanwhile; events do not.",
  unknown: "Whether this server can call us was not tried, or the trial could not be made. Check again.",
};

const ServerFields = z.object({
  name: z.string().trim().min(1).max(100),
  region: Region,
  capacity: z.number().int().min(1).max(100_000),
  dedicatedTo: z.uuid().nullable(),
});
const GlobalKey = z.string().min(8, "A global key has at least 8 characters.").max(500);

export const RegisterServer = ServerFields.extend({
  url: z.url({ protocol: /^https?$/ }),
  key: GlobalKey,
  dedicatedTo: ServerFields.shape.dedicatedTo.default(null),
}).meta({ id: "RegisterServer" });
export type RegisterServer = z.output<typeof RegisterServer>;

export const UpdateServer = ServerFields.extend({ enabled: z.boolean(), draining: z.boolean(), key: GlobalKey })
  .partial()
  .meta({ id: "UpdateServer" });
export type UpdateServer = z.output<typeof UpdateServer>;

export const Server = ServerFields.extend({
  region: z.string(),
  id: z.uuid(),
  url: z.string(),
  version: z.string().meta({ description: "As the server itself says." }),
  enabled: z.boolean(),
  draining: z.boolean(),
  used: z.number().int().meta({ description: "Instances on it, those being made included." }),
  health: z.enum(["healthy", "failing", "unknown"]),
  trouble: z.object({ code: ServerTrouble, text: z.string() }).nullable(),
  checkedAt: z.iso.datetime().nullable(),
  lastSeenAt: z.iso.datetime().nullable(),
  failingSince: z.iso.datetime().nullable(),
  latencyMs: z.number().int().nullable(),
  reachable: Reachable,
  reachableAdvice: z.string(),
  reachableCheckedAt: z.iso.datetime().nullable(),
  revision: z.number().int().meta({ description: "Also the ETag; `If-Match` takes it." }),
  createdAt: z.iso.datetime(),
}).meta({ id: "Server" });
export type Server = z.output<typeof Server>;

export const ServerList = z
  .object({
    items: z.array(Server),
    notice: z.object({ text: z.string(), url: z.string() }).meta({ description: "Show it to administrators." }),
  })
  .meta({ id: "ServerList" });

/** An instance that runs on a server and belongs to no tenant. */
export const UnmanagedInstance = z
  .object({
    upstreamName: z.string(),
    integration: z.string(),
    status: z.string().meta({ description: "As the server says: open, connecting or close." }),
    number: z.string().nullable(),
    profileName: z.string().nullable(),
    createdAt: z.string().nullable(),
    obstacle: z.string().nullable().meta({ description: "Why it cannot be adopted; null when it can." }),
  })
  .meta({ id: "UnmanagedInstance" });
export type UnmanagedInstance = z.output<typeof UnmanagedInstance>;

export const AdoptInstance = z
  .object({
    upstreamName: z.string().min(1).max(100),
    tenantId: z.uuid(),
    name: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: "The tenant's name for it; by default the one it has." }),
  })
  .meta({ id: "AdoptInstance" });
export type AdoptInstance = z.output<typeof AdoptInstance>;

export const AdoptedInstance = z
  .object({
    instanceId: z.uuid(),
    name: z.string(),
    endpointUrl: z.string().nullable().meta({ description: "Its webhook of before, now an endpoint of the tenant." }),
    bots: z.array(z.object({ kind: z.string(), id: z.string(), url: z.string().nullable() })).meta({
      description: "Bots it had. They keep running; within minutes they call these addresses through the gateway.",
    }),
    stays: z.array(z.string()).meta({ description: "What adoption does not change, in words." }),
  })
  .meta({ id: "AdoptedInstance" });
export type AdoptedInstance = z.output<typeof AdoptedInstance>;
