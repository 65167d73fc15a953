import * as z from "zod";
import { TenantParams } from "./tenants";

export const path = "/tenants/{tenantId}/instances";
export const tags = ["Instances"];
export const InstanceParams = TenantParams.extend({ instanceId: z.uuid() });
