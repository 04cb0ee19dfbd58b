//! The bars as a drawing, in the colours that they have on paper.

use std::rc::Rc;

use protocol::{Headline, Report, text};

use super::picture::{Part, xml};
use crate::run::palette;

/// The height of a row and of its bar, in pixels.
const ROW: u32 = 34;
const BAR: u32 = 22;
/// The width of the names, and of the figures, in pixels.
const NAMES: u32 = 170;
const FIGURES: u32 = 150;

/// The colours of the classes in light: `www/styles.css` has them, too.
const COLOURS: [(&str, &str); 7] = [
    ("naive", "#d55e00"),
    ("optimized", "#009e73"),
    ("yours", "#0072b2"),
    ("sky", "#56b4e9"),
    ("orange", "#e69f00"),
    ("purple", "#cc79a7"),
    ("brown", "#8c6239"),
];

/// A bar for each run; with the floor where that limits the figure, and the
/// budget where there is one.
pub fn bars(
    runs: &[Rc<Report>],
    variants: &[String],
    headline: Headline,
    budget: Option<u64>,
) -> Part {
    let floor = runs.first().map(|run| run.floor);
    let floor = floor.filter(|floor| headline == Headline::Peak && *floor > 0);
    let figures = runs.iter().map(|run| headline.of(&run.usage));
    let scale = figures.chain(floor).chain(budget).max().unwrap_or(0).max(1);
    let room = Part::WIDTH - NAMES - FIGURES;
    let long = |figure: u64| {
        let pixels = f64::from(room) * figure as f64 / scale as f64;
        text::decimal(if figure > 0 { pixels.max(1.0) } else { 0.0 }, 2)
    };
    let mut body = String::new();
    let mut y = 0;
    let mut row = |name: &str, figure: u64, colour: &str, tall: u32| {
        let middle = y + ROW / 2;
        let (top, base) = (middle - tall / 2, middle + 5);
        body.extend([format!(
            "<text x=\"0\" y=\"{base}\" font-size=\"14\" fill=\"#1c1e22\">{}</text>\
             <rect x=\"{NAMES}\" y=\"{top}\" width=\"{}\" height=\"{tall}\" fill=\"{colour}\"/>\
             <text x=\"{}\" y=\"{base}\" font-size=\"14\" text-anchor=\"end\" fill=\"#1c1e22\">{}</text>\n",
            xml(name),
            long(figure),
            Part::WIDTH,
            text::grouped(figure),
        )]);
        y += ROW;
    };
    for run in runs {
        let class = palette::class(variants, &run.variant);
        row(&run.variant, headline.of(&run.usage), colour(class), BAR);
    }
    if let Some(floor) = floor {
        row("floor", floor, "#6b6e75", 3);
    }
    if let Some(budget) = budget {
        row("budget", budget, "#1c1e22", 3);
    }
    Part {
        caption: format!("{}, {}", headline.name(), headline.unit()),
        svg: format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{y}\">{body}</svg>",
            Part::WIDTH
        ),
        height: y,
        note: String::new(),
    }
}

fn colour(class: &str) -> &'static str {
    let mut colours = COLOURS.iter();
    let known = colours.find(|(known, _)| *known == class);
    known.map_or("#1c1e22", |(_, colour)| colour)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::report;

    #[test]
    fn the_colours_are_those_of_the_page_in_light() {
        let styles = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/styles.css");
        let styles = std::fs::read_to_string(styles).expect("the page has a style sheet");
        for (class, colour) in COLOURS {
            let set = format!("--{class}: light-dark({colour},");
            assert!(styles.contains(&set), "no {set}");
        }
    }

    #[test]
    fn a_bar_is_as_long_as_its_share_of_the_longest() {
        let runs = [
            Rc::new(report("naive", 1_000, 250)),
            Rc::new(report("optimized", 500, 250)),
        ];
        let variants = ["naive".to_owned(), "optimized".to_owned()];
        let drawn = bars(&runs, &variants, Headline::Peak, Some(500));
        let widths: Vec<&str> = drawn.svg.split("width=\"").skip(2).collect();
        let widths: Vec<&str> = widths
            .iter()
            .filter_map(|at| at.split('"').next())
            .collect();
        assert_eq!(widths, ["592.00", "296.00", "148.00", "296.00"]);
        assert_eq!(drawn.height, 4 * ROW);
        assert_eq!(drawn.caption, "peak, bytes");
        let total = bars(&runs, &variants, Headline::Total, None);
        assert_eq!(total.height, 2 * ROW, "the floor limits the peak alone");
    }
}
