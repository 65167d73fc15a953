import * as z from "zod";
import { registerServer } from "../services/register-server";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { newApi } from "./new-api";

const PostServer = z.object({
  name: z.string().min(1).max(100),
  url: z.url({ protocol: /^https?$/ }),
  key: z.string().min(8),
  region: z.string().min(1).max(20),
  capacity: z.number().int().min(1),
  dedicatedTo: z.uuid().nullable().default(null),
});

const ServerAnswer = PostServer.omit({ key: true }).extend({ id: z.uuid(), version: z.string() });

const register = defineRoute({
  method: "post",
  path: "/servers",
  access: "operator",
  tags: ["Servers"],
  summary: "Add an Evolution server, or change the one at that URL",
  request: { body: jsonBody(PostServer) },
  responses: { 201: jsonAnswer(ServerAnswer, "The server.") },
});

export const servers = newApi().openapi(register, async (c) =>
  c.json(await registerServer(c.var, c.req.valid("json")), 201),
);
