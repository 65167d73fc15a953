import { Agent, request } from "node:http";

/** Where events are posted, under which name and headers. */
export interface EventDoor {
  url: string;
  instance: string;
  headers: Readonly<Record<string, string>>;
}

const agent = new Agent({ keepAlive: true });

/** Posts a message event over a kept connection; resolves when its 2xx is read. */
export function postEvent({ url, instance, headers }: EventDoor, id: string): Promise<void> {
  const body = Buffer.from(JSON.stringify(eventOf(url, instance, id)));
  const head = { "content-type": "application/json", "content-length": String(body.length), ...headers };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: "POST", agent, headers: head }, (answer) => {
      answer.resume().on("end", () => {
        if (answer.statusCode === 200) resolve();
        else reject(new Error(`${url} answered ${answer.statusCode}; only 200 can be measured.`));
      });
    });
    outgoing.on("error", reject).end(body);
  });
}

/** As an Evolution server of 2.3 writes a message that came in. */
const eventOf = (url: string, instance: string, id: string) => ({
  event: "messages.upsert",
  instance,
  data: {
    key: { remoteJid: "6281234567891@s.whatsapp.net", fromMe: false, id },
    pushName: "Maria",
    status: "DELIVERY_ACK",
    message: { conversation: "Apakah barangnya masih ada? Saya mau pesan dua." },
    contextInfo: { mentionedJid: [], groupMentions: [], disappearingMode: { initiator: 0 } },
    messageType: "conversation",
    messageTimestamp: Math.floor(Date.now() / 1_000),
    instanceId: "5b0c2c55-6f0f-4f5e-9a83-6d3a2f1e7c90",
    source: "android",
  },
  destination: url,
  date_time: new Date().toISOString(),
  sender: "6289876543210@s.whatsapp.net",
  server_url: "http://127.0.0.1:8080",
  apikey: null,
});
