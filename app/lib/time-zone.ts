import { createContext, useContext } from "react";

/** The tenant's, an IANA name. Where there is no tenant: UTC. */
export const TimeZoneContext = createContext("UTC");

export const useTimeZone = () => useContext(TimeZoneContext);
