import { logOut, qrCodeBlock, reconnectNow, startPairing } from "../connection";
import type { SandboxHandler, SandboxHandlers, SandboxWorld } from "../handler";
import { getInstance, type Instance, isOpen } from "../instance";
import { refused } from "../validation";

const connectionState: SandboxHandler = (world) => ({
  status: 200,
  body: { instance: { instanceName: world.instanceName, state: getInstance(world).connectionStatus } },
});

const connect: SandboxHandler = (world, call) => {
  const instance = getInstance(world);
  if (instance.connectionStatus === "open") return connectionState(world, call);
  if (instance.connectionStatus === "connecting") return qrCodeAnswer(instance);
  return qrCodeAnswer(startPairing(world, call.query.number ?? instance.number));
};

/** Without a QR code, while a lost connection comes back, there is only the count. */
const qrCodeAnswer = ({ pairing }: Instance) => ({ status: 200, body: pairing ? qrCodeBlock(pairing) : { count: 0 } });

/** Evolution swallows the refusal of a closed instance into a 200. */
const restart: SandboxHandler = (world, call) => {
  const { connectionStatus } = getInstance(world);
  if (connectionStatus === "close") return { status: 200, body: { error: true, message: "[object Object]" } };
  if (connectionStatus === "open") reconnectNow(world);
  return connect(world, call);
};

const logout: SandboxHandler = (world) => {
  if (getInstance(world).connectionStatus === "close") {
    return refused(`The "${world.instanceName}" instance is not connected`);
  }
  logOut(world);
  return { status: 200, body: { status: "SUCCESS", error: false, response: { message: "Instance logged out" } } };
};

/** Tells everybody; the object removes the data afterwards. */
const remove: SandboxHandler = (world) => {
  if (isOpen(world)) logOut(world);
  world.emit("instance.delete", { instanceName: world.instanceName, instanceId: world.instanceId });
  world.emit("remove.instance", null);
  return { status: 200, body: { status: "SUCCESS", error: false, response: { message: "Instance deleted" } } };
};

/** The one row this object knows: other instances that share its token are objects of their own. */
const fetchInstances: SandboxHandler = (world) => ({ status: 200, body: [instanceRow(world)] });

function instanceRow(world: SandboxWorld) {
  const { pairing: _, profileStatus: __, createdAt, updatedAt, ...row } = getInstance(world);
  const { id, name, connectionStatus, ownerJid, profileName, profilePicUrl, integration, number, ...rest } = row;
  const { businessId, token, disconnectionReasonCode, disconnectionObject, disconnectionAt } = rest;
  const { documents } = world;
  return {
    ...{ id, name, connectionStatus, ownerJid, profileName, profilePicUrl, integration, number, businessId, token },
    clientName: "evolution",
    ...{ disconnectionReasonCode, disconnectionObject, disconnectionAt, createdAt, updatedAt },
    Chatwoot: null,
    Proxy: documents.get("proxy", "proxy") ?? null,
    Rabbitmq: null,
    Nats: null,
    Sqs: null,
    Websocket: null,
    Setting: documents.get("settings", "settings") ?? null,
    _count: { Message: documents.count("message"), Contact: documents.count("contact"), Chat: documents.count("chat") },
  };
}

export const DELETE_ROUTE = "DELETE /instance/delete/:instanceName";
export const FETCH_ROUTE = "GET /instance/fetchInstances";

export const instanceHandlers: SandboxHandlers = {
  [FETCH_ROUTE]: fetchInstances,
  "GET /instance/connect/:instanceName": connect,
  "GET /instance/connectionState/:instanceName": connectionState,
  "POST /instance/restart/:instanceName": restart,
  "DELETE /instance/logout/:instanceName": logout,
  [DELETE_ROUTE]: remove,
};
