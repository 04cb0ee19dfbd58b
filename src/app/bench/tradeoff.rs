//! A second figure of each version, drawn against its headline: what the bytes
//! are paid with, or what they buy.

use std::rc::Rc;

use protocol::{FindingTable, Headline, Report, text};
use yew::{Html, html};

use super::figures::{multiple, written};
use crate::run::palette;

/// The height of the drawing and of its parts, in pixels.
const HEIGHT: f64 = 210.0;
const ABOVE: f64 = 14.0;
const BELOW: f64 = 8.0;
/// The least distance of two names, in pixels.
const LINE: f64 = 17.0;
/// The part of the width that the dots are spread over, and what is left of
/// it, in percent.
const SPREAD: f64 = 90.0;
const LEFT: f64 = 4.0;
/// A dot further to the right than this share has its name on its left.
const RIGHT: f64 = 0.55;

/// A version with both figures.
struct Dot<'a> {
    name: &'a str,
    colour: &'static str,
    across: u64,
    up: f64,
    /// The second figure as it is read.
    said: String,
}

/// The time of each version against its headline; nothing where fewer than two
/// took long enough.
pub fn against_time(runs: &[Rc<Report>], variants: &[String], headline: Headline) -> Html {
    let Some(first) = runs.first() else {
        return Html::default();
    };
    let dots = runs.iter().filter_map(|run| {
        let times = multiple(run, first)?;
        Some(dot(run, variants, headline, times, written(times)))
    });
    let up = format!("time, as a multiple of {}’s", first.variant);
    drawn(headline, &up, &dots.collect::<Vec<_>>())
}

/// What an exercise asks to have drawn of its findings.
pub fn against_findings(runs: &[Rc<Report>], variants: &[String], headline: Headline) -> Html {
    let row = |run: &Report| {
        let mut tables = run.findings.iter();
        tables.find_map(|finding| match &finding.table {
            FindingTable::Numbers(table) => {
                let row = table.against.as_ref()?;
                let mut rows = table.rows.iter();
                let number = *rows.find(|of| of.name == *row)?.cells.first()?;
                let unit = match table.columns.first()?.as_str() {
                    "number" => String::new(),
                    unit => format!(", {unit}"),
                };
                Some((format!("{row}{unit}"), number?))
            }
            _ => None,
        })
    };
    let found: Vec<_> = runs
        .iter()
        .filter_map(|run| Some((run, row(run)?)))
        .collect();
    let Some((_, (up, _))) = found.first() else {
        return Html::default();
    };
    let dots = found.iter().map(|(run, (_, number))| {
        let said = text::grouped_signed(*number);
        dot(run, variants, headline, *number as f64, said)
    });
    drawn(headline, up, &dots.collect::<Vec<_>>())
}

fn dot<'a>(
    run: &'a Report,
    variants: &[String],
    headline: Headline,
    up: f64,
    said: String,
) -> Dot<'a> {
    Dot {
        name: &run.variant,
        colour: palette::class(variants, &run.variant),
        across: headline.of(&run.usage),
        up,
        said,
    }
}

fn drawn(headline: Headline, up: &str, dots: &[Dot]) -> Html {
    if dots.len() < 2 {
        return Html::default();
    }
    let (name, unit) = (headline.name(), headline.unit());
    let farthest = dots.iter().map(|dot| dot.across).max().unwrap_or(0).max(1);
    let highest = dots
        .iter()
        .map(|dot| dot.up)
        .fold(f64::MIN_POSITIVE, f64::max);
    let share = |dot: &Dot| dot.across as f64 / farthest as f64;
    let places: Vec<f64> = dots
        .iter()
        .map(|dot| HEIGHT - BELOW - dot.up / highest * (HEIGHT - ABOVE - BELOW))
        .collect();
    let sides: Vec<bool> = dots.iter().map(|dot| share(dot) > RIGHT).collect();
    let names = apart(&places, &sides);
    let words: Vec<String> = dots
        .iter()
        .map(|dot| {
            let across = text::grouped(dot.across);
            format!("{}: {across} {unit}, {}", dot.name, dot.said)
        })
        .collect();
    let words = format!("{name} and {up}. {}.", words.join("; "));
    html! {
        <figure class="tradeoff" data-tradeoff={up.to_owned()}>
            <figcaption>{ format!("↑ {up}") }</figcaption>
            <svg width="100%" height={HEIGHT.to_string()} role="img" aria-label={words}>
                <line x1="0" x2="0" y1="0" y2="100%" />
                <line x1="0" x2="100%" y1="100%" y2="100%" />
                { for dots.iter().enumerate().map(|(at, dot)| {
                    let percent = LEFT + share(dot) * SPREAD;
                    let x = format!("{}%", text::decimal(percent, 2));
                    let (anchor, aside) = if sides[at] { ("end", "-11") } else { ("start", "11") };
                    html! {
                        <g class={format!("c-{}", dot.colour)} data-dot={dot.name.to_owned()}
                            data-across={dot.across.to_string()} data-up={dot.said.clone()}>
                            <circle cx={x.clone()} cy={text::decimal(places[at], 1)} r="6" />
                            <text {x} y={text::decimal(names[at] + 4.0, 1)} dx={aside} text-anchor={anchor}>
                                { format!("{}, {}", dot.name, dot.said) }
                            </text>
                        </g>
                    }
                }) }
            </svg>
            <p class="soft">{ format!("{name}: 0 to {} {unit} →", text::grouped(farthest)) }</p>
        </figure>
    }
}

/// Heights for the names of dots at these heights, so that no two on one side
/// stand over each other. They go up from the lowest.
fn apart(places: &[f64], sides: &[bool]) -> Vec<f64> {
    let mut names = places.to_vec();
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|a, b| places[*b].total_cmp(&places[*a]));
    let mut free = [f64::MAX; 2];
    for at in order {
        let free = &mut free[usize::from(sides[at])];
        names[at] = names[at].min(*free);
        *free = names[at] - LINE;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_on_one_side_stand_apart() {
        let names = apart(&[100.0, 95.0, 98.0, 20.0], &[true, true, false, true]);
        assert_eq!(names, [100.0, 100.0 - LINE, 98.0, 20.0]);
    }

    #[test]
    fn names_at_one_height_go_up() {
        let names = apart(&[100.0, 100.0, 100.0], &[true; 3]);
        assert_eq!(names, [100.0, 100.0 - LINE, 100.0 - 2.0 * LINE]);
    }
}
