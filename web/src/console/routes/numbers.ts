import type { PageRoute } from "./types";

export const numbersRoutes: PageRoute[] = [];
