import type { PageRoute } from "./types";

export const houseRoutes: PageRoute[] = [];
