/** What the cron trigger does: partitions for the months to come, hosts that nobody may be sent to, mails that wait. */
export async function keepHouse(env: Env): Promise<void> {
  const [{ connect }, { ensureUsagePartitions }, { tellServerHosts }, { mailNotices }] = await Promise.all([
    import("../db/client"),
    import("../db/queries/partitions"),
    import("./services/endpoints/tell-server-hosts"),
    import("./services/endpoints/notify"),
  ]);
  const db = connect(env);
  await ensureUsagePartitions(db, new Date());
  await tellServerHosts({ db, env });
  await mailNotices(env, db);
}
