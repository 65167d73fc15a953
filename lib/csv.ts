export type Cell = string | number | boolean | null | undefined;

/**
 * What spreadsheets take for the start of a formula: https://owasp.org/www-community/attacks/CSV_Injection. Where a comma is the
 * decimal sign, as in Brazil and Indonesia, they begin a cell behind every semicolon too, and quotes do not hold it together.
 */
const FORMULA = /(?<=^|[;\t\r\n])(?=[=+\-@＝＋－＠])|^(?=[\t\r])/g;

/** One line of RFC 4180. Text that a spreadsheet would run as a formula is kept as text by an apostrophe before it. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(",")}\r\n`;

function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "string") return String(cell);
  const text = cell.replace(FORMULA, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
