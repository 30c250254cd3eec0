import type { PageRoute } from "./types";

export const ledgerRoutes: PageRoute[] = [
  {
    path: "/ledger",
    name: "LedgerPage",
    component: () => import("../pages/ledger/LedgerPage.vue"),
    title: "ledger.title",
    menu: "work",
  },
];
