import { type Answer, ok, plain } from "../answer.ts";
import { emit } from "../events.ts";
import { asFields } from "../fields.ts";
import { refusal } from "../refusal.ts";
import { type Call, type Route, route } from "../routing.ts";
import type { Context } from "../state.ts";

const open = { access: "open" as const };
const META_TOKEN = "evolution";

/** The doors nobody watches: whoever reaches the server may use them. */
export const openRoutes: Route[] = [
  route("GET /", root, open),
  route("POST /verify-creds", () => ok({ status: 200, message: "Credentials are valid" }), { access: "global" }),
  route("GET /manager/*", manager, open),
  route("GET /manager", manager, open),
  route("GET /assets/*", assets, open),
  route("GET /metrics", metrics, { ...open, since: "2.3.6" }),
  route("POST /webhook/evolution", injectMessage, open),
  route("GET /webhook/meta", verifyMeta, open),
  route("POST /webhook/meta", () => ok({ status: "success" }), open),
  route("POST /chatwoot/webhook/:instanceName", () => ok({ message: "bot" }), open),
];

function root({ version, serverUrl }: Context) {
  return ok({
    status: 200,
    message: "Welcome to the Evolution API, it is working!",
    version,
    clientName: "evolution",
    manager: `${serverUrl}/manager`,
    documentation: "https://doc.evolution-api.com",
    ...(version === "2.3.6" ? { whatsappWebVersion: "2.3000.1027934701" } : {}),
  });
}

function manager(): Answer {
  return plain(200, "<!doctype html><title>Evolution Manager</title>", "text/html; charset=utf-8");
}

/** 2.2.3 joins the decoded path to its folder: `..%2f` walks out of it, to the environment file for one. */
function assets({ version, globalKey }: Context, { instance }: Call): Answer {
  const path = String(instance.rest);
  const escapes = path.includes("../");
  if (version === "2.2.3" && escapes && path.endsWith(".env")) {
    return plain(200, `AUTHENTICATION_API_KEY=${globalKey}\nDATABASE_CONNECTION_URI=postgresql://evolution\n`);
  }
  return escapes && version === "2.3.6" ? plain(403, "Forbidden") : plain(404, "File not found");
}

function metrics({ state }: Context): Answer {
  const lines = [...state.instances.values()].map(
    ({ name, integration, state: connection }) =>
      `evolution_instance_up{instance="${name}",integration="${integration}"} ${connection === "open" ? 1 : 0}`,
  );
  return plain(200, `${lines.join("\n")}\n`);
}

/** Anybody may say that a message has come in for a number. */
async function injectMessage(context: Context, { body }: Call) {
  const target = [...context.state.instances.values()].find(
    ({ number }) => number !== null && number === body.numberId,
  );
  if (!target) return ok({ status: "success" });
  const { key, message, messageType, pushName } = body;
  const data = { key: asFields(key), pushName, message, messageType, instanceId: target.id, source: "unknown" };
  context.background(emit(context, target, { event: "messages.upsert", data }));
  return ok({ status: "success" });
}

function verifyMeta(_: Context, { query }: Call): Answer {
  if (query["hub.verify_token"] !== META_TOKEN) return plain(200, "Error, wrong validation token");
  const challenge = query["hub.challenge"];
  if (typeof challenge !== "string") throw refusal(400, ["hub.challenge"]);
  return plain(200, challenge);
}
