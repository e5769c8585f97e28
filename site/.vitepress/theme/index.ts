import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import EndpointTable from "../../components/EndpointTable.vue";
import ErrcodeTable from "../../components/ErrcodeTable.vue";
import ExplainQuery from "../../components/ExplainQuery.vue";
import MermaidDiagram from "../../components/MermaidDiagram.vue";
import "./style.css";

export default {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => {
    app.component("EndpointTable", EndpointTable);
    app.component("ErrcodeTable", ErrcodeTable);
    app.component("ExplainQuery", ExplainQuery);
    app.component("MermaidDiagram", MermaidDiagram);
  },
} satisfies Theme;
