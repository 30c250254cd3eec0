import type { PageRoute } from "./types";

export const mapRoutes: PageRoute[] = [
  {
    path: "/map",
    name: "MapPage",
    component: () => import("../pages/map/MapPage.vue"),
    title: "map.title",
    menu: "work",
  },
];
