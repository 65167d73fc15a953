/** What a run of tests makes once for all its stacks. Outside a run there is none of it, and each stack makes its own. */
export const prepared = () => ({
  script: process.env.ZAPIN_WORKER_SCRIPT,
  databaseTemplate: process.env.ZAPIN_DATABASE_TEMPLATE,
});
