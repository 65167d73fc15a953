export { serverKeyContext } from "../../lib/seal-contexts";
