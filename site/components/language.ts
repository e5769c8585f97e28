import { useData } from "vitepress";
import { type ComputedRef, computed } from "vue";
import type { Language } from "../pages/language.ts";

/** The language of the page. */
export function useLanguage(): ComputedRef<Language> {
  const { lang } = useData();
  return computed(() => (lang.value.startsWith("zh") ? "zh" : "en"));
}
