import { useOutletContext } from "@remix-run/react";
import type { Instance } from "../../../lib/contract/instance";
import type { InstanceView } from "../../../lib/contract/instance-state";
import type { LiveMessage } from "../../../lib/contract/live";

/** What the pages of one instance share. */
export interface InstancePage {
  instance: Instance;
  /** As it was told last over `/live`; undefined while nothing is heard. */
  view: InstanceView | undefined;
  /** The newest word about its messages, newest first. */
  messages: readonly LiveMessage[];
  /** Another one whenever the queue of its paced messages may be different. */
  queueChange: unknown;
  mayChange: boolean;
}

export const useInstancePage = () => useOutletContext<InstancePage>();
