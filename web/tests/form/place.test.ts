// The input of a place as a form holds it: what it is given comes back with the next drawing only.
import { afterEach, expect, it, vi } from "vitest";
import { defineComponent, h, ref } from "vue";
import PlaceInput from "@/shared/form/PlaceInput.vue";
import { drawn, settled } from "../mounted";

afterEach(() => vi.unstubAllGlobals());

function form(given?: unknown) {
  const place = ref<unknown>(given);
  const Form = defineComponent({
    setup: () => () =>
      h(PlaceInput, { label: "地点", modelValue: place.value as undefined, "onUpdate:modelValue": (one: unknown) => (place.value = one) }),
  });
  const { page, end } = drawn(Form, {});
  return { place, page, input: page.querySelector("input")!, end };
}
async function type(input: HTMLInputElement, text: string): Promise<void> {
  input.value = text;
  for (const event of ["input", "change"]) input.dispatchEvent(new Event(event));
  await settled(2);
}

it("fills in the figures of where the device stands", async () => {
  const coords = { latitude: 34.8689, longitude: 113.5816, accuracy: 12 };
  vi.stubGlobal("navigator", { geolocation: { getCurrentPosition: (take: (at: unknown) => void) => take({ coords }) } });
  const { place, page, end } = form();
  page.querySelector("button")!.click();
  await settled(2);
  expect(place.value).toEqual({ latitude_e7: 348689000, longitude_e7: 1135816000, accuracy_m: 12 });
  expect(page.querySelector("input")!.value).toBe("34.868900, 113.581600");
  end();
});

it("keeps what it does not understand as it was typed, and says so", async () => {
  const { place, page, input, end } = form({ latitude_e7: 348689000, longitude_e7: 1135816000 });
  for (const text of ["三岔口东边", "34.7466", "34°44′48″, 113°37′31″"]) {
    await type(input, text);
    expect(place.value).toBe(text);
    expect(page.querySelector(".problem")).not.toBeNull();
  }
  await type(input, "113.6254, 34.7466");
  expect(place.value).toEqual({ latitude_e7: 347466000, longitude_e7: 1136254000 });
  expect(page.querySelector(".problem")).toBeNull();
  end();
});

it("is emptied with the form", async () => {
  const { place, input, end } = form("三岔口东边");
  expect(input.value).toBe("三岔口东边");
  place.value = undefined;
  await settled(2);
  expect(input.value).toBe("");
  end();
});
