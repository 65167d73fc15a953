import clients from "../../../docs/clients.md?raw";

export interface ReceiverCode {
  language: string;
  code: string;
}

const LANGUAGES = ["Node", "PHP", "Python"] as const;

/** The receivers of the guide, which are run against the product there. */
export const RECEIVER_CODE: readonly ReceiverCode[] = LANGUAGES.map((language) => {
  const [, section = ""] = clients.split("\n## Receiving\n");
  const [, code] = section.match(new RegExp(`\\n${language}:\\n\\n\`\`\`\\w+\\n([\\s\\S]*?)\\n\`\`\``)) ?? [];
  if (!code) throw new Error(`docs/clients.md shows no receiver in ${language}`);
  return { language: language === "Node" ? "Node.js" : language, code };
});
