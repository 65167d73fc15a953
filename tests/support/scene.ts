import { AsyncLocalStorage } from "node:async_hooks";

const scene = new AsyncLocalStorage<true>();

/** Runs what is watched. Nothing that objects of earlier tests do meanwhile belongs to it, nor what is done in other objects. */
export const inScene = <T>(work: () => T): T => scene.run(true, work);

/** Whether whoever asks was called by what is watched. */
export const isInScene = (): boolean => scene.getStore() === true;
