// Choices of this phone.
import { reactive, watch } from "vue";
import { keepIfRoom, kept } from "../db";

export type PhotoSize = "1280" | "1600" | "2048" | "original";
export interface Preferences {
  photoSize: PhotoSize | null; // null: as the installation is set
  photosOnWifiOnly: boolean;
  phrases: string[] | null; // null: the ones that come with the app
  source: string; // of the last report
  asked: boolean; // to keep the storage
}

export const preferences = reactive<Preferences>({
  photoSize: null,
  photosOnWifiOnly: false,
  phrases: null,
  source: "",
  asked: false,
});

let installed: PhotoSize = "1600";
export function setInstalledSize(size: string): void {
  if (["1280", "1600", "2048", "original"].includes(size)) installed = size as PhotoSize;
}
export const photoSize = (): PhotoSize => preferences.photoSize ?? installed;

export async function loadPreferences(): Promise<void> {
  Object.assign(preferences, (await kept<Partial<Preferences>>("preferences")) ?? {});
  watch(preferences, () => void keepIfRoom("preferences", preferences));
}
