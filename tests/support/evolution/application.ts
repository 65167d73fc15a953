import type { IncomingMessage } from "node:http";
import type { Answer } from "./answer.ts";
import { guard } from "./guards.ts";
import { parseQueryString } from "./query-string.ts";
import type { ReceivedBody } from "./receive.ts";
import { answerOf, refusal } from "./refusal.ts";
import { type Call, findRoute, type Route } from "./routing.ts";
import type { Context } from "./state.ts";

/** One request from parsed body to answer, in the order a real server goes through it. */
export async function answer(
  context: Context,
  routes: readonly Route[],
  { request, body }: { request: IncomingMessage; body: ReceivedBody },
): Promise<Answer> {
  try {
    // Bodies are read before any route is looked for.
    if (body.error) throw body.error;
    const { method = "", url = "" } = request;
    const mark = url.indexOf("?");
    const path = mark === -1 ? url : url.slice(0, mark);
    const match = findRoute(routes, method, path);
    if (!match) throw refusal(404, [`Cannot ${method} ${url}`]);
    const call: Call = {
      method,
      url,
      apikey: request.headers.apikey?.toString(),
      instance: match.params,
      query: mark === -1 ? {} : parseQueryString(url.slice(mark + 1)),
      body: body.fields,
      file: undefined,
    };
    guard(context, match.route, call);
    if (match.route.upload) takeUpload(call, body);
    if (!match.route.ownQuery) overrideInstance(call);
    return await match.route.run(context, call);
  } catch (error) {
    return answerOf(error);
  }
}

/** After the guards have looked at the path, the query replaces what they looked at. */
function overrideInstance(call: Call): void {
  Object.assign(call.instance, call.query);
  if (call.url.includes("/instance/create")) Object.assign(call.instance, call.body);
}

function takeUpload(call: Call, { multipart }: ReceivedBody): void {
  if (!multipart) return;
  if (multipart instanceof Error) throw multipart;
  const stray = multipart.files.find(({ field }) => field !== "file");
  if (stray || multipart.files.length > 1) throw new Error("Unexpected field");
  call.body = multipart.fields;
  call.file = multipart.files[0];
}
