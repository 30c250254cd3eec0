import type { PageRoute } from "./types";

export const casepageRoutes: PageRoute[] = [];
