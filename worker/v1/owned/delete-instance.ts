import { stateName } from "../../../durable/instance-state/messages";
import { queueName } from "../../../durable/send-queue/messages";
import { evolutionEndpointId, outboxName, pusherEndpointId } from "../../../durable/webhook-outbox/endpoint";
import { Problem } from "../../../lib/problem";
import type { Answer } from "../answer";
import { readAnswer } from "../answer";
import { forgetTarget } from "../cache";
import { type Call, fromLedger, ledgerOf } from "../call";
import { forward } from "../forward";
import { answerJson } from "./owned";

/** DELETE /instance/delete/:instanceName. Upstream first; one that is gone there already is simply forgotten here. */
export async function deleteInstance(call: Call): Promise<Answer> {
  const { caller, resolved, target } = call;
  if (!caller || !resolved || !target) throw new Problem("internal", "Something went wrong on our side.");
  const answer = await readAnswer(call, await forward(call, resolved, { target }), { route: resolved.route, target });
  const isGone = answer.status === 404;
  if (!isGone && answer.outcome !== "charged") return answer;
  // At once: what waits to be sent must not outlive its number.
  await fromLedger(call.env.QUEUE.getByName(queueName(caller.ledger, target.instance.id)).erase());
  await fromLedger(ledgerOf(call, caller).dropInstance(target.instance.id));
  forgetTarget(caller.ledger, target.instance.name);
  call.ctx.waitUntil(eraseObjects(call.env, caller.ledger, target.instance.id));
  return isGone ? answerJson(200, DELETED) : answer;
}

const DELETED = { status: "SUCCESS", error: false, response: { message: "Instance deleted" } };

/** The upstream still says goodbye (`remove.instance`), and the tenant's endpoint should hear it. */
const LAST_EVENTS_MS = 15_000;

async function eraseObjects(env: Env, ledger: string, instanceId: string): Promise<void> {
  await scheduler.wait(LAST_EVENTS_MS);
  await env.QUEUE.getByName(queueName(ledger, instanceId)).erase();
  await env.INSTANCE.getByName(stateName(ledger, instanceId)).erase();
  await env.OUTBOX.getByName(outboxName(ledger, evolutionEndpointId(instanceId))).remove();
  await env.OUTBOX.getByName(outboxName(ledger, pusherEndpointId(instanceId))).remove();
}
