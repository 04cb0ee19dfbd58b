// Draws plots with Apache ECharts. The options are made in Rust; here come in
// only what data cannot say: functions that write numbers, and colours that
// follow the theme.

import { LineChart } from "echarts/charts";
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([
  AriaComponent,
  GridComponent,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  SVGRenderer,
  TooltipComponent,
]);

const exact = new Intl.NumberFormat("en-US");
const short = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });

/**
 * A chart on the page.
 * @typedef {object} Chart
 * @property {(option: object) => void} update  Shows other data.
 * @property {() => void} remove  Takes it off the page.
 */

/**
 * Draws a chart that fills the element, follows its size and the page's theme.
 * A colour in the options may be a custom property: `var(--naive)`.
 * @param {HTMLElement} element
 * @param {object} option  ECharts options without functions.
 * @returns {Chart}
 */
export function draw(element, option) {
  const chart = init(element, undefined, { renderer: "svg" });
  let current = option;
  const show = () => {
    // Screen readers get the summary and the table beside the plot instead.
    chart.setOption(complete(current, element), { notMerge: true });
    element.querySelector("svg")?.setAttribute("aria-hidden", "true");
  };
  show();
  const resized = new ResizeObserver(() => chart.resize());
  resized.observe(element);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", show);
  const themed = new MutationObserver(show);
  themed.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return {
    update(next) {
      current = next;
      show();
    },
    remove() {
      resized.disconnect();
      dark.removeEventListener("change", show);
      themed.disconnect();
      // The painter would empty its place through innerHTML, which the page forbids.
      const { painter } = /** @type {any} */ (chart.getZr());
      painter.clear = painter.dispose = () => {};
      chart.dispose();
      element.replaceChildren();
    },
  };
}

/**
 * A chart for elsewhere, in the colours that it has in light: the same options
 * give the same text.
 * @param {object} option  ECharts options without functions.
 * @param {number} width
 * @param {number} height
 * @returns {string}  An `svg` element.
 */
export function picture(option, width, height) {
  const paper = document.createElement("div");
  paper.style.colorScheme = "light";
  document.body.append(paper);
  const { tooltip, ...drawn } = complete(option, paper);
  paper.remove();
  const chart = init(null, undefined, { renderer: "svg", ssr: true, width, height });
  chart.setOption(drawn);
  const svg = chart.renderToSVGString();
  chart.dispose();
  // Styles, classes and notes of its own are for a pointer; and every chart
  // numbers its parts with a number of its own.
  const still = svg.replace(/<style\b[^]*?<\/style>/, "").replace(/ (class|ecmeta_\w+)="[^"]*"/g, "");
  return still.replace(/(id="|url\(#)zr\d+-/g, "$1");
}

/**
 * The options with colours resolved and numbers written as everywhere else.
 * @param {any} option
 * @param {HTMLElement} element
 */
function complete(option, element) {
  const probe = document.createElement("span");
  element.append(probe);
  const colour = (/** @type {string} */ name) => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  };
  const resolved = mapped(option, (text) => (text.startsWith("var(") ? colour(text) : text));
  probe.remove();
  for (const axis of [resolved.xAxis, resolved.yAxis].flat().filter(Boolean)) {
    if (axis.type === "value" || axis.type === "log") {
      const unit = axis.unit ?? "";
      axis.axisLabel = {
        ...axis.axisLabel,
        formatter: (/** @type {number} */ value) => short.format(value) + unit,
      };
    }
  }
  if (resolved.tooltip) {
    // Rich text: an HTML tooltip would need innerHTML.
    resolved.tooltip = {
      ...resolved.tooltip,
      renderMode: "richText",
      valueFormatter: (/** @type {unknown} */ value) =>
        typeof value === "number" ? exact.format(value) : String(value ?? "–"),
    };
  }
  return resolved;
}

/**
 * A deep copy with every text replaced.
 * @param {any} value
 * @param {(text: string) => string} replace
 * @returns {any}
 */
function mapped(value, replace) {
  if (typeof value === "string") return replace(value);
  if (Array.isArray(value)) return value.map((item) => mapped(item, replace));
  if (value && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, mapped(item, replace)]),
    );
  }
  return value;
}
