import * as z from "zod";
import { ConnectShared, SharedInstance } from "../../lib/contract/instance";
import { limitAccount } from "../auth/limit-attempts";
import { connectShared, readShared } from "../services/instances/open-share";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { newApi } from "./new-api";

const params = z.object({ token: z.string().regex(/^[a-z2-7]{32}$/, "This is not a link of ours.") });

const read = defineRoute({
  method: "get",
  path: "/share/{token}",
  access: "token",
  tags: ["Share links"],
  summary: "What the holder of a link sees of an instance",
  description: "No account is needed: the token opens this one instance, until it is connected or the link expires.",
  request: { params },
  responses: { 200: jsonAnswer(SharedInstance, "The code to scan, or that the number is connected.") },
});

const connect = defineRoute({
  method: "post",
  path: "/share/{token}",
  access: "token",
  tags: ["Share links"],
  summary: "Start pairing, by QR code or with a phone number",
  request: { params, body: jsonBody(ConnectShared) },
  responses: { 200: jsonAnswer(SharedInstance, "The first code.") },
});

export const share = newApi()
  .openapi(read, async (c) => c.json(await readShared(c.var, c.req.valid("param").token), 200))
  .openapi(connect, async (c) => {
    const { token } = c.req.valid("param");
    // Whoever has the link spends the tenant's calls.
    await limitAccount(c.env, `share ${token}`);
    const { number, country } = c.req.valid("json");
    const phone = number === undefined ? undefined : { number, country };
    return c.json(await connectShared(c.var, token, phone), 200);
  });
