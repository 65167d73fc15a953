import clsx from "clsx";
import { useTranslation } from "react-i18next";
import { CopyButton } from "./copy-button";

interface Props {
  code: string;
  /** What it is: `curl`, `Node.js`, `Response`. */
  title?: string;
  className?: string;
}

/** Text to be read exactly or copied. */
export function CodeBlock({ code, title, className }: Props) {
  const { t } = useTranslation();
  return (
    <figure className={clsx("overflow-hidden rounded-lg border border-line bg-sunken", className)}>
      <figcaption className="flex min-h-9 items-center justify-between border-b border-line pr-1 pl-3 text-sm text-muted">
        {title}
        <CopyButton text={code} />
      </figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a section would need a heading */}
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
        tabIndex={0}
        role="region"
        aria-label={title ?? t("code")}
        className="overflow-x-auto p-3 font-mono text-sm leading-5"
      >
        {code}
      </pre>
    </figure>
  );
}
