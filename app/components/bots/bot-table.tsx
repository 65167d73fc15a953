import { useTranslation } from "react-i18next";
import type { ListedBot } from "../../../lib/contract/bot";
import { botName, KIND_NAMES } from "../../lib/bots/bot-names";
import { useFormat } from "../../lib/use-format";
import { type Column, DataTable } from "../ui/data-table";
import { TextLink } from "../ui/text-link";
import { BotStatus } from "./bot-status";
import { BotSwitch } from "./bot-switch";
import { KindIcon } from "./kind-mark";
import { TriggerWords } from "./trigger-words";

interface Props {
  bots: readonly ListedBot[];
  instances: readonly { id: string; name: string }[];
  mayChange: boolean;
}

/** Every bot of a page: where it is, what starts it, whom it talks to, and whether it is on. */
export function BotTable({ bots, instances, mayChange }: Props) {
  const { t } = useTranslation("bots");
  const format = useFormat();
  const names = new Map(instances.map(({ id, name }) => [id, name]));
  const columns: Column<ListedBot>[] = [
    { key: "bot", header: t("columns.bot"), cell: (bot) => <NameCell bot={bot} />, primary: true },
    { key: "instance", header: t("columns.instance"), cell: ({ instanceId }) => names.get(instanceId) ?? "–" },
    { key: "trigger", header: t("columns.trigger"), cell: (bot) => <TriggerWords bot={bot} /> },
    {
      key: "open",
      header: t("columns.open"),
      align: "right",
      cell: ({ openSessions }) =>
        openSessions === null ? <span title={t("openUnknown")}>–</span> : format.number(openSessions),
    },
    {
      key: "state",
      header: t("columns.state"),
      cell: (bot) => (
        <span className="flex items-center gap-3">
          <BotSwitch bot={bot} name={botName(bot)} mayChange={mayChange} />
          <BotStatus bot={bot} />
        </span>
      ),
    },
  ];
  return <DataTable caption={t("caption")} columns={columns} rows={bots} rowKey={({ id }) => id} />;
}

function NameCell({ bot }: { bot: ListedBot }) {
  const { kind, description } = bot;
  return (
    <span className="flex min-w-0 items-center gap-3 md:max-w-72">
      <KindIcon kind={kind} />
      <span className="grid min-w-0 justify-items-start">
        <TextLink to={`/bots/${bot.id}`} prefetch="intent" className="max-w-full truncate">
          {botName(bot)}
        </TextLink>
        {description && <span className="text-sm font-normal text-muted">{KIND_NAMES[kind]}</span>}
      </span>
    </span>
  );
}
