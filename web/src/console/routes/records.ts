import type { PageRoute } from "./types";

export const recordsRoutes: PageRoute[] = [];
