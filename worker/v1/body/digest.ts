import { createHash, type Hash } from "node:crypto";
import type { StringSink, TokenObserver } from "./json-scan-state";

/** Ends a piece of unknown length and says what it was. 0xff never occurs in UTF-8, so no text can imitate it. */
const mark = (kind: string) => Uint8Array.of(0xff, kind.charCodeAt(0));
const HEAD = mark("h");
const STRING = mark("s");
const TOKEN = mark("t");
const OBJECT = mark("o");
const OPEN_ARRAY = mark("[");
const CLOSE_ARRAY = mark("]");

export interface PartHead {
  name: string;
  filename: string | undefined;
  type: string | undefined;
}

/**
 * Fingerprint of a body's content: the same for any order of keys or parts, white space, escapes, spelling of numbers
 * and boundary. SHA-256, nested: an object is the sorted list of its members' digests.
 */
export interface BodyDigest {
  readonly json: TokenObserver;
  finishJson(): void;
  part(head: PartHead): StringSink;
  finishParts(): void;
  finishEmpty(): void;
  /** Undefined until the whole body was accepted. */
  hex(): string | undefined;
}

/** `prefix` names what is fingerprinted beside the content: method, route, instance. */
export function createDigest(prefix: string): BodyDigest {
  const json = createJsonDigest();
  const parts: string[] = [];
  let hex: string | undefined;
  const finish = (kind: string, content: string) => {
    hex = createHash("sha256").update(prefix).update(HEAD).update(kind).update(HEAD).update(content).digest("hex");
  };
  return {
    json: json.observer,
    finishJson: () => finish("json", json.root()),
    part: (head) => createPartDigest(head, (digest) => parts.push(digest)),
    finishParts: () => finish("parts", parts.toSorted().join()),
    finishEmpty: () => finish("empty", ""),
    hex: () => hex,
  };
}

function createPartDigest(head: PartHead, add: (digest: string) => void): StringSink {
  const hash = createHash("sha256")
    .update(JSON.stringify([head.name, head.filename, head.type]))
    .update(HEAD);
  return {
    write: (bytes, from, to) => hash.update(bytes.subarray(from, to)),
    end: () => add(hash.digest("hex")),
  };
}

/** An open object: the digests of its members so far, and the hash that its own digest will go to. */
interface OpenObject {
  members: string[];
  outer: Hash | undefined;
}

/** Arrays, strings and tokens go straight into the hash of the member they belong to; each object has a hash per member. */
function createJsonDigest(): { observer: TokenObserver; root(): string } {
  const objects: OpenObject[] = [];
  let hash: Hash | undefined;
  let root = "";

  const endMember = () => {
    if (hash) objects.at(-1)?.members.push(hash.digest("hex"));
    hash = undefined;
  };
  const closeObject = () => {
    endMember();
    const { members = [], outer } = objects.pop() ?? {};
    const content = members.toSorted().join();
    hash = outer;
    if (hash) hash.update(content).update(OBJECT);
    else root = content;
  };

  const observer: TokenObserver = {
    string: {
      write: (bytes, from, to) => hash?.update(bytes.subarray(from, to)),
      end: () => hash?.update(STRING),
    },
    open(isObject) {
      if (!isObject) {
        hash?.update(OPEN_ARRAY);
        return;
      }
      objects.push({ members: [], outer: hash });
      hash = undefined;
    },
    close(isObject) {
      if (isObject) closeObject();
      else hash?.update(CLOSE_ARRAY);
    },
    key(key) {
      endMember();
      hash = createHash("sha256").update(key, "latin1").update(HEAD);
    },
    token: (text) => hash?.update(canonicalToken(text)).update(TOKEN),
  };
  return { observer, root: () => root };
}

/** Numbers as the upstream will read them: `1`, `1.0` and `1e0` are one. */
function canonicalToken(text: string): string {
  const isLiteral = text === "true" || text === "false" || text === "null";
  return isLiteral ? text : `#${Number(text)}`;
}
