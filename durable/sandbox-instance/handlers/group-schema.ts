import { findGroup, type Group } from "../groups";
import { connected } from "../guards";
import type { SandboxAnswer, SandboxCall, SandboxHandler, SandboxWorld } from "../handler";
import { type BodySchema, notEmpty, propertyTypes, refused, requireProperties } from "../validation";

/** What WhatsApp says of a group that the number is not in. */
export const NO_ITEM = "Error: item-not-found";

/** Where a group route looks for its group: the body, then the query. */
interface GroupRule {
  schema: BodySchema;
  /** How Evolution says what it could not do when the group is not there. */
  missing: SandboxAnswer;
}

type GroupHandler = (world: SandboxWorld, group: Group, call: SandboxCall) => SandboxAnswer;

const GROUP_JID = { type: "string", pattern: "^[\\d-]+@g.us$" } as const;
const NO_GROUP = ["The group id needs to be informed in the query", 'ex: "groupJid=120362@g.us"'];

export const participantsRule = numbersRule("participants");

export function numbersRule(name: string) {
  const description = `"${name}" must be an array of numeric strings`;
  const items = { type: "string", minLength: 10, pattern: "\\d+", description } as const;
  return { type: "array", minItems: 1, uniqueItems: true, items } as const;
}

/** The schema of the routes that only name their group. */
export const groupJidSchema: BodySchema = { properties: { groupJid: GROUP_JID }, required: ["groupJid"] };

/** Runs for a group of this instance. */
export function onGroup({ schema, missing }: GroupRule, handler: GroupHandler): SandboxHandler {
  const run = connected("groupMetadata", (world, call) => {
    const group = findGroup(world, String(call.body.groupJid));
    return group ? handler(world, group, call) : missing;
  });
  return (world, call) => {
    const given = call.body.groupJid || call.query.groupJid;
    if (!given) return refused(...NO_GROUP);
    const text = String(given);
    const body = { ...call.body, groupJid: text.endsWith("@g.us") ? text : `${text}@g.us` };
    const complaints = fieldMessages(body, schema);
    return complaints.length > 0 ? refused(...complaints) : run(world, { ...call, body });
  };
}

/** The group routes name the field of each complaint. */
export function fieldMessages(body: SandboxCall["body"], schema: BodySchema) {
  const fields = Object.entries(schema.properties ?? {}).flatMap(([property, rule]) =>
    propertyTypes(body, { [property]: rule }).map((message) => ({ property, message })),
  );
  const whole = [...requireProperties(body, schema.required ?? []), ...notEmpty(body, schema.notEmpty ?? [])];
  return [...fields, ...whole.map((message) => ({ property: "instance", message }))];
}
