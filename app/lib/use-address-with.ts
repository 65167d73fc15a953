import { useSearchParams } from "@remix-run/react";

/** This page with one thing more in its address, such as what opens a `UrlDialog`. */
export function useAddressWith(param: string, value: string): { search: string } {
  const [params] = useSearchParams();
  const search = new URLSearchParams(params);
  search.set(param, value);
  return { search: search.toString() };
}
