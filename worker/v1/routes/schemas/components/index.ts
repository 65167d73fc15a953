import { decimal, object, type Schema, text } from "../shape";
import { BOT_COMMON_COMPONENTS } from "./bots";
import { INSTANCE_COMPONENTS } from "./instances";
import { MESSAGE_COMPONENTS } from "./messages";
import { PEOPLE_COMPONENTS } from "./people";
import { TRANSPORT_COMPONENTS } from "./transports";

/** Schemas that several rows use, by name. */
export const COMPONENTS: Readonly<Record<string, Schema>> = {
  ...MESSAGE_COMPONENTS,
  ...PEOPLE_COMPONENTS,
  ...INSTANCE_COMPONENTS,
  ...TRANSPORT_COMPONENTS,
  ...BOT_COMMON_COMPONENTS,
  Product: object({
    id: text("Product id."),
    "name?": text("Name."),
    "price?": decimal("Price."),
    "currency?": text("ISO 4217."),
  }),
};
