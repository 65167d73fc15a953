import { SellerAnswer, SellerSettings } from "../../lib/contract/seller";
import { putSeller, readSeller } from "../services/billing/seller";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { etag, expectedVersion } from "./etag";
import { newApi } from "./new-api";

const path = "/operator/seller";
const tags = ["Operators"];
const access = "operator";

const read = defineRoute({
  method: "get",
  path,
  access,
  tags,
  summary: "Read who bills",
  responses: {
    200: jsonAnswer(SellerAnswer, "As it is printed on invoices that are issued now. Its ETag is its version."),
  },
});

const put = defineRoute({
  method: "put",
  path,
  access,
  tags,
  summary: "Change who bills",
  description: "Holds for invoices from now on; those that were issued stay as they are.",
  request: { body: jsonBody(SellerSettings) },
  responses: { 200: jsonAnswer(SellerAnswer, "As it is now.") },
});

export const operatorSeller = newApi()
  .openapi(read, async (c) => {
    const seller = await readSeller(c.var);
    c.header("etag", etag(seller.version));
    return c.json(seller, 200);
  })
  .openapi(put, async (c) => {
    const seller = await putSeller(c.var, { change: c.req.valid("json"), version: expectedVersion(c) });
    c.header("etag", etag(seller.version));
    return c.json(seller, 200);
  });
