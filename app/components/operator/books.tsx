import { useTranslation } from "react-i18next";
import { useFormat } from "../../lib/use-format";
import { Card } from "../ui/card";
import { type Column, DataTable } from "../ui/data-table";
import { Section } from "../ui/section";

interface Book {
  kind: "instance_create" | "instance_delete" | "api_call" | "message_send" | "bot_create";
  windowStart: number;
  windowEnd: number;
  limit: number;
  granted: number;
  settled: number;
  stranded: number;
}

interface Props {
  books: readonly Book[];
  title: string;
  description?: string;
}

/** What a company's ledger has granted and what of it is billed. */
export function Books({ books, title, description }: Props) {
  const { t } = useTranslation(["operator", "billing"]);
  const format = useFormat();
  const count = (key: "limit" | "granted" | "settled" | "stranded"): Column<Book> => ({
    key,
    header: t(`books.${key}`),
    cell: (book) => format.number(book[key]),
    align: "right",
  });
  const columns: Column<Book>[] = [
    { key: "kind", header: t("books.kind"), cell: ({ kind }) => t(`billing:quota.${kind}.period`), primary: true },
    {
      key: "window",
      header: t("books.window"),
      cell: ({ windowStart, windowEnd }) => `${format.date(windowStart, "date")} – ${format.date(windowEnd, "date")}`,
    },
    count("limit"),
    count("granted"),
    count("settled"),
    count("stranded"),
  ];
  return (
    <Section title={title} description={description}>
      {books.length > 0 ? (
        <DataTable
          caption={title}
          columns={columns}
          rows={books}
          rowKey={({ kind, windowStart, windowEnd }) => `${kind} ${windowStart} ${windowEnd}`}
        />
      ) : (
        <Card>{t("books.none")}</Card>
      )}
    </Section>
  );
}
