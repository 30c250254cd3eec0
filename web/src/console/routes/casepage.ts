import type { PageRoute } from "./types";

export const casepageRoutes: PageRoute[] = [
  {
    path: "/cases/:id",
    name: "CasePage",
    component: () => import("../pages/cases/CasePage.vue"),
    title: "casepage.title",
  },
  {
    path: "/cases/:id/dossier",
    name: "DossierPage",
    component: () => import("../pages/cases/DossierPage.vue"),
    title: "casepage.dossier",
    bare: true,
  },
];
