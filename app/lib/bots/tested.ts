import type { TriggerVerdict } from "../../../lib/contract/bot";

/** What a tried text would do. */
export interface Tested {
  text: string;
  items: (TriggerVerdict & { name: string })[];
}
