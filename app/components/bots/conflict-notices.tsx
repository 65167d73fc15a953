import { useTranslation } from "react-i18next";
import type { Bot } from "../../../lib/contract/bot";
import { botName, KIND_NAMES } from "../../lib/bots/bot-names";
import { type Collision, collisionsOf, type Party } from "../../lib/bots/collisions";
import { Notice } from "../ui/notice";
import { TextLink } from "../ui/text-link";

interface Props {
  bots: readonly Bot[];
  instances: readonly { id: string; name: string }[];
  /** Of this bot alone, and also while it is off. */
  of?: string;
}

/** Bots that get in each other's way, and which of them answers. Nothing where all is well. */
export function ConflictNotices({ bots, instances, of }: Props) {
  const { t } = useTranslation("bots");
  const collisions = collisionsOf(bots, of);
  if (collisions.length === 0) return null;
  const nameOf = (id: string) => instances.find((instance) => instance.id === id)?.name ?? "";
  return (
    <Notice tone="warn" title={t("conflict.title", { count: collisions.length })}>
      <ul className="grid gap-2">
        {collisions.map((collision) => (
          <li key={collision.key} className="grid gap-0.5">
            <span>{t(`conflict.${collision.code}`, words(collision))}</span>
            <span className="flex flex-wrap gap-x-3 text-sm">
              <span className="text-muted">{nameOf(collision.instanceId)}</span>
              {[collision.first, collision.second].map((party) => (
                <TextLink key={party.id} to={`/bots/${party.id}`}>
                  {botName(party)}
                </TextLink>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const words = ({ first, second }: Collision) => ({ first: longName(first), second: longName(second) });

/** Two bots may have no name, or the same one: the kind tells them apart, as far as it can. */
const longName = ({ description, kind }: Party) =>
  description ? `“${description}” (${KIND_NAMES[kind]})` : KIND_NAMES[kind];
