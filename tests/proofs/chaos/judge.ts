import type { Answer } from "../../node/support/outage/client.ts";
import { codeOf } from "../../node/support/outage/keyed-sends.ts";
import type { Cast, Player } from "./cast.ts";
import { type Lag, STALLED_MS } from "./lag.ts";
import type { UsualCall } from "./traffic.ts";

/** What an answer may be while something is wrong. */
export interface Judge {
  /** While it lasts, and shortly after, calls that need the Evolution server may say that it failed. */
  readonly upstream: Span;
  /** The same, and calls may find nobody: what has just started finds its upstream late. */
  readonly gateway: Span;
  /** Begins a call; the returned function takes its answer, or none. */
  open(call: UsualCall, player: Player): (answer: Answer | undefined) => void;
  readonly judged: number;
  readonly wrong: readonly string[];
  /** Calls that were not answered while workerd was there. */
  readonly unanswered: readonly string[];
  /** Calls that ran out of time while this machine itself stood still: nobody can tell whose time it was. */
  readonly stalled: number;
}

/** 5xx that say the upstream failed. No other 5xx is ever right. */
const UPSTREAM_FAILED: ReadonlySet<unknown> = new Set(["upstream_failed", "unavailable", "upstream_timeout"]);

/** What a time limit of ours, of a call or of an examination, makes of a server that could not be heard. */
const OUT_OF_TIME: ReadonlySet<unknown> = new Set(["upstream_timeout", "unavailable"]);

export function createJudge(lag: Lag): Judge {
  const wrong: string[] = [];
  const unanswered: string[] = [];
  const upstream = createSpan();
  const gateway = createSpan();
  let judged = 0;
  let stalled = 0;
  return {
    wrong,
    unanswered,
    get judged() {
      return judged;
    },
    get stalled() {
      return stalled;
    },
    upstream,
    gateway,
    open(call, player) {
      const mayFail = upstream.watch();
      const maybeGone = gateway.watch();
      const readLag = lag.watch();
      return (answer) => {
        judged += 1;
        const isStalled = readLag() >= STALLED_MS;
        const excused = (mayFail() || maybeGone()) && call.reachesUpstream && player.mode === "live";
        if (answer === undefined) {
          if (!maybeGone() && !excused) unanswered.push(`${player.mode} ${call.name}`);
          return;
        }
        if (isRight(answer, call) || (excused && saysUpstreamFailed(answer))) return;
        if (isStalled && call.reachesUpstream && OUT_OF_TIME.has(codeOf(answer.body))) {
          stalled += 1;
          return;
        }
        wrong.push(`${player.mode} ${call.name}: ${answer.status} ${JSON.stringify(answer.body)}`);
      };
    },
  };
}

function isRight({ status, body }: Answer, call: UsualCall): boolean {
  if (status === 429) return call.name === "sendText" && codeOf(body) === "quota_exceeded";
  return status === call.status && (status !== 201 || hasMessageId(body));
}

/** What is neither JSON nor an error was written by the upstream, and is passed on as it came. */
const saysUpstreamFailed = ({ status, body }: Answer) =>
  (status >= 500 && UPSTREAM_FAILED.has(codeOf(body))) || (status === 200 && body === null);

const hasMessageId = (body: unknown) => typeof (body as { key?: { id?: unknown } })?.key?.id === "string";

/** Something that lasts. */
export interface Span {
  begin(): void;
  end(): void;
}

/** Something that lasts; a watcher says whether any of it fell into the time since it was made. */
function createSpan() {
  let isOn = false;
  let begun = 0;
  return {
    begin(): void {
      isOn = true;
      begun += 1;
    },
    end(): void {
      isOn = false;
    },
    watch(): () => boolean {
      const [wasOn, before] = [isOn, begun];
      return () => wasOn || begun > before;
    },
  };
}

/** Whatever belongs to another tenant, or to the Evolution server, in any answer to this one. */
export function findForeign({ players }: Cast, answers: readonly Answer[]): string[] {
  return answers.flatMap(({ tenantId, body, requestId }) => {
    if (!tenantId) return [];
    const said = JSON.stringify(body ?? null);
    const others = players.filter((player) => player.tenantId !== tenantId);
    const secrets = others.flatMap(({ mark, key, tenantId: other }) => [mark, key, other]);
    const names = players.flatMap(({ upstreamName }) => upstreamName ?? []);
    return [...secrets, ...names].some((word) => said.includes(word)) ? [`${requestId} ${said.slice(0, 200)}`] : [];
  });
}
