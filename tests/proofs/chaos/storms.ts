import type { Stage } from "../../node/support/outage/stage.ts";
import type { FaultMode } from "../../support/evolution/server.ts";
import type { Kill } from "../kill-checks.ts";
import type { MortalReceiver } from "./mortal-receiver.ts";

/** Something that goes wrong for a while. */
export interface Storm {
  name: string;
  /** What is struck: only calls that need the Evolution server may say so, and only a gateway that is gone answers nothing. */
  strikes: "upstream" | "gateway" | "neither";
  /** Resolves when it has begun; what it returns ends it. */
  begin(around: StormScene): Promise<() => Promise<void>>;
}

export interface StormScene {
  stage: Stage;
  receiver: MortalReceiver;
  kills: Kill[];
}

const workerdKilled: Storm = {
  name: "workerd is killed",
  strikes: "gateway",
  begin: async ({ stage, kills }) => {
    await killWorkerd(stage, kills);
    return () => stage.cluster.restart();
  },
};

const postgresDown: Storm = {
  name: "Postgres is down",
  strikes: "neither",
  begin: async ({ stage }) => {
    await stage.cluster.neon.stop();
    return () => stage.cluster.neon.start();
  },
};

const receiverDead: Storm = {
  name: "the webhook receiver is dead",
  strikes: "neither",
  begin: async ({ receiver }) => {
    await receiver.die();
    return receiver.revive;
  },
};

/** workerd loses all it held in memory and finds neither Postgres nor a receiver when it comes back. */
const allAtOnce: Storm = {
  name: "workerd is killed with Postgres and the receiver gone",
  strikes: "gateway",
  begin: async ({ stage, receiver, kills }) => {
    await Promise.all([stage.cluster.neon.stop(), receiver.die()]);
    await killWorkerd(stage, kills);
    await stage.cluster.restart();
    return async () => {
      await Promise.all([stage.cluster.neon.start(), receiver.revive()]);
    };
  },
};

const upstream = (name: string, mode: FaultMode): Storm => ({
  name: `the Evolution server ${name}`,
  strikes: "upstream",
  begin: async ({ stage }) => stage.server.fault({ mode }),
});

async function killWorkerd({ cluster }: Stage, kills: Kill[]): Promise<void> {
  const at = Date.now();
  await cluster.kill();
  kills.push({ at, goneAt: Date.now() });
}

/**
 * What a receiver has missed twice comes again after a minute, and what it has missed three times after six. So its two deaths
 * are the first and the last thing that happens: far enough from each other that nothing falls into both.
 */
export const STORMS: readonly Storm[] = [
  receiverDead,
  workerdKilled,
  postgresDown,
  upstream("hangs", "hang"),
  upstream("resets connections after it has acted", "reset_after_body"),
  upstream("answers garbage", "garbage"),
  upstream("answers a few bytes at a time", "slow_body"),
  upstream("refuses connections", "refuse"),
  workerdKilled,
  allAtOnce,
];

/** For `--short`. */
export const SHORT_STORMS: readonly Storm[] = [
  workerdKilled,
  upstream("resets connections after it has acted", "reset_after_body"),
  upstream("hangs after it has acted", "hang_after_body"),
  postgresDown,
  allAtOnce,
];
