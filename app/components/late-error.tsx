import { useRouteError } from "@remix-run/react";
import { lazy, Suspense } from "react";
import { toProblem } from "../lib/thrown-problem";
import * as page from "./error-page";

// Most visits see no error: browsers fetch its code with the first. The server has it at hand, and needs no script to show it.
const Message = import.meta.env.SSR
  ? page.ErrorMessage
  : lazy(async () => ({ default: (await import("./error-page")).ErrorMessage }));
const Page = import.meta.env.SSR
  ? page.ErrorPage
  : lazy(async () => ({ default: (await import("./error-page")).ErrorPage }));

/** What went wrong, within the frame of the page. */
export function LateErrorMessage() {
  const problem = toProblem(useRouteError());
  return (
    <Suspense>
      <Message problem={problem} />
    </Suspense>
  );
}

/** The same, where there is no frame to stand in. */
export function LateErrorPage() {
  return (
    <Suspense>
      <Page />
    </Suspense>
  );
}
