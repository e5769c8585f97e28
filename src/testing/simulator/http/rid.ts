/** Creates request ids in the format of WeChat: `5fab84d2-09424a07-00bd7fe3`. The first part is the time. */
export function createRid(source: { now: () => number; random: () => number }): () => string {
  const part = (value: number) => (Math.floor(value) % 0x1_0000_0000).toString(16).padStart(8, "0");
  const randomPart = () => part(source.random() * 0x1_0000_0000);
  return () => `${part(source.now() / 1000)}-${randomPart()}-${randomPart()}`;
}
