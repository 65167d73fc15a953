import type { Route } from "../route";
import type { RoutePattern } from "../rows";
import { BAILEYS_DOCUMENTS } from "./baileys";
import { BOT_COMPONENTS, BOT_DOCUMENTS } from "./bots";
import { BROKER_DOCUMENTS } from "./brokers";
import { BUSINESS_DOCUMENTS } from "./business";
import { CALL_DOCUMENTS } from "./call";
import { CHAT_DOCUMENTS } from "./chat";
import { CHATWOOT_DOCUMENTS } from "./chatwoot";
import { COMPONENTS } from "./components";
import type { RouteDocument, RouteDocuments } from "./document";
import { GROUP_DOCUMENTS } from "./group";
import { INSTANCE_DOCUMENTS } from "./instance";
import { LABEL_DOCUMENTS } from "./label";
import { MESSAGE_DOCUMENTS } from "./message";
import { PACED_COMPONENTS, PACED_DOCUMENTS } from "./paced";
import { PROXY_DOCUMENTS } from "./proxy";
import { ROOT_DOCUMENTS } from "./root";
import { SANDBOX_DOCUMENTS } from "./sandbox";
import { SETTINGS_DOCUMENTS } from "./settings";
import { SCHEMA_PREFIX, type Schema } from "./shape";
import { STORAGE_DOCUMENTS } from "./storage";
import { TEMPLATE_DOCUMENTS } from "./template";
import { WEBHOOK_DOCUMENTS } from "./webhook";

/** What the reference says of each row but the aliases. Loaded for `/openapi.json` only: a call must not pay for it. */
export const DOCUMENTS: RouteDocuments = {
  ...ROOT_DOCUMENTS,
  ...INSTANCE_DOCUMENTS,
  ...MESSAGE_DOCUMENTS,
  ...CHAT_DOCUMENTS,
  ...GROUP_DOCUMENTS,
  ...LABEL_DOCUMENTS,
  ...CALL_DOCUMENTS,
  ...BUSINESS_DOCUMENTS,
  ...TEMPLATE_DOCUMENTS,
  ...SETTINGS_DOCUMENTS,
  ...PROXY_DOCUMENTS,
  ...WEBHOOK_DOCUMENTS,
  ...BROKER_DOCUMENTS,
  ...BOT_DOCUMENTS,
  ...CHATWOOT_DOCUMENTS,
  ...STORAGE_DOCUMENTS,
  ...BAILEYS_DOCUMENTS,
  ...PACED_DOCUMENTS,
  ...SANDBOX_DOCUMENTS,
};

/** By their names in the document. */
export const SCHEMAS: Readonly<Record<string, Schema>> = Object.fromEntries(
  Object.entries({ ...COMPONENTS, ...BOT_COMPONENTS, ...PACED_COMPONENTS }).map(([name, schema]) => [
    `${SCHEMA_PREFIX}${name}`,
    schema,
  ]),
);

/** An alias is documented by the row it stands for. */
export function documentOf({ method, path, upstream }: Route): RouteDocument | undefined {
  const row = upstream ?? { method, path };
  return DOCUMENTS[`${row.method} ${row.path}` as RoutePattern];
}
