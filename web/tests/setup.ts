import "fake-indexeddb/auto";
import { loadTexts } from "@/shared/i18n";

await loadTexts();
