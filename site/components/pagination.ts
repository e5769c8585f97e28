import { type ComputedRef, computed, type Ref, ref, watch } from "vue";

/** A phone draws so many rows at once without a pause. */
const STEP = 50;

/** The first rows of a long list, and more of them on request; the first again when the list changes. */
export function usePagination<Row>(rows: Ref<readonly Row[]>): {
  readonly visible: ComputedRef<readonly Row[]>;
  readonly more: () => void;
} {
  const limit = ref(STEP);
  watch(rows, () => {
    limit.value = STEP;
  });
  return {
    visible: computed(() => rows.value.slice(0, limit.value)),
    more: () => {
      limit.value += 4 * STEP;
    },
  };
}
