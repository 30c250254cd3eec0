// The form of an offer, fetched when the first one is opened. (until shared/form/OfferForm.vue is in
// every checkout) a checkout without it has no forms, and says nothing wrong.
import { defineAsyncComponent, type Component } from "vue";

const found = import.meta.glob<{ default: Component }>("../form/OfferForm.vue");
const load = found["../form/OfferForm.vue"];

export const OfferForm: Component = load ? defineAsyncComponent(load) : { render: () => null };
