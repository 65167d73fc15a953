import { useTranslation } from "react-i18next";
import { useSignedOut } from "../lib/use-signed-out";

/** Says that the session has ended, and the way back that leaves the page and what was typed as they are. */
export function SignedOutBar() {
  const { t } = useTranslation();
  const isSignedOut = useSignedOut();
  return (
    <div role="alert" className="fixed inset-x-0 bottom-0 z-60 print:hidden">
      {isSignedOut && (
        <p className="border-t border-line bg-warn-soft px-4 py-3 text-center font-medium">
          {t("signedOut.why")}{" "}
          <a href="/sign-in" target="_blank" rel="noreferrer" className="rounded-sm underline underline-offset-3">
            {t("signedOut.link")}
          </a>
        </p>
      )}
    </div>
  );
}
