import type { MetaFunction } from "@remix-run/cloudflare";

function titleOf(data: unknown): string | undefined {
  const hasTitle = typeof data === "object" && data !== null && "title" in data;
  return hasTitle && typeof data.title === "string" ? data.title : undefined;
}

/** The window's title: what the loader answered as `title`. */
export const pageMeta: MetaFunction = ({ data }) => {
  const title = titleOf(data);
  return [{ title: title ? `${title} · Zapin` : "Zapin" }];
};
