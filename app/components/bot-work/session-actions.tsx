import { useFetcher } from "@remix-run/react";
import Trash from "lucide-react/icons/trash-2";
import { useTranslation } from "react-i18next";
import type { SessionChange, SessionRow } from "../../lib/bot-work/bot-session";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { IconButton } from "../ui/icon-button";

interface Props {
  session: SessionRow;
  mayChange: boolean;
}

/** Take over or hand back, end, delete. */
export function SessionActions({ session, mayChange }: Props) {
  const { t } = useTranslation("botWork");
  const { id, status, contact } = session;
  const isOpen = status === "opened";
  return (
    <span className="flex flex-wrap items-center justify-end gap-2">
      {status !== "closed" && (
        <>
          <Change session={session} mayChange={mayChange} to={isOpen ? "paused" : "opened"}>
            {t(isOpen ? "sessions.takeOver" : "sessions.handBack")}
          </Change>
          <Change session={session} mayChange={mayChange} to="closed">
            {t("sessions.end")}
          </Change>
        </>
      )}
      {mayChange && (
        <ConfirmDialog
          trigger={
            <IconButton label={`${t("sessions.delete")}: ${contact}`}>
              <Trash aria-hidden="true" />
            </IconButton>
          }
          title={t("sessions.deleteTitle", { contact })}
          confirmLabel={t("sessions.delete")}
          fields={{ intent: "change", sessionId: id, status: "delete" }}
        >
          {t("sessions.deleteLost")}
        </ConfirmDialog>
      )}
    </span>
  );
}

interface ChangeProps extends Props {
  to: SessionChange;
  /** What the button says. */
  children: string;
}

/** One press, without a script too. */
function Change({ session: { id, contact }, mayChange, to, children }: ChangeProps) {
  const { t } = useTranslation();
  const { Form, state } = useFetcher();
  if (!mayChange) {
    return (
      <Button size="sm" disabledReason={t("problems.forbidden")}>
        {children}
      </Button>
    );
  }
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="change" />
      <input type="hidden" name="sessionId" value={id} />
      <input type="hidden" name="status" value={to} />
      <Button type="submit" size="sm" pending={state !== "idle"} aria-label={`${children}: ${contact}`}>
        {children}
      </Button>
    </Form>
  );
}
