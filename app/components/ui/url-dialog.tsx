import { useNavigate, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { Card } from "./card";
import { Dialog } from "./dialog";

interface Props {
  /** The window is open while this stands in the address: a link opens it, "back" closes it, a reload keeps it. */
  param: string;
  title: string;
  description?: string;
  children: ReactNode;
  wide?: boolean;
}

/** A window that has an address. Without a script its content stands in the page. */
export function UrlDialog({ param, title, description, children, wide }: Props) {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  if (!params.has(param)) return null;
  const close = () => {
    const rest = new URLSearchParams(params);
    rest.delete(param);
    navigate({ search: rest.toString() }, { preventScrollReset: true, replace: true });
  };
  return (
    <>
      <Dialog title={title} description={description} wide={wide} open onOpenChange={(open) => !open && close()}>
        {children}
      </Dialog>
      <noscript>
        <Card className="grid max-w-lg gap-4">
          <h2 className="text-lg font-semibold">{title}</h2>
          {description && <p className="text-muted">{description}</p>}
          {children}
        </Card>
      </noscript>
    </>
  );
}
