import type { PageRoute } from "./types";

export const dailyRoutes: PageRoute[] = [
  {
    path: "/daily",
    name: "DailyPage",
    component: () => import("../pages/daily/DailyPage.vue"),
    title: "daily.title",
    menu: "records",
    rights: ["record_activity"],
  },
  {
    path: "/daily/grid",
    name: "DailyGridPage",
    component: () => import("../pages/daily/DailyGridPage.vue"),
    title: "daily.gridTitle",
    menu: "records",
    rights: ["record_for_others"],
  },
  {
    path: "/daily/reporting",
    name: "ReportingPage",
    component: () => import("../pages/daily/ReportingPage.vue"),
    title: "daily.reportingTitle",
    menu: "records",
  },
];
