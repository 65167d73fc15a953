import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ApiKey } from "../../../lib/contract/api-key";
import type { Mode } from "../../../lib/contract/tenant";
import { UrlDialog } from "../ui/url-dialog";
import { CreateKeyForm, type ModeInstances } from "./create-key-form";
import { MadeKey, type MadeKeyData } from "./made-key";
import { RollKeyForm } from "./roll-key-form";

interface Props {
  answer: unknown;
  /** What the last form has made: it takes the form's place, once. */
  made: MadeKeyData | undefined;
  mode: Mode;
  instances: ModeInstances;
  keys: readonly ApiKey[];
  gatewayUrl: string;
}

export function KeyDialogs({ answer, made, mode, instances, keys, gatewayUrl }: Props) {
  const { t } = useTranslation("keys");
  const [params] = useSearchParams();
  const rolled = keys.find(({ id }) => id === params.get("roll"));
  const result = made && <MadeKey made={made} mode={mode} gatewayUrl={gatewayUrl} />;
  return (
    <>
      <UrlDialog
        param="new"
        title={t(made ? "made.title" : "create.title")}
        description={made ? undefined : t("create.lead")}
      >
        {result ?? <CreateKeyForm answer={answer} mode={mode} instances={instances} />}
      </UrlDialog>
      {rolled && (
        <UrlDialog
          param="roll"
          title={made ? t("made.rolledTitle") : t("roll.title", { name: rolled.name })}
          description={made ? undefined : t("roll.lead")}
        >
          {result ?? <RollKeyForm answer={answer} keyId={rolled.id} />}
        </UrlDialog>
      )}
    </>
  );
}
