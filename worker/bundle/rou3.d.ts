interface Route<T> {
  data: T;
  params?: Record<string, string>;
}

type Router<T> = { method: string; data: T; pattern: RegExp }[];

export function createRouter<T>(): Router<T>;
export function addRoute<T>(router: Router<T>, method: string, path: string, data: T): void;
export function findRoute<T>(router: Router<T>, method: string, path: string): Route<T> | undefined;
export function findAllRoutes<T>(router: Router<T>, method: string, path: string): Route<T>[];
