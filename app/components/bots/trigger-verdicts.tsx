import { useTranslation } from "react-i18next";
import { KIND_NAMES } from "../../lib/bots/bot-names";
import type { Tested } from "../../lib/bots/tested";
import { Card } from "../ui/card";
import { Notice } from "../ui/notice";
import { Status } from "../ui/status";
import { TextLink } from "../ui/text-link";
import { KindIcon } from "./kind-mark";

type Verdict = Tested["items"][number];

/** Who would answer, and why each other one would not. */
export function TriggerVerdicts({ tested: { text, items } }: { tested: Tested }) {
  const { t } = useTranslation("bots");
  const names = items.filter(({ answers }) => answers).map(nameOf);
  return (
    <div role="status" className="grid max-w-4xl gap-3">
      <Outcome text={text} names={names} />
      {items.length > 0 && (
        <Card flush>
          <ul aria-label={t("test.each")} className="divide-y divide-line">
            {items.map((item) => (
              <Line key={item.botId} item={item} />
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

const nameOf = ({ name, kind }: Verdict) => name || KIND_NAMES[kind];

function Outcome({ text, names }: { text: string; names: readonly string[] }) {
  const { t } = useTranslation("bots");
  const [only] = names;
  if (only === undefined) return <Notice tone="info" title={t("test.nobody", { text })} />;
  if (names.length === 1) return <Notice tone="good" title={t("test.one", { text, name: only })} />;
  return (
    <Notice tone="warn" title={t("test.many", { text, names: names.join(", ") })}>
      {t("test.manyWhy")}
    </Notice>
  );
}

function Line({ item }: { item: Verdict }) {
  const { t } = useTranslation("bots");
  const { botId, kind, answers, reason } = item;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <KindIcon kind={kind} />
      <span className="grid min-w-0 flex-1 basis-56 justify-items-start">
        <TextLink to={`/bots/${botId}`}>{nameOf(item)}</TextLink>
        <span className="text-muted">{t(`test.reasons.${reason}`)}</span>
      </span>
      <Status tone={answers ? "good" : "off"}>{t(answers ? "test.answers" : "test.silent")}</Status>
    </li>
  );
}
