import { Link } from "@remix-run/react";
import ChevronRight from "lucide-react/icons/chevron-right";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  title: string;
  description?: ReactNode;
  /** What stands beside the title: a status. */
  badge?: ReactNode;
  /** The page's buttons; the main one last. */
  actions?: ReactNode;
  /** The pages above this one. */
  trail?: readonly { to: string; label: string }[];
}

/** The first thing of every page: where we are, what it is, what can be done. */
export function PageHeader({ title, description, badge, actions, trail }: Props) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 gap-1">
        {trail && <Trail trail={trail} />}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 dir="auto" className="text-2xl font-semibold tracking-tight">
            {title}
          </h1>
          {badge}
        </div>
        {description && <p className="max-w-prose text-muted">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}

function Trail({ trail }: { trail: NonNullable<Props["trail"]> }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("shell.breadcrumbs")} className="flex flex-wrap items-center gap-1 text-sm text-muted">
      {trail.map(({ to, label }) => (
        <Fragment key={to}>
          <Link to={to} className="rounded-sm hover:text-ink hover:underline">
            {label}
          </Link>
          <ChevronRight aria-hidden="true" className="size-3.5" />
        </Fragment>
      ))}
    </nav>
  );
}

/** Where a page's parts stand below each other. */
export function Page({ children }: { children: ReactNode }) {
  return <div className="grid min-w-0 grid-cols-1 content-start gap-6">{children}</div>;
}
