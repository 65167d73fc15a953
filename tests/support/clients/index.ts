import type { ClientCall } from "./client-call.ts";
import { N8N } from "./n8n.ts";
import { OTHERS } from "./others.ts";
import { PHP } from "./php.ts";
import { PYTHON } from "./python.ts";

export const CLIENT_CALLS: readonly ClientCall[] = [...N8N, ...PYTHON, ...PHP, ...OTHERS];
