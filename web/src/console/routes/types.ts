// A page of the console and its place in the menu. Titles are message keys.
import type { Component } from "vue";
import type { Right } from "@/shared/session";

export type MenuGroup = "work" | "records" | "numbers" | "house";

export interface PageRoute {
  path: string;
  name: string; // equals the component's name, which KeepAlive goes by
  component: () => Promise<Component | { default: Component }>;
  title: string; // "ledger.title"
  menu?: MenuGroup; // left out: not in the menu
  rights?: Right[]; // any of them; left out: everybody signed in
  open?: boolean; // without signing in
  bare?: boolean; // without the frame: sign-in, pages to print
}
