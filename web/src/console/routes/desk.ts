import type { PageRoute } from "./types";

export const deskRoutes: PageRoute[] = [
  {
    path: "/desk/hand-out",
    name: "HandOutPage",
    component: () => import("../pages/desk/handout/HandOutPage.vue"),
    title: "desk.handOutTitle",
    menu: "work",
    rights: ["hand_out"],
  },
  {
    path: "/desk/wall",
    name: "WallPage",
    component: () => import("../pages/desk/wall/WallPage.vue"),
    title: "desk.wallTitle",
    menu: "work",
    rights: ["check", "bulk_check"],
  },
  {
    path: "/desk/record",
    name: "RecordPage",
    component: () => import("../pages/desk/record/RecordPage.vue"),
    title: "desk.recordTitle",
    menu: "work",
    rights: ["record_for_others"],
  },
  {
    path: "/desk/requests",
    name: "RequestsPage",
    component: () => import("../pages/desk/requests/RequestsPage.vue"),
    title: "desk.requestsTitle",
    menu: "work",
    rights: ["decide_request", "request", "shelve", "sign_off"],
  },
  {
    path: "/desk/set-aside",
    name: "SetAsidePage",
    component: () => import("../pages/desk/aside/SetAsidePage.vue"),
    title: "desk.setAsideTitle",
    menu: "work",
  },
];
