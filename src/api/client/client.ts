import type { AxiosInstance, AxiosRequestConfig, AxiosResponse } from "axios";
import type { ArgumentsOfGet, ArgumentsOfPost, BodyOf, ConfigOf, FormOf } from "./arguments.ts";
import type { DataOf } from "./data.ts";
import type { Endpoints, RowAt } from "./rows.ts";

/**
 * An axios instance that is typed by path: paths complete, and body, query and response are those of the endpoint. It is the
 * same instance at run time, so any can be assigned to it. A path that is not in the table is as in axios, and so are
 * `request`, `getUri` and all other methods.
 *
 * @typeParam All the endpoints of a product, or of several: `WechatApi<Mp & Miniprogram>`
 * @example
 * ```ts
 * import type { WechatApi } from "axios-wechat/api";
 * import type { Miniprogram } from "axios-wechat/api/miniprogram";
 * import type { Mp } from "axios-wechat/api/mp";
 *
 * const api: WechatApi<Mp & Miniprogram> = axios.create({ baseURL: "https://api.weixin.qq.com" });
 * ```
 */
export interface WechatApi<All extends Endpoints> extends AxiosInstance {
  /** A GET request to an endpoint of the table. */
  get<Path extends keyof All["get"], Config extends ConfigOf<RowAt<All["get"], Path>>>(
    url: Path,
    ...given: ArgumentsOfGet<RowAt<All["get"], Path>, Config>
  ): Promise<AxiosResponse<DataOf<RowAt<All["get"], Path>, Config>>>;
  // The overload of other URLs takes a known path with the same arguments: it never fits where the one above does not, and
  // the compiler underlines the field that is wrong in place of the whole call.
  /** A GET request to any other URL, or with a response of your own type. */
  // biome-ignore-start lint/suspicious/noExplicitAny: as axios itself declares it
  get<T = any, R = AxiosResponse<T>, D = any, Url extends string = string>(
    url: Url,
    ...given: Url extends keyof All["get"]
      ? ArgumentsOfGet<RowAt<All["get"], Url>, ConfigOf<RowAt<All["get"], Url>>>
      : [config?: AxiosRequestConfig<D>]
  ): Promise<R>;
  // biome-ignore-end lint/suspicious/noExplicitAny: as above
  /** A POST request to an endpoint of the table. */
  post<
    Path extends keyof All["post"],
    Body extends BodyOf<RowAt<All["post"], Path>>,
    Config extends ConfigOf<RowAt<All["post"], Path>>,
  >(
    url: Path,
    ...given: ArgumentsOfPost<RowAt<All["post"], Path>, Body, Config>
  ): Promise<AxiosResponse<DataOf<RowAt<All["post"], Path>, Config>>>;
  /** A POST request to any other URL, or with a response of your own type. */
  // biome-ignore-start lint/suspicious/noExplicitAny: as axios itself declares it
  post<T = any, R = AxiosResponse<T>, D = any, Url extends string = string>(
    url: Url,
    ...given: Url extends keyof All["post"]
      ? ArgumentsOfPost<
          RowAt<All["post"], Url>,
          BodyOf<RowAt<All["post"], Url>>,
          ConfigOf<RowAt<All["post"], Url>>
        >
      : [data?: D, config?: AxiosRequestConfig<D>]
  ): Promise<R>;
  // biome-ignore-end lint/suspicious/noExplicitAny: as above
  /** A form to an endpoint of the table, which checks the fields of an upload. */
  postForm<
    Path extends keyof All["post"],
    Body extends FormOf<RowAt<All["post"], Path>>,
    Config extends ConfigOf<RowAt<All["post"], Path>>,
  >(
    url: Path,
    ...given: ArgumentsOfPost<RowAt<All["post"], Path>, Body, Config>
  ): Promise<AxiosResponse<DataOf<RowAt<All["post"], Path>, Config>>>;
  /** A form to any other URL, or with a response of your own type. */
  // biome-ignore-start lint/suspicious/noExplicitAny: as axios itself declares it
  postForm<T = any, R = AxiosResponse<T>, D = any, Url extends string = string>(
    url: Url,
    ...given: Url extends keyof All["post"]
      ? ArgumentsOfPost<
          RowAt<All["post"], Url>,
          FormOf<RowAt<All["post"], Url>>,
          ConfigOf<RowAt<All["post"], Url>>
        >
      : [data?: D, config?: AxiosRequestConfig<D>]
  ): Promise<R>;
  // biome-ignore-end lint/suspicious/noExplicitAny: as above
}
