import clsx from "clsx";
import Blocks from "lucide-react/icons/blocks";

import BrainCircuit from "lucide-react/icons/brain-circuit";
import CodeXml from "lucide-react/icons/code-xml";
import MessagesSquare from "lucide-react/icons/messages-square";
import Sparkles from "lucide-react/icons/sparkles";
import Waypoints from "lucide-react/icons/waypoints";
import Workflow from "lucide-react/icons/workflow";
import type { BotName } from "../../../lib/bot-kinds";
import { KIND_NAMES } from "../../lib/bots/bot-names";

const ICONS = {
  typebot: MessagesSquare,
  openai: Sparkles,
  dify: Blocks,
  flowise: Waypoints,
  evolutionBot: CodeXml,
  n8n: Workflow,
  evoai: BrainCircuit,
} as const satisfies Record<BotName, unknown>;

/** A kind's picture on a small ground of its own. */
export function KindIcon({ kind, large }: { kind: BotName; large?: boolean }) {
  const Icon = ICONS[kind];
  return (
    <span
      aria-hidden="true"
      className={clsx(
        "grid shrink-0 place-items-center rounded-md bg-accent-soft text-accent",
        large ? "size-10 [&_svg]:size-5" : "size-7 [&_svg]:size-4",
      )}
    >
      <Icon />
    </span>
  );
}

/** Picture and word. */
export function KindMark({ kind }: { kind: BotName }) {
  return (
    <span className="inline-flex items-center gap-2 text-muted">
      <KindIcon kind={kind} />
      {KIND_NAMES[kind]}
    </span>
  );
}
