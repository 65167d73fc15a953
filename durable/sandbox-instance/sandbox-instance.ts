import { DurableObject } from "cloudflare:workers";
import { migrate } from "../migrate";
import { type Access, refuseAccess, unauthorized, unknownInstance } from "./access";
import { forgottenAt, noteUse } from "./activity";
import { answerQuestion } from "./bots/answer";
import { CREATE_ROUTE, createRefusal, finishCreate, newInstance } from "./create";
import { deliver, retryDelayMs } from "./deliver";
import { openDocuments, removeAllDocuments } from "./documents";
import { unavailable } from "./guards";
import type { BotQuestion, SandboxAnswer, SandboxCall, SandboxWorld } from "./handler";
import { handlers } from "./handlers";
import { DELETE_ROUTE } from "./handlers/instance";
import { findInstance, saveInstance } from "./instance";
import { isMigrated, steps } from "./migrations";
import {
  BOT_QUESTION,
  earliestDue,
  nextDelivery,
  postponeDelivery,
  removeAllSteps,
  removeDelivery,
  takeDueStep,
} from "./queues";
import { runStep } from "./steps";
import { failure, notFound } from "./validation";
import { createWorld } from "./world";

/** How long one alarm goes on delivering; the next takes the rest. */
const DELIVERING_MS = 60_000;

/** Status and JSON text of an answer; null is an empty body. */
export interface WireAnswer {
  status: number;
  text: string | null;
}

/**
 * One simulated WhatsApp number on a simulated Evolution server.
 * A call sees everything that should have happened by then, also when the alarm that does it is late.
 */
export class SandboxInstance extends DurableObject<Env> {
  readonly #sql = this.ctx.storage.sql;
  readonly #documents = openDocuments(this.#sql);

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    // A name that nobody created gets no tables: asking for it must cost nothing.
    if (!isMigrated(this.#sql)) return;
    migrate(this.#sql, steps);
    void ctx.blockConcurrencyWhile(() => this.#wakeForNext());
  }

  /** Answers as Evolution does: first whether the instance exists, then who asks, then what. */
  async handle(call: SandboxCall, access: Access): Promise<WireAnswer> {
    const { status, body } = await this.#answer(call, access);
    if (isMigrated(this.#sql)) await this.#wakeForNext();
    return { status, text: body === undefined ? null : JSON.stringify(body) };
  }

  /** Forgets everything and leaves nothing in storage, no alarm either. */
  async erase(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }

  override async alarm(): Promise<void> {
    if (!isMigrated(this.#sql)) return;
    // The earliest row is due, also when a test brings the alarm forward.
    const horizon = Math.max(Date.now(), earliestDue(this.#sql) ?? 0);
    this.#runSteps(horizon);
    await this.#deliverUntil(horizon);
    if (this.#isOver()) await this.ctx.storage.deleteAll();
    else await this.#wakeForNext();
  }

  async #answer(call: SandboxCall, access: Access): Promise<SandboxAnswer> {
    if (call.route === CREATE_ROUTE) return this.#create(call, access);
    this.#runSteps(Date.now());
    const world = this.#world();
    const refusal = refuseAccess(world, call, access);
    if (refusal || !world) return refusal ?? unknownInstance(call);
    noteUse(this.#sql, Date.now());
    const handler = handlers[call.route];
    if (!handler) return notFound(`Cannot ${call.route}`);
    const answer = unavailable(world, call.route) ?? (await handler(world, call));
    if (call.route === DELETE_ROUTE) {
      removeAllDocuments(this.#sql);
      removeAllSteps(this.#sql);
    }
    return answer;
  }

  #create({ body }: SandboxCall, access: Access): SandboxAnswer {
    const taken = this.#world() || body.instanceName === undefined;
    if (taken) return failure(403, "Forbidden", [`This name "${body.instanceName}" is already in use.`]);
    if (!access.global) return unauthorized();
    const refusal = createRefusal(body);
    if (refusal) return refusal;
    migrate(this.#sql, steps);
    const instance = newInstance(body, Date.now());
    saveInstance(this.#documents, instance);
    noteUse(this.#sql, Date.now());
    return finishCreate(createWorld(this.#sql, this.#documents, instance), body);
  }

  #world(): SandboxWorld | undefined {
    const instance = isMigrated(this.#sql) ? findInstance(this.#documents) : undefined;
    return instance && createWorld(this.#sql, this.#documents, instance);
  }

  #runSteps(horizon: number) {
    const world = this.#world();
    if (!world) return;
    for (let step = takeDueStep(this.#sql, horizon); step; step = takeDueStep(this.#sql, horizon)) runStep(world, step);
  }

  async #deliverUntil(horizon: number) {
    const enough = Date.now() + DELIVERING_MS;
    for (let now = Date.now(); now < enough; now = Date.now()) {
      const delivery = nextDelivery(this.#sql, Math.max(horizon, now));
      if (!delivery) return;
      if (delivery.url === BOT_QUESTION) {
        removeDelivery(this.#sql, delivery.id);
        this.ctx.waitUntil(this.#askBot(JSON.parse(delivery.body)));
        continue;
      }
      const result = await deliver(delivery, (request) => this.#fetch(request), now);
      if (result === "done") removeDelivery(this.#sql, delivery.id);
      else postponeDelivery(this.#sql, delivery.id, Math.max(horizon, Date.now()) + retryDelayMs(delivery.attempt));
      this.#runSteps(Date.now());
    }
  }

  /** Beside everything else: a bot that is slow must hold up no webhook. */
  async #askBot(question: BotQuestion): Promise<void> {
    const place = {
      fetch: (request: Request) => this.#fetch(request),
      ownUrl: this.env.PUBLIC_URL,
      openaiUrl: this.env.OPENAI_URL,
    };
    await answerQuestion(() => this.#world(), question, place);
    await this.#wakeForNext();
  }

  /** Our own address is this very worker: a request to it never needs the network. */
  #fetch(request: Request): Promise<Response> {
    const ours = new URL(request.url).origin === new URL(this.env.PUBLIC_URL).origin;
    return ours ? this.ctx.exports.default.fetch(request) : fetch(request);
  }

  /** Deleted and everything told, or forgotten. */
  #isOver(): boolean {
    if (!findInstance(this.#documents)) return earliestDue(this.#sql) === null;
    return (forgottenAt(this.#sql) ?? 0) <= Date.now();
  }

  async #wakeForNext() {
    const due = earliestDue(this.#sql) ?? this.#restingUntil();
    const current = await this.ctx.storage.getAlarm();
    if (current === null || current > due) await this.ctx.storage.setAlarm(Math.max(due, Date.now() + 1));
  }

  /** With nothing queued, a deleted instance has only its clean-up left, another one its month of silence. */
  #restingUntil(): number {
    return (findInstance(this.#documents) && forgottenAt(this.#sql)) || Date.now();
  }
}
