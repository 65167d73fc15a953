import * as z from "zod";
import { ENDPOINT_EVENTS } from "../event-names";
import { Page, PageQuery } from "./page";
import { Mode } from "./tenant";

/** All event names, as a form groups them. */
export const EVENT_GROUPS = {
  messages: [
    "MESSAGES_UPSERT",
    "MESSAGES_UPDATE",
    "MESSAGES_EDITED",
    "MESSAGES_DELETE",
    "MESSAGES_SET",
    "SEND_MESSAGE",
    "SEND_MESSAGE_UPDATE",
  ],
  connection: ["CONNECTION_UPDATE", "QRCODE_UPDATED", "STATUS_INSTANCE", "LOGOUT_INSTANCE"],
  chats: ["CHATS_UPSERT", "CHATS_UPDATE", "CHATS_DELETE", "CHATS_SET", "LABELS_EDIT", "LABELS_ASSOCIATION"],
  contacts: ["CONTACTS_UPSERT", "CONTACTS_UPDATE", "CONTACTS_SET", "PRESENCE_UPDATE"],
  groups: ["GROUPS_UPSERT", "GROUP_UPDATE", "GROUP_PARTICIPANTS_UPDATE"],
  pacing: ["SEND_PACED"],
  calls: ["CALL"],
  bots: ["TYPEBOT_START", "TYPEBOT_CHANGE_STATUS"],
  instances: ["APPLICATION_STARTUP", "INSTANCE_CREATE", "INSTANCE_DELETE", "REMOVE_INSTANCE"],
} as const;

export const EventName = z.enum(ENDPOINT_EVENTS).meta({ id: "EventName" });

const Url = z.string().min(1).max(2_000).meta({ description: "Where events are posted: https, a public host." });
const Description = z.string().trim().max(200);
const Events = z.array(EventName).min(1, "choose at least one event");
const Instances = z
  .array(z.uuid())
  .min(1)
  .max(500)
  .nullable()
  .meta({ description: "Instances it hears; null is all of them, later ones too." });
const Concurrency = z.number().int().min(1).max(6).meta({ description: "Deliveries under way at once." });
const HeaderName = z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, "is not the name of a header");
const HeaderValue = z.string().max(2_000);

export const CreateEndpoint = z
  .object({
    mode: Mode.default("live"),
    url: Url,
    description: Description.default(""),
    events: Events.default([...ENDPOINT_EVENTS]),
    instances: Instances.default(null),
    enabled: z.boolean().default(true),
    headers: z
      .record(HeaderName, HeaderValue)
      .default({})
      .meta({ description: "Sent with every delivery. Values can be set and never read again." }),
    byEvents: z.boolean().default(false).meta({ description: "Appends `/messages-upsert` and its like to the URL." }),
    webhookBase64: z.boolean().default(false).meta({ description: "Media come with the message, as base64." }),
    concurrency: Concurrency.default(4),
  })
  .meta({ id: "CreateEndpoint" });
export type CreateEndpoint = z.output<typeof CreateEndpoint>;

export const UpdateEndpoint = z
  .object({
    url: Url,
    description: Description,
    events: Events,
    instances: Instances,
    enabled: z.boolean(),
    headers: z
      .record(HeaderName, HeaderValue.nullable())
      .meta({ description: "Replaces all headers; null keeps the value that a header has." }),
    byEvents: z.boolean(),
    webhookBase64: z.boolean(),
    concurrency: Concurrency,
  })
  .partial()
  .meta({ id: "UpdateEndpoint" });
export type UpdateEndpoint = z.output<typeof UpdateEndpoint>;

const Time = z.iso.datetime();

export const Endpoint = z
  .object({
    id: z.string(),
    mode: Mode,
    origin: z.enum(["api", "evolution"]).meta({ description: "`evolution`: made by `POST /v1/webhook/set`." }),
    url: z.string(),
    description: z.string(),
    events: z.array(z.string()),
    instances: z.array(z.string()).nullable(),
    enabled: z.boolean(),
    disabled: z
      .object({ reason: z.enum(["gone", "failing"]), at: Time })
      .nullable()
      .meta({ description: "Set where we switched it off: it answered 410, or took nothing for five days." }),
    headers: z.array(z.string()).meta({ description: "Names of the headers that are set." }),
    byEvents: z.boolean(),
    webhookBase64: z.boolean(),
    concurrency: z.number().int(),
    keepDays: z.number().int().meta({ description: "For how many days deliveries and their bodies are kept." }),
    version: z.number().int(),
    createdAt: Time,
    updatedAt: Time,
  })
  .meta({ id: "Endpoint" });
export type Endpoint = z.output<typeof Endpoint>;

export const Replay = z
  .object({ startedAt: Time, total: z.number().int(), delivered: z.number().int(), failed: z.number().int() })
  .meta({ id: "EndpointReplay", description: "How far a “resend all” has come." });
export type Replay = z.output<typeof Replay>;

export const EndpointDetail = Endpoint.extend({
  waiting: z.number().int().meta({ description: "Deliveries that wait for an attempt." }),
  failingSince: Time.nullable(),
  replay: Replay.nullable(),
}).meta({ id: "EndpointDetail" });
export type EndpointDetail = z.output<typeof EndpointDetail>;

export const EndpointQuery = PageQuery.extend({ mode: Mode.optional() });
export type EndpointQuery = z.output<typeof EndpointQuery>;

/** As a list shows it: whether events arrive there. */
export const ListedEndpoint = Endpoint.extend({ failingSince: Time.nullable() }).meta({ id: "ListedEndpoint" });
export type ListedEndpoint = z.output<typeof ListedEndpoint>;
export const EndpointPage = Page(ListedEndpoint).meta({ id: "EndpointPage" });

export const EndpointSecret = z
  .object({ secret: z.string(), previous: z.object({ secret: z.string(), until: Time }).nullable() })
  .meta({ id: "EndpointSecret", description: "Signs deliveries; during a roll the one before does so too." });
export type EndpointSecret = z.output<typeof EndpointSecret>;

export const RollEndpointSecret = z
  .object({ overlapHours: z.number().min(0).max(168).default(24) })
  .meta({ id: "RollEndpointSecret" });
export type RollEndpointSecret = z.output<typeof RollEndpointSecret>;

const Attempt = z.object({
  at: Time,
  due: Time,
  ms: z.number(),
  status: z.number().int().nullable(),
  error: z.string().nullable(),
});
const ShownAttempt = Attempt.extend({
  requestHeaders: z.record(z.string(), z.string()),
  answer: z.string().meta({ description: "The first 2 KB of what the receiver answered." }),
});

export const TestEndpoint = z.object({ event: EventName }).meta({ id: "TestEndpoint" });
export const TestResult = ShownAttempt.extend({ deliveryId: z.string(), body: z.string() }).meta({ id: "TestResult" });
export type TestResult = z.output<typeof TestResult>;

export const DeliveryState = z.enum(["pending", "delivered", "failed"]);

export const Delivery = z
  .object({
    id: z.string(),
    event: z.string(),
    instanceId: z.string().nullable(),
    state: DeliveryState,
    attempts: z.number().int(),
    createdAt: Time,
    nextAt: Time.nullable(),
    last: Attempt.nullable(),
  })
  .meta({ id: "Delivery" });
export type Delivery = z.output<typeof Delivery>;

const DELIVERY_ID = /^evt_[0-9a-f-]{36}$/;
export const DeliveryId = z.string().regex(DELIVERY_ID, "is not the id of a delivery");
export const DeliveryQuery = PageQuery.extend({ state: DeliveryState.optional(), cursor: DeliveryId.optional() });
export type DeliveryQuery = z.output<typeof DeliveryQuery>;
export const DeliveryPage = Page(Delivery).meta({ id: "DeliveryPage" });

export const DeliveryDetail = Delivery.omit({ attempts: true })
  .extend({
    url: z.string(),
    body: z.string().nullable().meta({ description: "Null once it was erased, or where it is over 1 MB." }),
    attempts: z.array(ShownAttempt),
  })
  .meta({ id: "DeliveryDetail" });
export type DeliveryDetail = z.output<typeof DeliveryDetail>;

export const ResendFailed = z.object({ since: Time }).meta({ id: "ResendFailed" });
