import { expect, it } from "vitest";
import { csvLine } from "./csv";

it.each([
  [["a", 1, -2, true, null, undefined], "a,1,-2,true,,\r\n"],
  [['say "hi", twice', "two\nlines"], '"say ""hi"", twice","two\nlines"\r\n'],
  [["=1+1", "+62 811", "-1", "@SUM(A1)", "\tx"], "'=1+1,'+62 811,'-1,'@SUM(A1),'\tx\r\n"],
  [['=HYPERLINK("http://x")'], '"\'=HYPERLINK(""http://x"")"\r\n'],
  [["\r=1"], "\"'\r'=1\"\r\n"],
  [["a;=1+1", "a; -1", "a;b", "a\n@x"], "a;'=1+1,a; -1,a;b,\"a\n'@x\"\r\n"],
  [["＝1+1"], "'＝1+1\r\n"],
])("writes %j", (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});
