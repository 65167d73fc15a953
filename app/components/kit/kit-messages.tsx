import Inbox from "lucide-react/icons/inbox";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Notice } from "../ui/notice";
import { SecretOnce } from "../ui/secret-once";
import { Section } from "../ui/section";
import { Badge, Status } from "../ui/status";
import { useToast } from "../ui/toast";

export function KitMessages() {
  const show = useToast();
  return (
    <Section
      title="States and messages"
      actions={
        <>
          <Button onClick={() => show({ id: "kit-good", tone: "good", title: "Key created" })}>Good toast</Button>
          <Button
            onClick={() =>
              show({
                id: "kit-bad",
                tone: "bad",
                title: "Not saved",
                detail: "Stays until closed.",
                requestId: "0199b2c4",
              })
            }
          >
            Error toast
          </Button>
        </>
      }
    >
      <div className="flex flex-wrap gap-2">
        <Status tone="good">Connected</Status>
        <Status tone="warn">Connecting</Status>
        <Status tone="bad">Disconnected</Status>
        <Status tone="info">Scanned</Status>
        <Status tone="off">Revoked</Status>
        <Badge>manage</Badge>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Notice tone="good" title="Saved">
          Calls are rejected from now on.
        </Notice>
        <Notice tone="warn" title="This endpoint fails">
          It is disabled after five days.
        </Notice>
        <Notice tone="bad" title="Disconnected" actions={<Button size="sm">Connect again</Button>}>
          Logged out on the phone.
        </Notice>
        <Notice tone="info">Logs are kept for 30 days in your plan.</Notice>
      </div>
      <SecretOnce label="API key" secret="zpn_test_4fTq7bX0pZcVw2nRk9LsYhUd3mEaJg6oI1x" />
      <EmptyState
        icon={<Inbox />}
        title="No deliveries yet"
        action={<Button variant="primary">Send a test event</Button>}
      >
        Every event that we send to your endpoints stands here, with all attempts and answers.
      </EmptyState>
    </Section>
  );
}
