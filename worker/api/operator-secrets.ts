import { RotateSecrets, RotationStep } from "../../lib/contract/rotation";
import { rotateSecrets } from "../services/secrets/rotate-secrets";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { newApi } from "./new-api";

const rotate = defineRoute({
  method: "post",
  path: "/operator/secrets/rotation",
  access: "operator",
  tags: ["Operators"],
  summary: "Seal stored secrets anew, one step at a time",
  description: "Repeat with `nextCursor` until it is null. `npm run rotate-secret` does that.",
  request: { body: jsonBody(RotateSecrets) },
  responses: { 200: jsonAnswer(RotationStep, "What this step has done.") },
});

export const operatorSecrets = newApi().openapi(rotate, async (c) =>
  c.json(await rotateSecrets(c.var, c.req.valid("json")), 200),
);
