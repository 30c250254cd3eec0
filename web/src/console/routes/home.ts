import type { PageRoute } from "./types";

export const homeRoutes: PageRoute[] = [];
