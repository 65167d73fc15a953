import type { WebhookEndpoint } from "../../../db/schema/webhook-endpoints";
import { type EndpointPrivate, openPrivatePart, sealPrivatePart } from "../../../durable/webhook-outbox/endpoint";
import { config } from "../../env";

type Owned = Pick<WebhookEndpoint, "id" | "tenantId">;

/** Headers and signing secrets of a row. */
export const openPrivate = (row: Owned & Pick<WebhookEndpoint, "sealed">): Promise<EndpointPrivate> =>
  openPrivatePart(config.dataSecrets, row, row.sealed);

export const sealPrivate = (row: Owned, values: EndpointPrivate): Promise<string> =>
  sealPrivatePart(config.dataSecrets, row, values);
