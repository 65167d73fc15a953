import { useFormat } from "../../lib/use-format";
import { Card, Stat } from "../ui/card";
import { CodeBlock } from "../ui/code-block";
import { DataList } from "../ui/data-list";
import { type Column, DataTable } from "../ui/data-table";
import { Progress } from "../ui/progress";
import { Section } from "../ui/section";
import { Skeleton } from "../ui/skeleton";
import { Status } from "../ui/status";
import { Time, TimeAgo } from "../ui/time";

interface Row {
  id: string;
  name: string;
  isOpen: boolean;
  sent: number;
  at: string;
}

const CURL = `curl https://api.example.com/v1/message/sendText/demo \\
  -H 'apikey: zpn_test_…' \\
  -d '{"number":"6281234567890","text":"Halo"}'`;

export function KitData({ at }: { at: string }) {
  const format = useFormat();
  const rows: Row[] = [
    { id: "1", name: "Toko Jakarta", isOpen: true, sent: 12_840, at },
    { id: "2", name: "Loja São Paulo", isOpen: false, sent: 312, at },
  ];
  const columns: Column<Row>[] = [
    { key: "name", header: "Name", cell: (row) => row.name, primary: true },
    {
      key: "state",
      header: "State",
      cell: (row) => <Status tone={row.isOpen ? "good" : "bad"}>{row.isOpen ? "Connected" : "Disconnected"}</Status>,
    },
    { key: "sent", header: "Sent today", cell: (row) => format.number(row.sent), align: "right" },
    { key: "at", header: "Last event", cell: (row) => <Time at={row.at} /> },
  ];
  return (
    <Section title="Data">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat label="Connected" value="12 / 15" hint="3 need attention" />
        <Stat label="Messages today" value={format.number(18_402)} />
        <Stat label="Bill so far" value={format.money(1_250_000, "IDR")} />
        <Stat label="Last invoice" value={format.money(249.9, "BRL")} hint={<TimeAgo at={at} />} />
      </div>
      <DataTable caption="Instances" columns={columns} rows={rows} rowKey={({ id }) => id} />
      <Card className="grid gap-4 sm:grid-cols-3">
        <Progress label="Messages" used={4_200} limit={10_000} hint="Starts again on 1 April" />
        <Progress label="Instances" used={13} limit={15} />
        <Progress label="Keys" used={5} limit={5} />
      </Card>
      <div className="grid gap-3 lg:grid-cols-2">
        <CodeBlock title="curl" code={CURL} />
        <Card>
          <DataList
            items={[
              { label: "Number", value: "+62 812-3456-7890" },
              { label: "Connected since", value: <Time at={at} /> },
              { label: "Loading", value: <Skeleton className="h-5 w-32" /> },
            ]}
          />
        </Card>
      </div>
    </Section>
  );
}
