import { useTranslation } from "react-i18next";
import type { TestMessage } from "../../../lib/contract/instance";
import type { MessageStatus } from "../../../lib/contract/message-log";
import { Card } from "../ui/card";
import { CodeBlock } from "../ui/code-block";
import { RequestId } from "../ui/form-error";
import { Notice } from "../ui/notice";
import { MessageSteps } from "./message-steps";
import { showNumber } from "./profile-line";

/** What the browser gets of it: a body may be anything. */
export type TestResult = Omit<TestMessage, "body"> & { body?: unknown };

interface Props {
  sent: TestResult;
  /** Moves while one looks. */
  status: MessageStatus;
}

/** What was sent, how far it has come, and the same call for one's own program. */
export function TestMessageResult({ sent, status }: Props) {
  const { t } = useTranslation("instances");
  const { accepted, number, curl, body, requestId } = sent;
  return (
    <div className="grid min-w-0 gap-3">
      <Card className="grid gap-4">
        <p className="font-medium">{t("test.sentTo", { number: showNumber(number) })}</p>
        {accepted ? <MessageSteps status={status} /> : <Notice tone="bad">{t("test.refused")}</Notice>}
        <RequestId id={requestId} />
      </Card>
      <CodeBlock title={t("test.request")} code={curl} />
      <CodeBlock
        title={t("test.answer", { status: sent.status })}
        code={JSON.stringify(body ?? null, null, 2)}
        className="[&_pre]:max-h-72 [&_pre]:overflow-y-auto"
      />
    </div>
  );
}
