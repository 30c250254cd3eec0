// The input of a place as a form holds it: what it is given comes back with the next drawing only.
import { afterEach, expect, it, vi } from "vitest";
import { defineComponent, h, ref } from "vue";
import PlaceInput from "@/shared/form/PlaceInput.vue";
import { drawn, settled } from "../mounted";

afterEach(() => vi.unstubAllGlobals());

it("fills in the figures of where the device stands", async () => {
  const coords = { latitude: 34.8689, longitude: 113.5816, accuracy: 12 };
  vi.stubGlobal("navigator", { geolocation: { getCurrentPosition: (take: (at: unknown) => void) => take({ coords }) } });
  const place = ref<unknown>();
  const Form = defineComponent({
    setup: () => () =>
      h(PlaceInput, { label: "地点", modelValue: place.value as undefined, "onUpdate:modelValue": (one: unknown) => (place.value = one) }),
  });
  const { page, end } = drawn(Form, {});
  page.querySelector("button")!.click();
  await settled(2);
  expect(place.value).toEqual({ latitude_e7: 348689000, longitude_e7: 1135816000, accuracy_m: 12 });
  expect(page.querySelector("input")!.value).toBe("34.868900, 113.581600");
  end();
});
