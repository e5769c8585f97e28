import { onMounted, onUnmounted } from "vue";

/** Calls back with the anchor of the address, now and whenever it changes; an empty text for none. */
export function useAnchor(follow: (anchor: string) => void): void {
  const read = () => follow(decodeURIComponent(location.hash.slice(1)));
  onMounted(() => {
    read();
    addEventListener("hashchange", read);
  });
  onUnmounted(() => removeEventListener("hashchange", read));
}
