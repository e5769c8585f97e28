import type { AxiosRequestConfig } from "axios";

/** What follows the path of a GET request. The config may not be left out where a field of the query is required. */
export type ArgumentsOfGet<Row, Config> = None extends QueryOf<Row> ? [config?: Config] : [config: Config];

/** What follows the path of a POST request. A body without a required field may be left out. */
export type ArgumentsOfPost<Row, Body, Config> =
  None extends QueryOf<Row>
    ? None extends BodyOf<Row>
      ? [body?: Body | null, config?: Config]
      : [body: Body, config?: Config]
    : None extends BodyOf<Row>
      ? [body: Body | null | undefined, config: Config]
      : [body: Body, config: Config];

/** Extends every type of which no field is required. */
type None = Record<never, never>;

/** A text is JSON that its caller has written. */
export type BodyOf<Row> = Row extends { form: infer Form }
  ? FormLike | Form | (Row extends { body: infer Body } ? Body : never)
  : Row extends { body: infer Body }
    ? unknown extends Body
      ? unknown
      : Body | string
    : unknown;

/** What `postForm` takes: the fields of an upload, or a form of any kind where an endpoint takes none. */
export type FormOf<Row> = Row extends { form: unknown } ? BodyOf<Row> : unknown;

type QueryOf<Row> = Row extends { query: infer Query } ? Query : unknown;

/** The config of a call, with the query as its params. */
export type ConfigOf<Row> = Row extends { query: infer Query }
  ? unknown extends Query
    ? AxiosRequestConfig
    : None extends Query
      ? ConfigWithoutParams & OptionalParams<Query>
      : ConfigWithoutParams & RequiredParams<Query>
  : AxiosRequestConfig;

interface OptionalParams<Query> {
  params?: Query | FormLike | undefined;
}
interface RequiredParams<Query> {
  params: Query | FormLike;
}

/** The params of axios are `any`, and would let everything pass. */
interface ConfigWithoutParams extends Omit<AxiosRequestConfig, "params"> {}

/** A FormData of whichever package, or URLSearchParams. */
interface FormLike {
  append(name: string, value: never, ...more: never): void;
}
