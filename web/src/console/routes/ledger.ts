import type { PageRoute } from "./types";

export const ledgerRoutes: PageRoute[] = [];
