import type { PageRoute } from "./types";

export const deskRoutes: PageRoute[] = [];
