import { useTranslation } from "react-i18next";
import type { SandboxNumbers } from "../../../lib/contract/sandbox";
import { CopyButton } from "../ui/copy-button";
import { type Column, DataTable } from "../ui/data-table";
import { Section } from "../ui/section";

interface Row {
  number: string;
  effect: string;
}

/** Numbers that make something happen, each with what it is for. */
export function MagicNumbers({ numbers }: { numbers: SandboxNumbers }) {
  const { t } = useTranslation("sandbox");
  const columns: Column<Row>[] = [
    { key: "number", header: t("magic.number"), cell: ({ number }) => <Digits number={number} />, primary: true },
    {
      key: "effect",
      header: t("magic.effect"),
      cell: ({ effect }) => <span className="max-md:text-right">{effect}</span>,
    },
  ];
  const recipients = numbers.recipients.map(({ number, outcome }) => ({ number, effect: t(`magic.send.${outcome}`) }));
  const own = numbers.own.map(({ number, opens }) => ({ number, effect: t(`magic.own.${opens}`) }));
  return (
    <>
      <Section title={t("magic.sendTitle")} description={t("magic.sendLead")}>
        <DataTable caption={t("magic.sendTitle")} columns={columns} rows={recipients} rowKey={({ number }) => number} />
      </Section>
      <Section title={t("magic.ownTitle")} description={t("magic.ownLead")}>
        <DataTable caption={t("magic.ownTitle")} columns={columns} rows={own} rowKey={({ number }) => number} />
      </Section>
    </>
  );
}

function Digits({ number }: { number: string }) {
  const { t } = useTranslation("sandbox");
  return (
    <span className="flex items-center gap-1">
      <code className="font-mono">{number}</code>
      <CopyButton text={number} label={t("magic.copy", { number })} />
    </span>
  );
}
