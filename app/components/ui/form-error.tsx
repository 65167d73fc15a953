import { useTranslation } from "react-i18next";
import { CopyButton } from "./copy-button";
import { Notice } from "./notice";

interface Props {
  /** What concerns no single field. */
  errors?: readonly string[];
  requestId?: string;
  id?: string;
}

/** Why a form was refused, with the id that support asks for. */
export function FormError({ errors, requestId, id }: Props) {
  if (!errors?.length) return null;
  return (
    <Notice tone="bad" announced id={id}>
      {errors.map((error) => (
        <p key={error}>{error}</p>
      ))}
      {requestId && <RequestId id={requestId} />}
    </Notice>
  );
}

export function RequestId({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
      {t("requestId")} <code className="font-mono text-ink">{id}</code>
      <CopyButton text={id} label={t("copyRequestId")} />
    </p>
  );
}
