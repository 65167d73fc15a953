import { OperatorHealth } from "../../lib/contract/health";
import { readOperatorHealth } from "../health/read-operator-health";
import { defineRoute, jsonAnswer } from "./define-route";
import { newApi } from "./new-api";

const read = defineRoute({
  method: "get",
  path: "/operator/health",
  access: "operator",
  tags: ["Operators"],
  summary: "How the platform is: parts, servers, error rates, what waits, and what operators were told of",
  responses: { 200: jsonAnswer(OperatorHealth, "The platform's health.") },
});

export const operatorHealth = newApi().openapi(read, async (c) => c.json(await readOperatorHealth(c.var), 200));
