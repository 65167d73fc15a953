import { type FetcherWithComponents, useFetcher } from "@remix-run/react";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";
import { Dialog, DialogActions, DialogClose } from "./dialog";
import { Field } from "./field";
import { Input } from "./input";

interface Props {
  trigger: ReactNode;
  title: string;
  /** What is lost. */
  children: ReactNode;
  /** What the button says: "Delete", "Revoke". */
  confirmLabel: string;
  /** Must be typed first, where the loss is great. */
  typedName?: string;
  /** Posted to the route's action. */
  fields: Record<string, string>;
  action?: string;
  fetcher?: FetcherWithComponents<unknown>;
}

/** Asks before something that cannot be undone. The server asks for the name again: `confirm` is posted. */
export function ConfirmDialog({ trigger, title, children, confirmLabel, typedName, fields, action, fetcher }: Props) {
  const { t } = useTranslation();
  const own = useFetcher();
  const { Form, state } = fetcher ?? own;
  const id = useId();
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  return (
    <Dialog title={title} trigger={trigger} open={open} onOpenChange={setOpen}>
      <div>{children}</div>
      <Form method="post" action={action} className="grid gap-4" onSubmit={() => setOpen(false)}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {typedName && (
          <Field id={id} label={t("confirm.type", { name: typedName })}>
            <Input id={id} name="confirm" autoComplete="off" value={typed} onChange={(e) => setTyped(e.target.value)} />
          </Field>
        )}
        <DialogActions>
          <DialogClose asChild>
            <Button>{t("cancel")}</Button>
          </DialogClose>
          <Button
            type="submit"
            variant="danger"
            pending={state !== "idle"}
            disabled={!!typedName && typed !== typedName}
          >
            {confirmLabel}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
