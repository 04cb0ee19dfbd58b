//! The part of Apache `ECharts`' options that the plots use. `plots.js` adds
//! the functions that write numbers, and resolves custom properties to colours.

use serde::Serialize;

/// A chart of lines over two axes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Chart {
    animation: bool,
    grid: Grid,
    legend: Legend,
    tooltip: Tooltip,
    x_axis: Axis,
    y_axis: Axis,
    series: Vec<Series>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Grid {
    left: u32,
    right: u32,
    top: u32,
    bottom: u32,
    contain_label: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Legend {
    top: u32,
    left: u32,
    item_width: u32,
    text_style: Text,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Tooltip {
    trigger: &'static str,
    confine: bool,
    background_color: &'static str,
    border_color: &'static str,
    text_style: Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Text {
    color: &'static str,
    font_family: &'static str,
}

const INK: Text = Text {
    color: "var(--ink)",
    font_family: "system-ui, sans-serif",
};

const SOFT: Text = Text {
    color: "var(--soft)",
    ..INK
};

/// The way in which an axis counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AxisType {
    /// Linearly.
    Value,
    /// By powers of ten.
    Log,
}

/// One of the two axes.
#[expect(clippy::struct_field_names, reason = "`ECharts` calls them so")]
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Axis {
    #[serde(rename = "type")]
    kind: AxisType,
    name: String,
    name_location: &'static str,
    name_gap: u32,
    name_text_style: NameText,
    /// Written behind each number by `plots.js`.
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<f64>,
    axis_label: Label,
    axis_line: Lines,
    split_line: Lines,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct NameText {
    color: &'static str,
    font_family: &'static str,
    align: &'static str,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Label {
    color: &'static str,
    font_family: &'static str,
    hide_overlap: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Lines {
    show: bool,
    line_style: Stroke,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Stroke {
    color: String,
    width: f64,
    #[serde(rename = "type")]
    dash: &'static str,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Series {
    #[serde(rename = "type")]
    kind: &'static str,
    name: String,
    data: Vec<(f64, f64)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<&'static str>,
    show_symbol: bool,
    symbol: &'static str,
    symbol_size: u32,
    color: String,
    line_style: Stroke,
}

impl Chart {
    /// Lines over an axis below and one beside them.
    pub fn new(x_axis: Axis, y_axis: Axis, series: Vec<Series>) -> Self {
        Self {
            animation: false,
            grid: Grid {
                left: 4,
                right: 24,
                top: 64,
                bottom: 28,
                contain_label: true,
            },
            legend: Legend {
                top: 0,
                left: 0,
                item_width: 34,
                text_style: INK,
            },
            tooltip: Tooltip {
                trigger: "axis",
                confine: true,
                background_color: "var(--card)",
                border_color: "var(--edge)",
                text_style: INK,
            },
            x_axis,
            y_axis,
            series,
        }
    }

    /// The lines.
    #[cfg(test)]
    pub fn series(&self) -> &[Series] {
        &self.series
    }
}

impl Axis {
    /// The axis below the lines.
    pub fn below(kind: AxisType, name: &str) -> Self {
        Self {
            name_location: "middle",
            name_gap: 28,
            ..Self::beside(kind, name)
        }
        .aligned("center")
    }

    /// The axis beside the lines.
    pub fn beside(kind: AxisType, name: &str) -> Self {
        let lines = |show| Lines {
            show,
            line_style: stroke("var(--line)", 1.0, "solid"),
        };
        Self {
            kind,
            name: name.to_owned(),
            name_location: "end",
            name_gap: 12,
            name_text_style: NameText {
                color: SOFT.color,
                font_family: SOFT.font_family,
                align: "left",
            },
            unit: "",
            min: None,
            max: None,
            axis_label: Label {
                color: SOFT.color,
                font_family: SOFT.font_family,
                hide_overlap: true,
            },
            axis_line: lines(true),
            split_line: lines(true),
        }
    }

    fn aligned(mut self, align: &'static str) -> Self {
        self.name_text_style.align = align;
        self.split_line.show = false;
        self
    }

    /// The same axis with this behind each number.
    #[must_use]
    pub fn in_unit(self, unit: &'static str) -> Self {
        Self { unit, ..self }
    }

    /// The same axis with fixed ends, where they are known.
    #[must_use]
    pub fn between(self, min: Option<f64>, max: Option<f64>) -> Self {
        Self { min, max, ..self }
    }
}

impl Series {
    /// A variant's line in its colour. Dashes and marks differ as well.
    pub fn variant(name: &str, colour: &str, data: Vec<(f64, f64)>) -> Self {
        let (dash, symbol) = marks(colour);
        Self {
            kind: "line",
            name: name.to_owned(),
            data,
            step: None,
            show_symbol: false,
            symbol,
            symbol_size: 8,
            color: format!("var(--{colour})"),
            line_style: stroke(&format!("var(--{colour})"), 2.0, dash),
        }
    }

    /// The floor: thin, grey, dotted.
    pub fn floor(data: Vec<(f64, f64)>) -> Self {
        let mut floor = Self::variant("floor", "floor", data);
        floor.line_style.width = 1.5;
        floor
    }

    /// The same line in steps: each value holds until the next.
    #[must_use]
    pub fn stepped(mut self) -> Self {
        self.step = Some("end");
        self
    }

    /// The same line with its points marked.
    #[must_use]
    pub fn marked(mut self) -> Self {
        self.show_symbol = true;
        self
    }

    /// The points.
    #[cfg(test)]
    pub fn data(&self) -> &[(f64, f64)] {
        &self.data
    }
}

fn stroke(color: &str, width: f64, dash: &'static str) -> Stroke {
    Stroke {
        color: color.to_owned(),
        width,
        dash,
    }
}

/// The dash and the mark that go with a colour.
fn marks(colour: &str) -> (&'static str, &'static str) {
    match colour {
        "naive" => ("dashed", "circle"),
        "optimized" => ("solid", "rect"),
        "sky" => ("solid", "triangle"),
        "orange" => ("dashed", "diamond"),
        "purple" => ("dotted", "roundRect"),
        "brown" => ("dashed", "triangle"),
        "floor" => ("dotted", "none"),
        _ => ("solid", "pin"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_colours_share_dash_and_mark() {
        let mut seen = Vec::new();
        for colour in [
            "naive",
            "optimized",
            "yours",
            "sky",
            "orange",
            "purple",
            "brown",
            "floor",
        ] {
            let marks = marks(colour);
            assert!(!seen.contains(&marks), "{colour}");
            seen.push(marks);
        }
    }
}
