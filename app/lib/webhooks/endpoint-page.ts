import { useOutletContext } from "@remix-run/react";
import type { EndpointDetail } from "../../../lib/contract/endpoint";

/** What the tabs of an endpoint's page share. */
export interface EndpointPage {
  endpoint: EndpointDetail;
  mayChange: boolean;
  maySeeSecret: boolean;
}

export const useEndpointPage = () => useOutletContext<EndpointPage>();
