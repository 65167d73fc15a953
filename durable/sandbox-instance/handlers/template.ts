import type { SandboxAnswer, SandboxCall, SandboxHandlers, SandboxWorld } from "../handler";
import { getInstance } from "../instance";
import { newRow, type Row } from "../rows";
import { type BodySchema, bodyMessages } from "../validation";
import { metaError } from "./meta-error";

const required = ["name", "category", "language", "components"];

const schema: BodySchema = {
  properties: {
    name: "string",
    category: { type: "string", oneOf: ["AUTHENTICATION", "MARKETING", "UTILITY"] },
    allowCategoryChange: "boolean",
    language: "string",
    components: "array",
    webhookUrl: "string",
  },
  required,
  notEmpty: required,
};

/** A stored template: Meta's answer to its creation, and what was asked for. */
interface Template extends Row {
  templateId: string;
  name: string;
  template: Readonly<Record<string, unknown>>;
  webhookUrl: string | null;
}

/** The token of an instance that is not a WHATSAPP-BUSINESS one means nothing to Meta. */
const badToken = {
  message: "Invalid OAuth access token - Cannot parse access token",
  code: 190,
  type: "OAuthException",
};

export const templateHandlers: SandboxHandlers = {
  "POST /template/create/:instanceName": createTemplate,

  "GET /template/find/:instanceName": (world) => {
    if (!isBusiness(world)) return metaError(world, badToken, "template_find");
    return { status: 200, body: world.documents.list<Template>("template").map(({ template }) => template) };
  },
};

const isBusiness = (world: SandboxWorld) => getInstance(world).integration === "WHATSAPP-BUSINESS";

function createTemplate(world: SandboxWorld, { body }: SandboxCall): SandboxAnswer {
  const context = "template_creation";
  const messages = bodyMessages(body, schema);
  if (messages.length > 0) return metaError(world, { message: [messages] }, context);
  if (!isBusiness(world)) return metaError(world, badToken, context);
  const name = String(body.name);
  const isTaken = world.documents.list<Template>("template").some((stored) => stored.name === name);
  if (isTaken) return metaError(world, { message: "Content in this language already exists", code: 100 }, context);
  const { category, language, components } = body;
  const templateId = metaId();
  const template = { id: templateId, name, status: "PENDING", category, language, components };
  const row = newRow(world, { templateId, name, template, webhookUrl: body.webhookUrl ?? null });
  world.documents.put("template", row.id, row);
  return { status: 201, body: row };
}

/** Meta's ids are numbers of some sixteen digits. */
function metaId(): string {
  const [number] = crypto.getRandomValues(new BigUint64Array(1));
  return String(1_000_000_000_000_000n + ((number ?? 0n) % 9_000_000_000_000_000n));
}
