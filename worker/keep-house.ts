/** What the cron trigger does: partitions for the months to come. */
export async function keepHouse(env: Env): Promise<void> {
  const [{ connect }, { ensureUsagePartitions }] = await Promise.all([
    import("../db/client"),
    import("../db/queries/partitions"),
  ]);
  await ensureUsagePartitions(connect(env), new Date());
}
