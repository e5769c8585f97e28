import { pages } from "./built.ts";
import { testThatTheyOpen } from "./opens.ts";

testThatTheyOpen(pages.filter((name) => !name.startsWith("zh/")));
