import { listCertificates } from "../../../db/queries/audit-log";
import { listErasures } from "../../../db/queries/erasure";
import type { ErasureCertificate, PendingErasure } from "../../../lib/contract/erasure";
import type { ServiceContext } from "../context";
import { showErasure } from "./request-erasure";

const MOST_CERTIFICATES = 200;

/** What is to be erased, and what was: for operators, who have to show it to whoever asks. */
export async function listAllErasures({
  db,
}: ServiceContext): Promise<{ pending: PendingErasure[]; certificates: ErasureCertificate[] }> {
  const [pending, certificates] = await Promise.all([listErasures(db), listCertificates(db, MOST_CERTIFICATES)]);
  return {
    pending: pending.map(({ erasure, name }) => ({
      ...showErasure(erasure),
      tenantId: erasure.tenantId,
      name,
      triedAt: erasure.triedAt?.toISOString() ?? null,
    })),
    certificates: certificates.map(({ id, at, target, after }) => ({
      id,
      tenantId: target,
      erasedAt: at.toISOString(),
      details: after ?? {},
    })),
  };
}
