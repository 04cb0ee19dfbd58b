//! Takes the drawings of a part of the page along: each as an element that
//! stands by itself, in the colours that it has in light.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node, NodeList, XmlSerializer};

use super::{document, window};

/// A drawing that was taken along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The words above it.
    pub caption: String,
    /// The element's text.
    pub svg: String,
    /// Its height in pixels.
    pub height: u32,
    /// The words below it.
    pub note: String,
}

/// The drawings of a place: figures whose drawing is an element of the page.
const FIGURES: &str = "figure:has(> svg)";
/// The meaning of what is in them.
const KEYS: &str = ".key-of-graph span:has(> svg)";

/// What a style sheet may say of shapes, and of words.
const OF_SHAPES: [&str; 7] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "opacity",
    "fill-opacity",
    "stroke-opacity",
];
const OF_WORDS: [&str; 7] = [
    "fill",
    "opacity",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
    "letter-spacing",
];

/// The width of a sign before its meaning, and of one character, in pixels.
const SIGN: usize = 44;
const CHARACTER: usize = 7;

/// True if there are drawings in a place.
pub fn has_drawings(place: &str) -> bool {
    let found = document().query_selector(&format!("{place} {FIGURES}"));
    found.is_ok_and(|found| found.is_some())
}

/// The drawings in a place, as wide as this.
pub fn drawings(place: &str, width: u32) -> Result<Vec<Drawing>, JsValue> {
    let figures = document().query_selector_all(&format!("{place} {FIGURES}"))?;
    let mut all = Vec::new();
    for figure in elements(&figures) {
        all.push(drawing(&figure, width)?);
    }
    let keys = document().query_selector_all(&format!("{place} {KEYS}"))?;
    let mut known: Vec<String> = Vec::new();
    let (mut row, mut x) = (String::new(), 0);
    for key in elements(&keys) {
        let words = text(&key);
        if known.contains(&words) {
            continue;
        }
        let (sign, _) = alone(&key, None)?;
        let label = document().create_element_ns(Some(SVG), "text")?;
        label.set_text_content(Some(&words));
        for (name, value) in [("x", (x + SIGN).to_string()), ("y", "13".to_owned())] {
            label.set_attribute(name, &value)?;
        }
        label.set_attribute("font-size", "12")?;
        let label = XmlSerializer::new()?.serialize_to_string(&label)?;
        row.extend([format!(
            "<g transform=\"translate({x} 0)\">{sign}</g>{label}"
        )]);
        x += SIGN + CHARACTER * words.chars().count() + 16;
        known.push(words);
    }
    if !row.is_empty() {
        all.push(Drawing {
            caption: String::new(),
            svg: format!("<svg xmlns=\"{SVG}\" width=\"{width}\" height=\"18\">{row}</svg>"),
            height: 18,
            note: String::new(),
        });
    }
    Ok(all)
}

const SVG: &str = "http://www.w3.org/2000/svg";

fn elements(list: &NodeList) -> Vec<Element> {
    let nodes = (0..list.length()).filter_map(|at| list.item(at));
    nodes
        .filter_map(|node: Node| node.dyn_into().ok())
        .collect()
}

fn text(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of the child that fits the selector.
fn text_of(figure: &Element, selector: &str) -> String {
    let found = figure.query_selector(selector).ok().flatten();
    found.map_or_else(String::new, |found| text(&found))
}

fn drawing(figure: &Element, width: u32) -> Result<Drawing, JsValue> {
    let (svg, height) = alone(figure, Some(width))?;
    let of = figure.closest("[data-findings]")?;
    let of = of.and_then(|of| of.get_attribute("data-findings"));
    let caption = text_of(figure, ":scope > figcaption");
    Ok(Drawing {
        caption: match of {
            Some(variant) => format!("{variant}: {caption}"),
            None => caption,
        },
        svg,
        height,
        note: text_of(figure, ":scope > p"),
    })
}

/// The drawing of an element, and its height. It is laid out for a moment where
/// the style sheet finds it as ever, and nobody sees it.
fn alone(element: &Element, width: Option<u32>) -> Result<(String, u32), JsValue> {
    let parent = element.parent_element().ok_or("it is on no page")?;
    let place: HtmlElement = document().create_element("div")?.unchecked_into();
    let style = place.style();
    for (name, value) in [
        ("position", "absolute"),
        ("left", "-10000px"),
        ("top", "0"),
        ("color-scheme", "light"),
        (
            "width",
            &width.map_or_else(|| format!("{SIGN}px"), |width| format!("{width}px")),
        ),
    ] {
        style.set_property(name, value)?;
    }
    place.append_child(&element.clone_node_with_deep(true)?)?;
    parent.append_child(&place)?;
    let taken = styled(&place, width);
    place.remove();
    taken
}

fn styled(place: &Element, width: Option<u32>) -> Result<(String, u32), JsValue> {
    let svg = place.query_selector("svg")?.ok_or("it has no drawing")?;
    let size = svg.get_bounding_client_rect();
    let inner = elements(&svg.query_selector_all("*")?);
    // All are looked at before one is changed.
    let mut styles = Vec::new();
    for element in &inner {
        let names: &[&str] = match element.tag_name().as_str() {
            "text" | "tspan" => &OF_WORDS,
            "rect" | "circle" | "line" | "path" | "polyline" | "polygon" | "ellipse" => &OF_SHAPES,
            _ => &[],
        };
        let Some(style) = window().get_computed_style(element)? else {
            continue;
        };
        for name in names {
            let value = plain_colour(&style.get_property_value(name)?);
            if !value.is_empty() && !value.starts_with("url(") {
                styles.push((element, *name, value));
            }
        }
    }
    for (element, name, value) in styles {
        element.set_attribute(name, &value)?;
    }
    for element in inner.iter().chain([&svg]) {
        let names = element.get_attribute_names();
        let names = names.iter().filter_map(|name| name.as_string());
        let names = names.filter(|name| {
            ["class", "role", "tabindex", "style"].contains(&name.as_str())
                || name.starts_with("data-")
                || name.starts_with("aria-")
        });
        for name in names.collect::<Vec<_>>() {
            element.remove_attribute(&name)?;
        }
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a drawing on the page is some hundred pixels high"
    )]
    let height = size.height().ceil() as u32;
    svg.set_attribute("overflow", "visible")?;
    if let Some(width) = width {
        svg.set_attribute("width", &width.to_string())?;
        svg.set_attribute("height", &height.to_string())?;
    }
    Ok((XmlSerializer::new()?.serialize_to_string(&svg)?, height))
}

/// A colour as every program reads it: `color(srgb 1 0.5 0)`, which a mixture
/// is computed to, is known to browsers alone.
fn plain_colour(value: &str) -> String {
    let parts = value.strip_prefix("color(srgb ");
    let Some(parts) = parts.and_then(|parts| parts.strip_suffix(')')) else {
        return value.to_owned();
    };
    let (colour, alpha) = parts.split_once('/').unwrap_or((parts, "1"));
    let whole: Option<Vec<String>> = colour
        .split_whitespace()
        .map(|share| Some(of_255(share)?.to_string()))
        .collect();
    let Some(whole) = whole.map(|whole| whole.join(", ")) else {
        return value.to_owned();
    };
    match alpha.trim() {
        "1" => format!("rgb({whole})"),
        alpha => format!("rgba({whole}, {alpha})"),
    }
}

/// A share as a part of 255: `0.5` as 128. What reads every float would be
/// kilobytes of the module.
fn of_255(share: &str) -> Option<u32> {
    let (whole, part) = share.split_once('.').unwrap_or((share, ""));
    let digits: String = part.chars().chain("0000".chars()).take(4).collect();
    let share = whole.parse::<u32>().ok()?.min(1) * 10_000 + digits.parse::<u32>().ok()?;
    Some((share.min(10_000) * 255 + 5_000) / 10_000)
}

#[cfg(test)]
mod tests {
    use super::plain_colour;

    #[test]
    fn a_mixture_is_a_colour_that_every_program_reads() {
        for (computed, plain) in [
            ("color(srgb 0.5 0 1)", "rgb(128, 0, 255)"),
            ("color(srgb 0.5 0 1 / 0.4)", "rgba(128, 0, 255, 0.4)"),
            ("color(srgb 0.972549 0.8980392 0.84)", "rgb(248, 229, 214)"),
            ("rgb(1, 2, 3)", "rgb(1, 2, 3)"),
            ("color(srgb none 0 0)", "color(srgb none 0 0)"),
            ("12px", "12px"),
        ] {
            assert_eq!(plain_colour(computed), plain);
        }
    }
}
