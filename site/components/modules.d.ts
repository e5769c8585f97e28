/** The address of a file that the bundler copies. */
declare module "*?url" {
  const address: string;
  export default address;
}
