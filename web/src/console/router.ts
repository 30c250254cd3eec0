import { createRouter, createWebHistory, type RouteRecordRaw } from "vue-router";
import { root } from "@/shared/api/client";
import { loadTexts } from "@/shared/i18n";
import { fetchAnew } from "@/shared/lib/pages";
import { useSession } from "@/shared/session";
import { casepageRoutes } from "./routes/casepage";
import { dailyRoutes } from "./routes/daily";
import { deskRoutes } from "./routes/desk";
import { homeRoutes } from "./routes/home";
import { houseRoutes } from "./routes/house";
import { ledgerRoutes } from "./routes/ledger";
import { mapRoutes } from "./routes/map";
import { numbersRoutes } from "./routes/numbers";
import { recordsRoutes } from "./routes/records";
import { shareRoutes } from "./routes/share";
import type { PageRoute } from "./routes/types";

declare module "vue-router" {
  interface RouteMeta {
    page?: PageRoute;
  }
}

export const pages: PageRoute[] = [
  {
    path: "/sign-in",
    name: "SignInPage",
    component: () => import("./pages/SignInPage.vue"),
    title: "common.signIn",
    open: true,
    bare: true,
  },
  {
    path: "/slip",
    name: "SlipPage",
    component: () => import("./pages/SlipPage.vue"),
    title: "console.slip.title",
    open: true,
    bare: true,
  },
  ...homeRoutes,
  ...deskRoutes,
  ...ledgerRoutes,
  ...casepageRoutes,
  ...mapRoutes,
  ...recordsRoutes,
  ...dailyRoutes,
  ...numbersRoutes,
  ...shareRoutes,
  ...houseRoutes,
  {
    path: "/:rest(.*)*",
    name: "MissingPage",
    component: () => import("./pages/MissingPage.vue"),
    title: "common.notFound",
  },
];

const rows: RouteRecordRaw[] = pages.map((page) => ({
  path: page.path,
  name: page.name,
  component: page.component,
  meta: { page },
}));

export const router = createRouter({
  history: createWebHistory(root),
  routes: rows,
  scrollBehavior: (_to, _from, kept) => kept ?? { top: 0 },
});

let texts: Promise<void> | undefined;
router.beforeEach(async (to) => {
  // The secret of a slip comes in the fragment, which no server sees; it leaves the address at once.
  const given = new URLSearchParams(to.hash.slice(1));
  const slip = given.get("slip");
  if (slip) return { path: "/slip", state: { slip, login: given.get("login") ?? "" }, replace: true };
  const session = useSession();
  if (!session.isKnown) await session.load().catch(() => undefined);
  if (to.meta.page?.open) return true;
  await (texts ??= loadTexts());
  if (!session.isSignedIn) return { path: "/sign-in", query: to.fullPath === "/" ? {} : { then: to.fullPath } };
  if (session.session?.must_change_password) return { path: "/sign-in", query: { change: "1" } };
  return true;
});

fetchAnew(router);
