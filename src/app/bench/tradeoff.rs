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
/// The least distance of two names, and of a name and another dot, in pixels.
const LINE: f64 = 17.0;
const CLEAR: f64 = 15.0;
/// The distance of a name from its dot, and of two heights that are tried for
/// it, in pixels.
const ASIDE: f64 = 11.0;
const STEP: f64 = 3.0;
/// The width that one character takes, and the narrowest drawing, in pixels.
const CHARACTER: f64 = 6.8;
const NARROWEST: f64 = 300.0;
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
    let labels: Vec<Label> = dots
        .iter()
        .map(|dot| Label {
            across: LEFT + share(dot) * SPREAD,
            place: HEIGHT - BELOW - dot.up / highest * (HEIGHT - ABOVE - BELOW),
            on_left: share(dot) > RIGHT,
            text: format!("{}, {}", dot.name, dot.said),
        })
        .collect();
    let names = apart(&labels);
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
                { for dots.iter().zip(labels.iter().zip(names)).map(|(dot, (label, name))| {
                    let x = format!("{}%", text::decimal(label.across, 2));
                    let (anchor, sign) = if label.on_left { ("end", -1.0) } else { ("start", 1.0) };
                    let aside = (sign * ASIDE).to_string();
                    let place = text::decimal(label.place, 1);
                    let moved = (name - label.place).abs() > LINE / 2.0;
                    html! {
                        <g class={format!("c-{}", dot.colour)} data-dot={dot.name.to_owned()}
                            data-across={dot.across.to_string()} data-up={dot.said.clone()}>
                            if moved {
                                <line x1={x.clone()} x2={x.clone()} y1={place.clone()}
                                    y2={text::decimal(name, 1)} />
                            }
                            <circle cx={x.clone()} cy={place} r="6" />
                            <text {x} y={text::decimal(name + 4.0, 1)} dx={aside} text-anchor={anchor}>
                                { &label.text }
                            </text>
                        </g>
                    }
                }) }
            </svg>
            <p class="soft">{ format!("{name}: 0 to {} {unit} →", text::grouped(farthest)) }</p>
        </figure>
    }
}

/// A dot's place, and its name.
struct Label {
    /// The dot's place from the left, in percent.
    across: f64,
    /// The dot's place from the top, in pixels.
    place: f64,
    /// True if the name ends at the dot.
    on_left: bool,
    text: String,
}

impl Label {
    /// The stretch that the name covers in the narrowest drawing, in percent.
    fn covers(&self) -> (f64, f64) {
        let percent = |pixels: f64| pixels / NARROWEST * 100.0;
        let near = percent(ASIDE);
        let far = near + percent(self.text.chars().count() as f64 * CHARACTER);
        if self.on_left {
            (self.across - far, self.across - near)
        } else {
            (self.across + near, self.across + far)
        }
    }

    /// True if a dot at this place from the left is above, on or below the name.
    fn meets(&self, dot: f64) -> bool {
        let (from, to) = self.covers();
        let radius = 6.0 / NARROWEST * 100.0;
        dot + radius > from && dot - radius < to
    }
}

/// Heights for the names of dots, each the nearest to its dot at which it lies
/// over no other dot and no other name. The lowest dot is the first to choose.
fn apart(labels: &[Label]) -> Vec<f64> {
    let mut names: Vec<Option<f64>> = vec![None; labels.len()];
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|a, b| labels[*b].place.total_cmp(&labels[*a].place));
    for at in order {
        let label = &labels[at];
        let (from, to) = label.covers();
        let is_free = |height: f64| {
            labels
                .iter()
                .zip(&names)
                .enumerate()
                .all(|(other, (it, name))| {
                    let (its_from, its_to) = it.covers();
                    let side_by_side = to <= its_from || its_to <= from;
                    let over_dot = label.meets(it.across) && (height - it.place).abs() < CLEAR;
                    let over_name = name.is_some_and(|name| (height - name).abs() < LINE);
                    other == at || !over_dot && (side_by_side || !over_name)
                })
        };
        let steps = (0..).map(|step| f64::from(step) * STEP);
        let heights = steps
            .take_while(|by| *by < HEIGHT)
            .flat_map(|by| [label.place - by, label.place + by])
            .filter(|height| (0.0..=HEIGHT).contains(height));
        // Where nothing is free there are more names than lines.
        names[at] = Some(
            heights
                .into_iter()
                .find(|it| is_free(*it))
                .unwrap_or(label.place),
        );
    }
    names.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(across: f64, place: f64, name: &str) -> Label {
        let on_left = across > LEFT + RIGHT * SPREAD;
        Label {
            across,
            place,
            on_left,
            text: name.to_owned(),
        }
    }

    /// No name lies over a dot of another, nor over another name.
    fn assert_apart(labels: &[Label]) {
        let names = apart(labels);
        for (at, label) in labels.iter().enumerate() {
            let (from, to) = label.covers();
            for (other, it) in labels.iter().enumerate().filter(|(other, _)| *other != at) {
                let over_dot = label.meets(it.across) && (names[at] - it.place).abs() < CLEAR;
                assert!(
                    !over_dot,
                    "{} over the dot of {}: {names:?}",
                    label.text, it.text
                );
                let (its_from, its_to) = it.covers();
                let side_by_side = to <= its_from || its_to <= from;
                let distance = (names[at] - names[other]).abs();
                assert!(side_by_side || distance >= LINE, "{names:?}");
            }
            assert!((0.0..=HEIGHT).contains(&names[at]), "{names:?}");
        }
    }

    #[test]
    fn a_name_with_nothing_around_it_stands_at_its_dot() {
        let labels = [label(4.0, 30.0, "one, 1"), label(94.0, 180.0, "two, 2")];
        assert_eq!(apart(&labels), [30.0, 180.0]);
    }

    #[test]
    fn names_at_one_place_stand_apart() {
        assert_apart(&["naive, 1", "filtered, 1", "optimized, 1"].map(|it| label(94.0, 200.0, it)));
        assert_apart(&["naive, 1", "filtered, 1", "optimized, 1"].map(|it| label(4.0, 20.0, it)));
    }

    #[test]
    fn a_name_lies_over_no_dot_beside_its_own() {
        let labels = [
            label(6.0, 150.0, "optimized, 24,000"),
            label(12.0, 148.0, "packed, 24,300"),
            label(22.0, 100.0, "fixed, 80,000"),
            label(30.0, 104.0, "text, 78,000"),
            label(94.0, 20.0, "naive, 200,000"),
        ];
        assert!((apart(&labels)[0] - 150.0).abs() > 1.0);
        assert_apart(&labels);
    }

    #[test]
    fn names_of_both_sides_do_not_meet_in_the_middle() {
        let labels = [
            label(40.0, 100.0, "filtered, 200,000"),
            label(70.0, 100.0, "naive, 1"),
        ];
        assert_apart(&labels);
    }
}
