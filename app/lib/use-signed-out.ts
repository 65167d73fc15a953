import { useFetchers, useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { SIGNED_OUT_COOKIE } from "./signed-out";

/** Whether the form sent last from this page was refused because the session has ended. */
export function useSignedOut(): boolean {
  const { pathname } = useLocation();
  const navigation = useNavigation();
  const fetchers = useFetchers();
  const [refusedAt, setRefusedAt] = useState<string>();
  const isSending = [navigation, ...fetchers].some(({ state }) => state === "submitting");
  useEffect(() => {
    if (!isSending) return;
    return () => setRefusedAt(takeCookie() ? pathname : undefined);
  }, [isSending, pathname]);
  return refusedAt === pathname;
}

function takeCookie(): boolean {
  const isThere = document.cookie.split("; ").some((each) => SIGNED_OUT_COOKIE.startsWith(`${each};`));
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser
  if (isThere) document.cookie = `${SIGNED_OUT_COOKIE}; Max-Age=0`;
  return isThere;
}
