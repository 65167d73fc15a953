import { createContext, useContext } from "react";

/** The one value that lets a script of ours run. The browser hides it from scripts: there it is empty. */
export const NonceContext = createContext("");

export const useNonce = () => useContext(NonceContext);
