import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "./icon-button";

interface Props {
  text: string;
  /** What is copied, when more than one thing could be meant. */
  label?: string;
  className?: string;
}

const SHOWN_MS = 2_000;

/** Copies, and says so to eyes and ears. */
export function CopyButton({ text, label, className }: Props) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <>
      <IconButton label={label ?? t("copy")} onClick={() => void copy()} className={className ?? "size-7"}>
        {copied ? <Check aria-hidden="true" className="text-good" /> : <Copy aria-hidden="true" />}
      </IconButton>
      <span role="status" className="sr-only">
        {copied ? t("copied") : ""}
      </span>
    </>
  );
}
