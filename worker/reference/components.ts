import { PROBLEM_STATUS } from "../../lib/problem";
import { SCHEMAS } from "../v1/routes/schemas";
import { integer, object, type Schema, text } from "../v1/routes/schemas/shape";
import type { Components, Header, OpenApiResponse, Reference } from "./open-api";

const CODES = Object.keys(PROBLEM_STATUS);

/** Every error on `/v1`: Evolution's shape, plus what it lacks. */
const EvolutionError: Schema = object(
  {
    status: integer("The HTTP status again.", { examples: [429] }),
    error: text("Its name.", { examples: ["Too Many Requests"] }),
    response: object({
      message: {
        description: "What is wrong: mostly an array of texts; Evolution also gives arrays in it, objects or one text.",
        examples: [["The quota for message_send is used up."]],
      },
    }),
    "code?": text("For programs. Absent where Evolution itself refused.", {
      enum: CODES,
      examples: ["quota_exceeded"],
    }),
    "requestId?": text("Name it when you ask for help. Also in `X-Zapin-Request-Id`."),
  },
  { description: "An error as Evolution writes it, with a code and the request's id." },
);

const HEADERS: Readonly<Record<string, Header>> = {
  "X-Zapin-Request-Id": { description: "This call, for logs and support.", schema: { type: "string" } },
  "X-Zapin-Tenant-Id": {
    description: "The account that the key belongs to.",
    schema: { type: "string", format: "uuid" },
  },
  RateLimit: {
    description:
      "What is left (`r`) of the quota that this call counts against, and seconds until it is full again (`t`).",
    schema: { type: "string", examples: ['"message_send";r=99;t=86400'] },
  },
  "RateLimit-Policy": {
    description: "The quota (`q`) and its window in seconds (`w`).",
    schema: { type: "string", examples: ['"message_send";q=100;w=2592000'] },
  },
  "X-RateLimit-Limit": { description: "As `q` of `RateLimit-Policy`.", schema: { type: "integer" } },
  "X-RateLimit-Remaining": { description: "As `r` of `RateLimit`.", schema: { type: "integer" } },
  "X-RateLimit-Reset": {
    description: "When the quota is full again, in seconds since 1970.",
    schema: { type: "integer" },
  },
  "Retry-After": { description: "Seconds after which another try makes sense.", schema: { type: "integer" } },
  "Idempotent-Replayed": { description: "`true` on the stored answer to a repeated send.", schema: { type: "string" } },
};

export const headerRefs = (...names: readonly string[]): Readonly<Record<string, Reference>> =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const failure = (description: string, ...headers: readonly string[]): OpenApiResponse => ({
  description,
  headers: headerRefs("X-Zapin-Request-Id", ...headers),
  content: { "application/json": { schema: { $ref: "#/components/schemas/EvolutionError" } } },
});

const RESPONSES: Readonly<Record<string, OpenApiResponse>> = {
  BadRequest: failure("The request is not right, or Evolution refuses it."),
  Unauthorized: failure("The key is missing, wrong, expired or revoked."),
  PaymentRequired: failure("Sending is paused until the open invoice is paid."),
  Forbidden: failure("The key's scope, addresses or instances, or your plan, do not allow it."),
  NotFound: failure("You have no instance of that name."),
  Conflict: failure(
    "A send with this `Idempotency-Key` is on its way, or nobody knows whether it went.",
    "Retry-After",
  ),
  PayloadTooLarge: failure("The body is too large."),
  UnsupportedMediaType: failure("The body is neither JSON nor, where it may be, a form."),
  DifferentContent: failure("This `Idempotency-Key` was used for a different call."),
  TooManyRequests: failure(
    "The quota is used up, or too many calls came at once.",
    "Retry-After",
    "RateLimit",
    "RateLimit-Policy",
    "X-RateLimit-Limit",
    "X-RateLimit-Remaining",
    "X-RateLimit-Reset",
  ),
  ServerError: failure("WhatsApp's server failed (502), is away (503) or took too long (504).", "Retry-After"),
};

export const responseRef = (name: string): Reference => ({ $ref: `#/components/responses/${name}` });

/** What all of `/v1` shares. */
export const components = (): Components => ({
  schemas: { ...SCHEMAS, EvolutionError },
  responses: { ...RESPONSES },
  parameters: {
    instanceName: {
      name: "instanceName",
      in: "path",
      required: true,
      description: "Your name for the instance.",
      schema: { type: "string", minLength: 1, maxLength: 255, examples: ["demo"] },
    },
    Pacing: {
      name: "X-Zapin-Pacing",
      in: "header",
      description: "`off` sends at once, although the number is paced: for a code that somebody waits for.",
      schema: { type: "string", enum: ["off"] },
    },
    IdempotencyKey: {
      name: "Idempotency-Key",
      in: "header",
      description:
        "1 to 255 visible ASCII characters, yours to choose. For 24 hours a repeat with the same content gets the first answer and sends nothing.",
      schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x21-\\x7e]+$" },
    },
  },
  headers: { ...HEADERS },
  securitySchemes: {
    apiKey: {
      type: "apiKey",
      in: "header",
      name: "apikey",
      description: "An API key, as Evolution's clients send it.",
    },
    bearer: { type: "http", scheme: "bearer", description: "The same key." },
    session: {
      type: "apiKey",
      in: "cookie",
      name: "__Host-zapin.session_token",
      description: "Signed in to the dashboard. `/api` only, and not from other pages.",
    },
  },
});
