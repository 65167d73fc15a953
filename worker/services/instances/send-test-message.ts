import type { SendTestMessage, TestMessage } from "../../../lib/contract/instance";
import type { TenantContext } from "../context";
import { callGateway, callUrl } from "./call-gateway";
import { getOwnInstance } from "./find-own";
import { readPhone } from "./read-phone";

/** A real message through our own `/v1`, paid for as one. What came back is shown as it came, a refusal too. */
export async function sendTestMessage(ctx: TenantContext, id: string, given: SendTestMessage): Promise<TestMessage> {
  const { row, instance } = await getOwnInstance(ctx, id);
  const number = await readPhone(ctx, given);
  const body = { number, text: given.text };
  const call = { method: "POST", route: "/message/sendText", body, actor: ctx.actor, atOnce: true } as const;
  const { status, body: answer, requestId } = await callGateway(ctx.env, { ...row, instance }, call);
  const messageId = messageIdOf(answer);
  const accepted = status < 300 && messageId !== null;
  const curl = asCurl(callUrl(instance, call), row.mode, body);
  return { accepted, messageId, number, requestId, curl, status, body: answer ?? null };
}

function messageIdOf(answer: unknown): string | null {
  const id = (answer as { key?: { id?: unknown } } | null | undefined)?.key?.id;
  return typeof id === "string" ? id : null;
}

/** For a shell. The key is left for the reader to fill in. */
const asCurl = (url: string, mode: string, body: unknown) =>
  [
    `curl -X POST ${quoted(url)}`,
    `-H ${quoted(`apikey: zpn_${mode}_••••••••`)}`,
    `-H ${quoted("content-type: application/json")}`,
    `-d ${quoted(JSON.stringify(body))}`,
  ].join(" \\\n  ");

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
