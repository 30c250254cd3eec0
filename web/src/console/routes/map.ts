import type { PageRoute } from "./types";

export const mapRoutes: PageRoute[] = [];
