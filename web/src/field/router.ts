import { createRouter, createWebHistory } from "vue-router";
import { root } from "@/shared/api/client";

export const router = createRouter({
  history: createWebHistory(`${root}m/`),
  routes: [],
});
