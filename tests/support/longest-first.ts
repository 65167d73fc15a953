import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Few words and much work: by their size they would come last, and keep one core busy at the end of a run. */
const LONG = /\/tests\/node\/(\w+-)?(memory|deliveries|kill|postgres|webhooks|page|secret)\.test\.ts$/;

/** The usual order, but with the longest files first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...usual.filter(isLong), ...usual.filter((file) => !isLong(file))];
  }
}
