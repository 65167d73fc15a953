import type { BodyRule } from "../routes/route";
import { checkOf, createFieldChecks } from "./field-checks";
import type { InspectOptions } from "./inspect-options";
import type { JsonScan, MemberObserver } from "./json-scan-state";
import { endScan, startScan } from "./json-scanner";

/** Bytes from `start` up to `end` of the client's document are replaced. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** One JSON document under inspection. */
export interface JsonInspection {
  readonly scan: JsonScan;
  /** In order of position, except for what `finish` adds. */
  readonly edits: Edit[];
  /** From here on nothing may be passed on yet: a value that may be replaced has begun. -1 when there is none. */
  holdFrom(): number;
  /** Refuses what is incomplete, and takes the decisions that need the whole document. */
  finish(): void;
}

interface Member {
  key: string;
  start: number;
  end: number;
  token: string;
}

export function startJsonInspection(rule: BodyRule, options: InspectOptions): JsonInspection {
  const checks = createFieldChecks(rule.fields, options);
  const edits: Edit[] = [];
  const member: Member = { key: "", start: 0, end: 0, token: "" };
  let preview: Member | undefined;
  let holdFrom = -1;

  const members: MemberObserver = {
    begin(key, kind, start) {
      member.key = key;
      member.start = start;
      if (kind === "string") return checks.string(key);
      checks.other(key, kind);
      if (kind === "number" && checkOf(rule.fields, key) === "delay") holdFrom = start;
      return undefined;
    },
    finish(token, end) {
      if (member.key === "linkPreview") preview = { ...member, token, end };
      if (holdFrom < 0) return;
      holdFrom = -1;
      const delay = checks.clampedDelay(member.key, token);
      if (delay !== undefined) edits.push({ start: member.start, end, text: delay });
    },
  };

  const scan = startScan(members, options.digest?.json);
  return {
    scan,
    edits,
    holdFrom: () => holdFrom,
    finish() {
      endScan(scan);
      const mustSwitchOff = checks.finish() && preview?.token !== "false";
      if (mustSwitchOff) edits.push(switchPreviewOff(preview, scan.rootEnd));
    },
  };
}

function switchPreviewOff(preview: Member | undefined, rootEnd: number): Edit {
  if (preview) return { start: preview.start, end: preview.end, text: "false" };
  return { start: rootEnd, end: rootEnd, text: ',"linkPreview":false' };
}
