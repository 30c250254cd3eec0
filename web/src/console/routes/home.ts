import type { PageRoute } from "./types";

export const homeRoutes: PageRoute[] = [
  {
    path: "/",
    name: "HomePage",
    component: () => import("../pages/home/HomePage.vue"),
    title: "desk.homeTitle",
    menu: "work",
  },
];
