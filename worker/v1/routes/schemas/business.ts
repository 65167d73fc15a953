import { type RouteDocuments, takes } from "./document";
import { NUMBER } from "./fields";
import { anything, flag, integer, list, object, ref, text } from "./shape";

const ASKED = { "number?": NUMBER, "limit?": integer("How many.", { minimum: 1, default: 10 }) };
const PHONE = { channels: ["WHATSAPP-BAILEYS"] } as const;
const OWNER = {
  wuid: text("The business."),
  numberExists: flag("On WhatsApp."),
  isBusiness: flag("A business account."),
};

export const BUSINESS_DOCUMENTS: RouteDocuments = {
  "POST /business/getCatalog/:instanceName": takes("Show a business's products", ASKED, {
    answer: object({ ...OWNER, "catalogLength?": integer("Products."), "catalog?": list(ref("Product")) }),
    ...PHONE,
  }),
  "POST /business/getCollections/:instanceName": takes("Show a business's collections", ASKED, {
    answer: object({
      ...OWNER,
      "collectionsLength?": integer("Collections."),
      "collections?": list(anything("A collection.")),
    }),
    ...PHONE,
  }),
};
