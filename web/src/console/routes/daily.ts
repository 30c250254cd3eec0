import type { PageRoute } from "./types";

export const dailyRoutes: PageRoute[] = [];
