import { useTranslation } from "react-i18next";
import type { ApiKey } from "../../../lib/contract/api-key";
import { useAddressWith } from "../../lib/use-address-with";
import { Button, ButtonLink } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";

/** Replace and revoke, while there is something left to do so with. */
export function KeyActions({ apiKey, mayChange }: { apiKey: ApiKey; mayChange: boolean }) {
  const { id, name, state } = apiKey;
  const { t } = useTranslation(["keys", "common"]);
  const roll = useAddressWith("roll", id);
  if (state === "revoked" || state === "expired") return null;
  const reason = mayChange ? undefined : t("common:problems.forbidden");
  return (
    <span className="flex justify-end gap-2">
      {state === "active" && reason && (
        <Button size="sm" disabledReason={reason}>
          {t("roll.button")}
        </Button>
      )}
      {state === "active" && !reason && (
        <ButtonLink size="sm" to={roll} preventScrollReset aria-label={`${t("roll.button")}: ${name}`}>
          {t("roll.button")}
        </ButtonLink>
      )}
      {reason ? (
        <Button size="sm" disabledReason={reason}>
          {t("revoke.button")}
        </Button>
      ) : (
        <ConfirmDialog
          trigger={
            <Button size="sm" aria-label={`${t("revoke.button")}: ${name}`}>
              {t("revoke.button")}
            </Button>
          }
          title={t("revoke.title", { name })}
          confirmLabel={t("revoke.button")}
          typedName={name}
          fields={{ intent: "revoke", keyId: id }}
        >
          {t("revoke.lost")} {outlives(apiKey) && t("revoke.tokens")}
        </ConfirmDialog>
      )}
    </span>
  );
}

/** What `/v1` has shown to such a key was not lent. */
const outlives = ({ expiresAt, allowedIps }: ApiKey) => expiresAt === null && allowedIps === null;
