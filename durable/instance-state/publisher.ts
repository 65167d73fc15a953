import type { InstanceView } from "../../lib/contract/instance-state";
import type { LiveMessage } from "../../lib/contract/live";
import type { PacedSend } from "../../lib/contract/pacing";
import { describeError } from "../../lib/describe-error";
import { ledgerName } from "../../lib/ledger-name";
import type { WebhookOwner } from "../../lib/webhook-secret";

/** What an instance tells the feed of its tenant, in order. */
export interface Publication {
  instanceId: string;
  /** Number of the last change that is told here, and how many there are: a hole says that some were lost. */
  revision: number;
  changes: number;
  /** The instance as it is after them; absent where it did not change. */
  view?: InstanceView;
  messages: LiveMessage[];
  /** Paced sends that have come to their end; absent from objects that have not heard of this yet. */
  paced?: PacedSend[];
  /** Envelopes as JSON text, for listeners that asked for events. */
  events: string[];
}

const MOST_WAITING = 1_000;
/** What waits is told in one call, which may carry 32 MiB. More is forgotten, and shows as a hole. */
const MOST_CHARACTERS = 8 * 2 ** 20;

interface Told {
  revision: number;
  view?: () => InstanceView;
  messages?: LiveMessage[];
  paced?: PacedSend;
  event?: string;
}

/**
 * Tells the tenant's feed what changes, one call at a time and everything that waits in one. While nobody listens it says
 * nothing: the feed asks for a snapshot when somebody comes.
 */
export function createPublisher(env: Env) {
  const waiting: Told[] = [];
  let characters = 0;
  /** What the feed has not confirmed. It is told again as it was: what the feed has heard already it leaves aside. */
  let unconfirmed: Told[] = [];
  let isBusy = false;
  let isListening = true;
  let requests = 0;

  async function flush(owner: WebhookOwner): Promise<void> {
    if (isBusy || (waiting.length === 0 && unconfirmed.length === 0)) return;
    isBusy = true;
    try {
      const feed = env.LIVE.getByName(ledgerName(owner.tenantId, owner.mode));
      while (waiting.length > 0 || unconfirmed.length > 0) {
        if (unconfirmed.length === 0) {
          unconfirmed = waiting.splice(0);
          characters = 0;
        }
        const asked = requests;
        const { listening } = await feed.publish(gather(owner.instanceId, unconfirmed));
        unconfirmed = [];
        // Whoever asked to be told meanwhile is not put off by what was said before.
        if (asked === requests) isListening = listening;
      }
    } catch (error) {
      // The alarm tries again. What is lost with this object shows as a hole in its numbers, and the feed says so.
      console.warn({ event: "live_waits", instanceId: owner.instanceId, error: describeError(error) });
    } finally {
      isBusy = false;
    }
  }

  return {
    flush,
    get isListening() {
      return isListening;
    },
    /** Somebody came: tell everything from now on. */
    listen() {
      requests++;
      isListening = true;
    },
    tell(told: Told) {
      if (!isListening) return;
      const more = told.event?.length ?? 0;
      if (waiting.length >= MOST_WAITING || characters + more > MOST_CHARACTERS) {
        waiting.length = 0;
        characters = 0;
      }
      characters += more;
      waiting.push(told);
    },
  };
}

export type Publisher = ReturnType<typeof createPublisher>;

function gather(instanceId: string, told: readonly Told[]): Publication {
  const view = told.findLast((one) => one.view !== undefined)?.view;
  return {
    instanceId,
    revision: told.at(-1)?.revision ?? 0,
    changes: told.length,
    ...(view && { view: view() }),
    messages: told.flatMap(({ messages = [] }) => messages),
    paced: told.flatMap(({ paced }) => paced ?? []),
    events: told.flatMap(({ event }) => event ?? []),
  };
}
