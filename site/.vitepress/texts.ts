import { EXPLAIN, GROUPS, START, TITLES } from "../pages/groups.ts";
import { FOLDER, type Language } from "../pages/language.ts";
import { sources, titleOf } from "../pages/sources.ts";

const WORDS = {
  en: { reference: "API reference", outline: "On this page" },
  zh: { reference: "API 参考（英文）", outline: "本页目录" },
} as const;

/** The bars of one language. */
export function themeOf(language: Language) {
  const link = (name: string) => `/${FOLDER[language]}${name}`;
  const titles = titlesOf(language);
  const item = (name: string) => ({
    text: TITLES[name]?.[language] ?? titles.get(name) ?? name,
    link: link(name),
  });
  const words = WORDS[language];
  return {
    nav: [
      item(START),
      item("troubleshooting"),
      item("errcodes"),
      item(EXPLAIN),
      { text: words.reference, link: link("api/") },
    ],
    sidebar: [
      ...GROUPS.map(({ title, pages }) => ({
        text: title[language],
        collapsed: false,
        items: pages.map(item),
      })),
      { text: words.reference, link: link("api/"), collapsed: true, items: referencePages(titles).map(item) },
    ],
    outline: { level: [2, 3] as [number, number], label: words.outline },
    ...(language === "zh" && CHINESE),
  };
}

/** The title of each page, by its name. */
function titlesOf(language: Language): ReadonlyMap<string, string> {
  const own = sources().filter(({ page }) => page.startsWith("zh/") === (language === "zh"));
  return new Map(
    own
      .filter(({ page }) => !page.endsWith("index.md"))
      .map(({ file, page }) => [page.slice(FOLDER[language].length, -".md".length), titleOf(file)]),
  );
}

function referencePages(titles: ReadonlyMap<string, string>): string[] {
  return [...titles.keys()].filter((name) => name.startsWith("api/"));
}

const CHINESE = {
  docFooter: { prev: "上一页", next: "下一页" },
  darkModeSwitchLabel: "外观",
  lightModeSwitchTitle: "切换到浅色模式",
  darkModeSwitchTitle: "切换到深色模式",
  sidebarMenuLabel: "目录",
  returnToTopLabel: "回到顶部",
  langMenuLabel: "切换语言",
  skipToContentLabel: "跳到正文",
  notFound: {
    title: "页面不存在",
    quote: "地址可能已经变更，请使用搜索或目录。",
    linkLabel: "回到首页",
    linkText: "回到首页",
  },
} as const;

/** The search in Chinese. */
export const searchWords = {
  button: { buttonText: "搜索", buttonAriaLabel: "搜索" },
  modal: {
    displayDetails: "显示详情",
    resetButtonTitle: "清除",
    backButtonTitle: "关闭",
    noResultsText: "没有找到",
    footer: {
      selectText: "打开",
      selectKeyAriaLabel: "回车",
      navigateText: "切换",
      navigateUpKeyAriaLabel: "上",
      navigateDownKeyAriaLabel: "下",
      closeText: "关闭",
      closeKeyAriaLabel: "Esc",
    },
  },
} as const;
