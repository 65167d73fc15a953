import * as contract from "../../lib/contract/instance";
import { connectInstance, getPairing, requestPairingCode } from "../services/instances/pair-instance";
import { logoutInstance, restartInstance, setPresence } from "../services/instances/run-action";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { InstanceParams, path, tags } from "./instance-params";
import { newApi } from "./new-api";

const request = { params: InstanceParams };

// Whoever has the code can connect a phone: it takes more than the right to look.
const qr = defineRoute({
  method: "get",
  path: `${path}/{instanceId}/qr`,
  access: "developer",
  tags,
  summary: "The QR code of this moment",
  description: "Starts nothing and costs nothing: ask again until it is open.",
  request,
  responses: { 200: jsonAnswer(contract.Pairing, "The code to scan, or that there is none.") },
});

const connect = defineRoute({
  method: "post",
  path: `${path}/{instanceId}/connect`,
  access: "developer",
  tags,
  summary: "Start pairing by QR code",
  description: "Costs one `api_call`, as the call of /v1 that it makes.",
  request,
  responses: { 200: jsonAnswer(contract.Pairing, "The first code, or that the instance is connected.") },
});

const pairingCode = defineRoute({
  method: "post",
  path: `${path}/{instanceId}/pairing-code`,
  access: "developer",
  tags,
  summary: "Ask for a code to type on the phone",
  description: "Ends QR codes that are being shown.",
  request: { ...request, body: jsonBody(contract.RequestPairingCode) },
  responses: { 200: jsonAnswer(contract.Pairing, "The code, eight characters.") },
});

const restart = defineRoute({
  method: "post",
  path: `${path}/{instanceId}/restart`,
  access: "developer",
  tags,
  summary: "Connect anew, with the same session",
  request,
  responses: { 204: { description: "It was asked to." } },
});

const logout = defineRoute({
  method: "post",
  path: `${path}/{instanceId}/logout`,
  access: "developer",
  tags,
  summary: "End the session",
  description: "The phone has to be connected again afterwards.",
  request,
  responses: { 204: { description: "It was asked to." } },
});

const presence = defineRoute({
  method: "post",
  path: `${path}/{instanceId}/presence`,
  access: "developer",
  tags,
  summary: "Set whether contacts see the number online",
  request: { ...request, body: jsonBody(contract.SetPresence) },
  responses: { 204: { description: "It is so." } },
});

export const instanceConnection = newApi()
  .openapi(qr, async (c) => c.json(await getPairing(c.var, c.req.valid("param").instanceId), 200))
  .openapi(connect, async (c) => c.json(await connectInstance(c.var, c.req.valid("param").instanceId), 200))
  .openapi(pairingCode, async (c) =>
    c.json(await requestPairingCode(c.var, c.req.valid("param").instanceId, c.req.valid("json")), 200),
  )
  .openapi(restart, async (c) => {
    await restartInstance(c.var, c.req.valid("param").instanceId);
    return c.body(null, 204);
  })
  .openapi(logout, async (c) => {
    await logoutInstance(c.var, c.req.valid("param").instanceId);
    return c.body(null, 204);
  })
  .openapi(presence, async (c) => {
    await setPresence(c.var, c.req.valid("param").instanceId, c.req.valid("json").presence);
    return c.body(null, 204);
  });
