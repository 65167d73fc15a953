import * as z from "zod";
import * as contract from "../../lib/contract/pacing";
import { getPacing } from "../services/pacing/get-pacing";
import { cancelPacedSend, cancelPacedSends, getPacedSend, listPacedSends } from "../services/pacing/paced-sends";
import { updatePacing } from "../services/pacing/update-pacing";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { expectedVersion, versioned } from "./etag";
import { InstanceParams, path } from "./instance-params";
import { newApi } from "./new-api";

const tags = ["Pacing"];
const home = `${path}/{instanceId}/pacing` as const;
const SendParams = InstanceParams.extend({ sendId: z.uuid() });

const get = defineRoute({
  method: "get",
  path: home,
  access: "viewer",
  tags,
  summary: "Read how an instance paces its messages, and what waits",
  request: { params: InstanceParams },
  responses: { 200: jsonAnswer(contract.PacingAnswer, "The rules and the queue.") },
});

const change = defineRoute({
  method: "patch",
  path: home,
  access: "developer",
  tags,
  summary: "Change how an instance paces its messages",
  description:
    "Holds for what waits at once, and for new calls within ten seconds. Switched off, new messages go at once; what waits still goes by the rules.",
  request: { params: InstanceParams, body: jsonBody(contract.UpdatePacing) },
  responses: { 200: jsonAnswer(contract.PacingAnswer, "The rules as they are now.") },
});

const list = defineRoute({
  method: "get",
  path: `${home}/sends`,
  access: "viewer",
  tags,
  summary: "List paced messages",
  description: "What waits, in its order; with `state=settled` what was sent, failed or was cancelled, for 14 days.",
  request: { params: InstanceParams, query: contract.PacedQuery },
  responses: { 200: jsonAnswer(contract.PacedPage, "One page of messages, without a word of them.") },
});

const read = defineRoute({
  method: "get",
  path: `${home}/sends/{sendId}`,
  access: "viewer",
  tags,
  summary: "Follow a paced message",
  request: { params: SendParams },
  responses: { 200: jsonAnswer(contract.PacedSend, "What has become of it.") },
});

const cancel = defineRoute({
  method: "delete",
  path: `${home}/sends/{sendId}`,
  access: "developer",
  tags,
  summary: "Cancel a paced message",
  description: "One that is being sent, or was, answers 409.",
  request: { params: SendParams },
  responses: { 200: jsonAnswer(contract.PacedSend, "It will not be sent.") },
});

const cancelAll = defineRoute({
  method: "delete",
  path: `${home}/sends`,
  access: "developer",
  tags,
  summary: "Cancel everything that waits",
  request: { params: InstanceParams },
  responses: { 200: jsonAnswer(contract.CancelledCount, "How many there were.") },
});

export const pacing = newApi()
  .openapi(get, async (c) => {
    const found = await getPacing(c.var, c.req.valid("param").instanceId);
    return c.json(found, 200, versioned(found));
  })
  .openapi(change, async (c) => {
    const changed = await updatePacing(c.var, c.req.valid("param").instanceId, {
      change: c.req.valid("json"),
      version: expectedVersion(c),
    });
    return c.json(changed, 200, versioned(changed));
  })
  .openapi(list, async (c) =>
    c.json(await listPacedSends(c.var, c.req.valid("param").instanceId, c.req.valid("query")), 200),
  )
  .openapi(read, async (c) => {
    const { instanceId, sendId } = c.req.valid("param");
    return c.json(await getPacedSend(c.var, instanceId, sendId), 200);
  })
  .openapi(cancel, async (c) => {
    const { instanceId, sendId } = c.req.valid("param");
    return c.json(await cancelPacedSend(c.var, instanceId, sendId), 200);
  })
  .openapi(cancelAll, async (c) => c.json(await cancelPacedSends(c.var, c.req.valid("param").instanceId), 200));
