/** The endpoints of a product by path, under the method that is documented. */
export interface Endpoints {
  /** What is documented as GET. */
  get: object;
  /** What is documented as POST. */
  post: object;
}

/**
 * The row of a path. While a path is being typed, an editor asks for that of all paths at once: it gets none, or it would
 * build the union of all bodies at each keystroke.
 */
export type RowAt<Rows, Path extends keyof Rows> = [keyof Rows] extends [Path] ? unknown : Rows[Path];
