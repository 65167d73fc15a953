import { createContext, useContext, useState } from "react";

/** The element that carries the page's texts from the server to the browser. */
export const TEXTS_ID = "texts";

/** Set on the server only. */
export const TextsContext = createContext<Record<string, unknown> | undefined>(undefined);

/** Writes the texts into the page, and in the browser leaves them as they came. */
export function Texts() {
  const texts = useContext(TextsContext);
  const [json] = useState(() => (texts ? JSON.stringify(texts).replaceAll("<", "\\u003c") : undefined));
  const content = json ?? document.getElementById(TEXTS_ID)?.textContent ?? "{}";
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own texts as JSON, and no `<` in them
  return <script id={TEXTS_ID} type="application/json" dangerouslySetInnerHTML={{ __html: content }} />;
}
