import * as z from "zod";
import { putUser } from "../services/put-user";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { newApi } from "./new-api";

const PutUser = z.object({
  email: z.email(),
  password: z.string().min(12).max(128),
  name: z.string().min(1).max(100),
  role: z.enum(["user", "operator"]).default("user"),
});

const put = defineRoute({
  method: "put",
  path: "/users",
  access: "operator",
  tags: ["Operators"],
  summary: "Create a person who can sign in, or change the role of one",
  request: { body: jsonBody(PutUser) },
  responses: { 200: jsonAnswer(z.object({ id: z.string(), email: z.string() }), "The person.") },
});

export const users = newApi().openapi(put, async (c) => c.json(await putUser(c.var, c.req.valid("json")), 200));
