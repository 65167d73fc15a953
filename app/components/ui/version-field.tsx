import { isFormAnswer } from "../../lib/form";

interface Props {
  /** Of what the page shows now. */
  version: number;
  answer: unknown;
}

/** The version that a form was opened with. A refused one keeps its own until the page is loaded anew, or it would win by insisting. */
export function VersionField({ version, answer }: Props) {
  const opened = isFormAnswer(answer) ? answer.result.initialValue?.version : undefined;
  return <input type="hidden" name="version" value={typeof opened === "string" ? opened : version} />;
}
