import { createRouter, createWebHistory, type RouteRecordRaw } from "vue-router";
import { root } from "@/shared/api/client";
import { fetchAnew } from "@/shared/lib/pages";
import { useSession } from "@/shared/session";

declare module "vue-router" {
  interface RouteMeta {
    open?: boolean; // without signing in
    bare?: boolean; // without strip and bar
  }
}

const routes: RouteRecordRaw[] = [
  { path: "/", redirect: "/tasks" },
  {
    path: "/sign-in",
    name: "SignInPage",
    component: () => import("./screens/SignInPage.vue"),
    meta: { open: true, bare: true },
  },
  {
    path: "/slip",
    name: "SlipPage",
    component: () => import("./screens/SlipPage.vue"),
    meta: { open: true, bare: true },
  },
  {
    path: "/link",
    name: "LinkPage",
    component: () => import("@/shared/link/LinkPage.vue"),
    meta: { open: true, bare: true },
  },
  { path: "/report", name: "ReportPage", component: () => import("./screens/ReportPage.vue") },
  { path: "/tasks", name: "TasksPage", component: () => import("./screens/TasksPage.vue") },
  { path: "/tasks/:record", name: "TaskPage", component: () => import("./screens/TaskPage.vue") },
  { path: "/queue", name: "QueuePage", component: () => import("./screens/QueuePage.vue") },
  { path: "/map", name: "FieldMapPage", component: () => import("./screens/FieldMapPage.vue") },
  { path: "/records/:kind?", name: "FieldRecordPage", component: () => import("./screens/FieldRecordPage.vue") },
  { path: "/activities", name: "FieldRecordsPage", component: () => import("./screens/FieldRecordsPage.vue") },
  { path: "/daily", name: "FieldDailyPage", component: () => import("./screens/FieldDailyPage.vue") },
  { path: "/morning", name: "FieldMorningPage", component: () => import("./screens/FieldMorningPage.vue") },
  { path: "/me", name: "MePage", component: () => import("./screens/MePage.vue") },
  { path: "/:rest(.*)*", redirect: "/tasks" },
];

export const router = createRouter({
  history: createWebHistory(`${root}m/`),
  routes,
  scrollBehavior: (_to, _from, kept) => kept ?? { top: 0 },
});

router.beforeEach((to) => {
  // The code of a personal slip comes in the fragment, which no server sees; it leaves the address
  // at once.
  const slip = /^#slip=([\w-]+)$/.exec(to.hash)?.[1];
  if (slip) return { path: "/slip", state: { slip }, replace: true };
  // A personal link stays in the address, so that its holder can keep it.
  if (to.hash.startsWith("#link=") && to.name !== "LinkPage") return { path: "/link", hash: to.hash, replace: true };
  const { isSignedIn, session } = useSession();
  if (to.meta.open || (isSignedIn && !session?.must_change_password)) return true;
  return { path: "/sign-in", query: to.fullPath === "/tasks" ? {} : { then: to.fullPath } };
});

fetchAnew(router);

// For screen readers: the page's heading is where reading goes on.
router.afterEach((to, from) => {
  if (from.name && to.path !== from.path)
    requestAnimationFrame(() => document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true }));
});
