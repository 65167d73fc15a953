import { useTranslation } from "react-i18next";
import type { MintedApiKey } from "../../../lib/contract/api-key";
import type { Mode } from "../../../lib/contract/tenant";
import { useFormat } from "../../lib/use-format";
import { ButtonLink } from "../ui/button";
import { CodeBlock } from "../ui/code-block";
import { SecretOnce } from "../ui/secret-once";

export interface MadeKeyData {
  minted: MintedApiKey;
  mode: Mode;
  mayRead: boolean;
  graceEnds?: string | null;
}

interface Props {
  made: MadeKeyData;
  /** The mode that the list behind shows. */
  mode: Mode;
  gatewayUrl: string;
}

/** The key, this once, with a call that proves it. */
export function MadeKey({ made: { minted, mayRead, graceEnds, ...made }, mode, gatewayUrl }: Props) {
  const { t } = useTranslation(["keys", "common"]);
  const format = useFormat();
  const curl = `curl -i -X POST '${gatewayUrl}/v1/verify-creds' \\\n  -H 'apikey: ${minted.key}'`;
  return (
    <div className="grid min-w-0 gap-4">
      <SecretOnce secret={minted.key} label={t("made.label")} />
      {graceEnds === null && <p>{t("made.graceNone")}</p>}
      {graceEnds && <p>{t("made.graceEnds", { time: format.date(graceEnds) })}</p>}
      {made.mode !== mode && <p>{t("made.otherMode", { mode: t(`common:shell.modes.${made.mode}`) })}</p>}
      <div className="grid min-w-0 gap-2">
        <h3 className="font-medium">{t("made.check")}</h3>
        <p className="text-sm text-muted">{t(mayRead ? "made.checkHint" : "made.checkNoRead")}</p>
        <CodeBlock title="curl" code={curl} />
      </div>
      <ButtonLink to="/keys" variant="primary" className="justify-self-end">
        {t("made.done")}
      </ButtonLink>
    </div>
  );
}
