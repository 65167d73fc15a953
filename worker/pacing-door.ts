import { WorkerEntrypoint } from "cloudflare:workers";
import type { DispatchReply, DispatchRequest } from "../durable/send-queue/messages";
import { sendQueued } from "./v1/send-queued";

/** What queues of paced sends call when it is a message's turn: nobody else can reach it. */
export class PacingDoor extends WorkerEntrypoint<Env> {
  /** The call that was queued, made through `/v1` now; it costs, counts and is checked as any other. */
  async dispatch(request: DispatchRequest): Promise<DispatchReply> {
    return sendQueued(this.env, this.ctx, request);
  }
}
