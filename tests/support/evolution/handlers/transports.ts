import { type Answer, created, ok } from "../answer.ts";
import { asFields, type Fields, pick } from "../fields.ts";
import { badRequest, withAnswer } from "../refusal.ts";
import { type Call, type Handler, type Route, route } from "../routing.ts";
import { complaints, flag, type Rule, text } from "../schema.ts";
import { type Context, runningInstance, type StoredMessage, type Version } from "../state.ts";
import { transportRow } from "./rows.ts";

const SINCE: Record<string, Version> = {
  websocket: "2.2.3",
  rabbitmq: "2.2.3",
  sqs: "2.2.3",
  pusher: "2.2.3",
  nats: "2.3.6",
  kafka: "2.3.6",
};

const pusher = { appId: text, key: text, secret: text, cluster: text, useTLS: flag };

/** Event transports: a switch that is off in the server's environment answers with the right status and no body at all. */
export const transportRoutes: Route[] = [
  ...Object.entries(SINCE).flatMap(([name, since]) => [
    route(`POST /${name}/set/:instanceName`, setter(name), { since }),
    route(`GET /${name}/find/:instanceName`, finder(name), { since }),
  ]),
  route("POST /chatwoot/set/:instanceName", chatwootOff),
  route("GET /chatwoot/find/:instanceName", chatwootOff),
  ...["getMedia", "getMediaUrl"].map((name) => route(`POST /s3/${name}/:instanceName`, s3(name))),
  route("POST /template/create/:instanceName", metaRefuses),
  route("GET /template/find/:instanceName", metaRefuses),
  ...["getCatalog", "getCollections"].map((name) =>
    route(`POST /business/${name}/:instanceName`, metaRefuses, { since: "2.3.6" }),
  ),
];

function setter(name: string): Handler {
  const required = name === "pusher" ? ["enabled", ...Object.keys(pusher)] : ["enabled"];
  const properties = { enabled: flag, ...(name === "pusher" ? pusher : {}) };
  const rule: Rule = { type: "object", properties, required };
  return (context, { instance, body }) => {
    const wrong = complaints(body, { properties: { [name]: rule }, required: [name] });
    if (wrong.length > 0) throw badRequest(wrong);
    const target = runningInstance(context, instance.instanceName, name);
    if (!context.transports.has(name)) return { status: 201 };
    return created(transportRow(context, target, { name, body }));
  };
}

function finder(name: string): Handler {
  return (context, { instance }) => {
    if (!context.transports.has(name)) return { status: 200 };
    return ok(runningInstance(context, instance.instanceName, name).transports.get(name) ?? null);
  };
}

function chatwootOff(): Answer {
  throw badRequest("Chatwoot is disabled");
}

/** The instance filter is undefined here, and an undefined filter is none: every tenant's media. */
function s3(name: string): Handler {
  return ({ state }, { query, body }) => {
    const wanted = pick({ ...pick(query, ["instanceId"]), ...body }, ["instanceId", "id", "messageId"]);
    const rows = [...state.instances.values()].flatMap(({ messages }) => messages.map(mediaRow)).filter(isPresent);
    const found = rows.filter((row) => Object.entries(wanted).every(([field, value]) => row[field] === value));
    if (name === "getMedia") return created(found);
    if (!found[0]) throw badRequest("Media not found");
    return ok({ mediaUrl: `https://s3.test/${found[0].fileName}`, ...found[0] });
  };
}

const isPresent = (row: Fields | undefined): row is Fields => row !== undefined;

function mediaRow({ id, instanceId, messageType, message }: StoredMessage): Fields | undefined {
  const media = asFields(message[messageType]);
  if (media.directPath === undefined) return undefined;
  return { id, fileName: media.directPath, type: messageType, mimetype: media.mimetype, messageId: id, instanceId };
}

/** Templates and catalogues live at Meta, which cannot be reached: 2.3.6 answers in Meta's words. */
function metaRefuses({ version }: Context, _: Call): Answer {
  if (version === "2.2.3") throw new Error("Error to create template");
  const details = { whatsapp_error: "Invalid OAuth access token.", whatsapp_code: 190, error_type: "OAuthException" };
  throw withAnswer({
    status: 400,
    body: {
      status: 400,
      error: "Bad Request",
      message: details.whatsapp_error,
      details,
      timestamp: new Date().toISOString(),
    },
  });
}
