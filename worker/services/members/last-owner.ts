/** Why a member could not be changed or removed after all checks were passed. */
export const LAST_OWNER = "A tenant keeps at least one owner. Make somebody else an owner first.";
