import { describe, expect, it } from "vitest";
import { caller, memoryWorld } from "../memory-world";
import { businessHandlers } from "./business";
import { templateHandlers } from "./template";

const getCatalog = "POST /business/getCatalog/:instanceName";
const template = {
  name: "order_ready",
  category: "UTILITY",
  language: "pt_BR",
  components: [{ type: "BODY", text: "Pronto!" }],
};

function metaFailure(message: unknown, context: string, code: number | string = "UNKNOWN_ERROR", type = "UNKNOWN") {
  return {
    status: 400,
    body: {
      status: 400,
      error: "Bad Request",
      message,
      details: {
        whatsapp_error: message,
        whatsapp_code: code,
        error_user_title: message,
        error_user_msg: message,
        error_type: type,
        error_subcode: null,
        fbtrace_id: null,
        context,
        type: "whatsapp_api_error",
      },
      timestamp: "2026-01-02T03:04:05.000Z",
    },
  };
}

describe("business", () => {
  it("finds empty catalogues and collections", async () => {
    const call = caller(businessHandlers, memoryWorld());
    const wuid = "5511977770001@s.whatsapp.net";
    expect(await call(getCatalog, { body: { number: "5511977770001" } })).toEqual({
      status: 200,
      body: { wuid, numberExists: true, isBusiness: false, catalogLength: 0, catalog: [] },
    });
    expect(await call("POST /business/getCollections/:instanceName", { body: { number: wuid } })).toEqual({
      status: 200,
      body: { wuid, numberExists: true, isBusiness: false, collectionsLength: 0, collections: [] },
    });
  });

  it("says in Meta's shape that a number is not on WhatsApp", async () => {
    const number = "99900000001";
    const message = [{ jid: `${number}@s.whatsapp.net`, exists: false, number }];
    expect(await caller(businessHandlers, memoryWorld())(getCatalog, { body: { number } })).toEqual(
      metaFailure(message, "business_catalog"),
    );
  });

  it("exists on the WHATSAPP-BAILEYS channel only", async () => {
    const call = caller(businessHandlers, memoryWorld({ integration: "EVOLUTION" }));
    expect(await call(getCatalog)).toEqual(
      metaFailure(["Method not available on Evolution Channel"], "business_catalog"),
    );
  });
});

describe("template", () => {
  const create = "POST /template/create/:instanceName";
  const find = "GET /template/find/:instanceName";

  it("is refused by Meta for an instance that is not a WHATSAPP-BUSINESS one", async () => {
    const call = caller(templateHandlers, memoryWorld());
    const message = "Invalid OAuth access token - Cannot parse access token";
    expect(await call(find)).toEqual(metaFailure(message, "template_find", 190, "OAuthException"));
    expect(await call(create, { body: template })).toEqual(
      metaFailure(message, "template_creation", 190, "OAuthException"),
    );
  });

  it("is created once per name and found", async () => {
    const world = memoryWorld({ integration: "WHATSAPP-BUSINESS" });
    const call = caller(templateHandlers, world);
    const stored = { id: expect.stringMatching(/^\d{16}$/), status: "PENDING", ...template };
    const created = await call(create, { body: template });
    expect(created).toEqual({
      status: 201,
      body: {
        id: expect.stringMatching(/^c[0-9a-z]{24}$/),
        templateId: stored.id,
        name: "order_ready",
        template: stored,
        webhookUrl: null,
        createdAt: "2026-01-02T03:04:05.000Z",
        updatedAt: "2026-01-02T03:04:05.000Z",
        instanceId: world.instanceId,
      },
    });
    expect(await call(find)).toEqual({ status: 200, body: [stored] });
    expect((await call(create, { body: template })).status).toBe(400);
    expect((await call(create, { body: { ...template, category: "SPAM" } })).body).toMatchObject({
      message: [["category is not one of enum values: AUTHENTICATION,MARKETING,UTILITY"]],
    });
    expect(world.documents.count("template")).toBe(1);
  });
});
