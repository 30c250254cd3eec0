import type { PageRoute } from "./types";

export const shareRoutes: PageRoute[] = [
  {
    path: "/verify/:record?/:code?",
    name: "VerifyPage",
    component: () => import("../pages/share/VerifyPage.vue"),
    title: "share.verify.title",
    open: true,
    bare: true,
  },
];
