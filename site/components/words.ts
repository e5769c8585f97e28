import type { Language } from "../pages/language.ts";

/** The texts of the components that the pages of docs/ do not have. */
interface SiteWords {
  readonly filterErrcodes: string;
  readonly filterEndpoints: string;
  readonly allProducts: string;
  readonly allCategories: string;
  readonly allRepeats: string;
  readonly shown: (shown: number, all: number) => string;
  readonly more: string;
  readonly reset: string;
  readonly loading: string;
  readonly fields: string;
  readonly query: string;
  readonly examples: string;
  readonly allMeanings: string;
}

const WORDS: Readonly<Record<Language, SiteWords>> = {
  en: {
    filterErrcodes: "Number or words, such as 40164 or openid",
    filterEndpoints: "Part of a path, such as message/send",
    allProducts: "All products",
    allCategories: "All categories",
    allRepeats: "Repeat: all",
    shown: (shown, all) => `${shown} of ${all}`,
    more: "Show more",
    reset: "Show all",
    loading: "Loading …",
    fields: "Fields",
    query: "Errcode, errmsg, log line or path",
    examples: "For example:",
    allMeanings: "In the table of errcodes",
  },
  zh: {
    filterErrcodes: "编号或关键词，例如 40164、白名单",
    filterEndpoints: "路径的一部分，例如 message/send",
    allProducts: "全部产品",
    allCategories: "全部类别",
    allRepeats: "重发：全部",
    shown: (shown, all) => `${shown} / ${all}`,
    more: "显示更多",
    reset: "显示全部",
    loading: "加载中……",
    fields: "字段",
    query: "返回码、errmsg、日志或接口路径",
    examples: "例如：",
    allMeanings: "在返回码一览中查看",
  },
};

export function siteWordsOf(language: Language): SiteWords {
  return WORDS[language];
}
