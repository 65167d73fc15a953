import { emit } from "../../events.ts";
import { asFields, asText, type Fields } from "../../fields.ts";
import { postJson } from "../../post-json.ts";
import { type Bot, type Context, type Instance, newId, type Session, timestamp } from "../../state.ts";

export interface TypebotStart {
  remoteJid: string | undefined;
  url: string | undefined;
  typebot: string | undefined;
  prefilled?: Fields;
  pushName?: string;
  bot?: Bot;
}

/** Posts to the address a tenant chose, and hands it the server's global key. */
export async function startTypebot(context: Context, instance: Instance, start: TypebotStart) {
  const parameters = variablesFor(context, instance, start);
  const url = `${start.url}/api/v1/typebots/${start.typebot}/startChat`;
  const answer = await call(url, { prefilledVariables: parameters });
  if (!answer) return undefined;
  const session = openSession(context, instance, {
    type: "typebot",
    remoteJid: start.remoteJid ?? "",
    sessionId: `${newId().slice(0, 10)}-${asText(answer.sessionId) ?? newId()}`,
    parameters,
    botId: start.bot?.id ?? null,
  });
  const data = { remoteJid: session.remoteJid, status: "opened", session };
  if (context.version === "2.3.6")
    context.background(emit(context, instance, { event: "typebot.change-status", data }));
  return { session, sessionId: asText(answer.sessionId), url };
}

/** The next message of a conversation that is already going on. */
export async function continueTypebot(bot: Bot, session: Session, content: string): Promise<void> {
  const sessionId = session.sessionId.slice(session.sessionId.indexOf("-") + 1);
  await call(`${bot.url}/api/v1/sessions/${sessionId}/continueChat`, { message: content });
}

function variablesFor({ globalKey, serverUrl }: Context, instance: Instance, start: TypebotStart): Fields {
  return {
    ...start.prefilled,
    remoteJid: start.remoteJid,
    pushName: start.pushName ?? "",
    instanceName: instance.name,
    serverUrl,
    apiKey: globalKey,
    ownerJid: instance.number,
  };
}

async function call(url: string, body: Fields): Promise<Fields | undefined> {
  if (!URL.canParse(url)) return undefined;
  let text = "";
  const headers = { accept: "application/json, text/plain, */*", "content-type": "application/json" };
  const keep = (received: string) => {
    text = received;
  };
  const status = await postJson(url, { headers, body: JSON.stringify(body), onText: keep });
  if (status === undefined || status >= 300) return undefined;
  try {
    return asFields(JSON.parse(text));
  } catch {
    return {};
  }
}

type NewSession = Pick<Session, "type" | "remoteJid" | "sessionId" | "parameters" | "botId">;

export function openSession(context: Context, instance: Instance, session: NewSession): Session {
  const now = timestamp();
  const row: Session = {
    id: newId(),
    pushName: "",
    status: "opened",
    awaitUser: false,
    context: null,
    createdAt: now,
    updatedAt: now,
    instanceId: instance.id,
    ...session,
  };
  context.state.sessions.push(row);
  return row;
}
