import { useOutletContext } from "@remix-run/react";
import type { Bot } from "../../../lib/contract/bot";
import type { Mode } from "../../../lib/contract/tenant";

/** What the tabs of one bot share. */
export interface BotFrame {
  bot: Bot;
  /** What people call it. */
  name: string;
  instance: { id: string; name: string; mode: Mode };
  mayChange: boolean;
}

export const useBotFrame = () => useOutletContext<BotFrame>();
