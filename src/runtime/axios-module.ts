import axios, { AxiosError } from "axios";

/** Reads what this package needs of axios to load. A test may have put a mock in its place, with little of it. */
function unlessMocked<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Axios' defaults, as of when this package was loaded; empty where axios is a mock. */
export const AXIOS_DEFAULTS: Partial<typeof axios.defaults> = {
  .../* @__PURE__ */ unlessMocked(() => axios.defaults),
};

const Real: typeof AxiosError | undefined = /* @__PURE__ */ unlessMocked(() => AxiosError);

/** Whether a test has put a mock in the place of axios. */
export const AXIOS_IS_MOCK = !(typeof Real === "function" && Real.prototype instanceof Error);

/** The class of axios' errors. A plain Error beside a mock, so that this package loads and its guards work. */
export const AxiosErrorBase = (AXIOS_IS_MOCK ? Error : Real) as typeof AxiosError;
