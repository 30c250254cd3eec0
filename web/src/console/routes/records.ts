import type { PageRoute } from "./types";

export const recordsRoutes: PageRoute[] = [
  {
    path: "/records/new/:kind?",
    name: "NewRecordPage",
    component: () => import("../pages/records/NewRecordPage.vue"),
    title: "form.record.newTitle",
    rights: ["record_activity"],
  },
  {
    path: "/records",
    name: "RecordsPage",
    component: () => import("../pages/records/RecordsPage.vue"),
    title: "form.record.title",
    menu: "records",
  },
  {
    path: "/records/:kind",
    name: "KindRecordsPage",
    component: () => import("../pages/records/KindRecordsPage.vue"),
    title: "form.record.title",
  },
  {
    path: "/activities/:id",
    name: "ActivityPage",
    component: () => import("../pages/records/ActivityPage.vue"),
    title: "form.record.one",
  },
];
