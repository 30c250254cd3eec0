import type { PageRoute } from "./types";

export const shareRoutes: PageRoute[] = [];
