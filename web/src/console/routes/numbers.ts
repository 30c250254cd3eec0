import type { PageRoute } from "./types";

export const numbersRoutes: PageRoute[] = [
  {
    path: "/morning",
    name: "MorningPage",
    component: () => import("@/shared/numbers/MorningPage.vue"),
    title: "numbers.morningTitle",
    menu: "numbers",
  },
  {
    path: "/numbers",
    name: "NumbersPage",
    component: () => import("../pages/numbers/NumbersPage.vue"),
    title: "numbers.title",
    menu: "numbers",
  },
  {
    path: "/brief",
    name: "BriefPage",
    component: () => import("../pages/numbers/BriefPage.vue"),
    title: "numbers.briefTitle",
    menu: "numbers",
  },
  {
    path: "/tallies",
    name: "TalliesPage",
    component: () => import("../pages/numbers/TalliesPage.vue"),
    title: "numbers.talliesTitle",
    menu: "numbers",
  },
];
