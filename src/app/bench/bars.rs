//! The bars: a real table whose rows carry the figures.

use std::rc::Rc;

use protocol::compile::VARIANT;
use protocol::{Headline, RecordedPython, RecordedPythonRun, Report, Usage, text};
use yew::{Html, html};

use crate::run::palette;
use crate::yours::Note;

/// Stands for a figure that is not there.
const NONE: &str = "–";
/// From this share of the scale on, in percent, the budget's word stands before
/// its mark.
const LATE: f64 = 80.0;

/// The contents of a table of bars.
pub struct BarsOf<'a> {
    /// The figure that the bars draw.
    pub headline: Headline,
    /// The runs, naive first.
    pub runs: &'a [Rc<Report>],
    /// All variants of the exercise, for their colours.
    pub variants: &'a [String],
    /// The words for what the floor counts; empty to leave them out.
    pub floor_note: &'a str,
    /// The caveats on the learner's figures.
    pub note: Option<Note>,
    /// Python's figures for the same case, to be shown beside the runs.
    pub python: Option<&'a RecordedPython>,
    /// The most that the learner's version may spend.
    pub budget: Option<u64>,
}

/// The table of bars.
pub fn bars(of: &BarsOf) -> Html {
    let BarsOf {
        headline,
        runs,
        variants,
        floor_note,
        note,
        python,
        budget,
    } = *of;
    let python = python.map_or(&[][..], |recorded| &recorded.runs);
    let python = python
        .iter()
        .filter_map(|run| Some((run, python_figure(headline, run)?)));
    let floor = runs.first().map(|report| report.floor);
    let limit = floor.and_then(|floor| limit(headline, floor));
    let figures = runs.iter().map(|report| headline.of(&report.usage));
    let pythons = python.clone().map(|(_, figure)| figure);
    let longest = figures.chain(limit).chain(pythons).max();
    // The budget alone makes no scale.
    let longest = longest.map(|longest| longest.max(budget.unwrap_or(0)));
    let scale = longest.unwrap_or(0);
    html! {
        <table class="bars" role="table">
            <caption class="hidden">
                { format!("{}, {} of each variant", headline.name(), headline.unit()) }
            </caption>
            <thead><tr role="row">
                <th scope="col" role="columnheader">{ "variant" }</th>
                <td role="cell"></td>
                <th scope="col" role="columnheader" class="on">{ head(headline) }</th>
                if limit.is_some() {
                    <th scope="col" role="columnheader">{ "of floor" }</th>
                }
            </tr></thead>
            <tbody>
                { for variants.iter().map(|variant| {
                    let colour = palette::class(variants, variant);
                    let budget = budget.filter(|_| variant == VARIANT);
                    match runs.iter().find(|run| run.variant == *variant) {
                        Some(report) => {
                            let note = note.filter(|_| variant == VARIANT);
                            let mark = budget.map(|budget| mark(budget, scale));
                            row(headline, report, (colour, note), scale, limit, mark)
                        }
                        None => empty_row(variant, colour, limit, budget.map(|budget| {
                            longest.map_or_else(|| foretold(budget), |_| alone(budget, scale))
                        })),
                    }
                }) }
                { for python.map(|(run, figure)| python_row(&run.variant, figure, scale, limit)) }
                <tr class="floor" role="row" data-floor={floor.map(|floor| floor.to_string())}>
                    <th scope="row" role="rowheader">{ "floor" }</th>
                    <td class="bar" role="cell">
                        { for limit.map(|floor| line(floor, scale)) }
                        <span class="note">{ noted(headline, floor, floor_note) }</span>
                    </td>
                    <td class="figure" role="cell">
                        if headline == Headline::Peak {
                            { floor.map_or_else(|| NONE.to_owned(), text::grouped) }
                        }
                    </td>
                    if limit.is_some() {
                        <td role="cell"></td>
                    }
                </tr>
            </tbody>
        </table>
    }
}

/// The figure of a recording in Python that can stand beside the headline's:
/// `tracemalloc` counts no others.
pub fn python_figure(headline: Headline, run: &RecordedPythonRun) -> Option<u64> {
    match headline {
        Headline::Peak => Some(run.peak),
        Headline::Retained => Some(run.retained),
        Headline::Total | Headline::Allocations => None,
    }
}

fn python_row(variant: &str, figure: u64, longest: u64, limit: Option<u64>) -> Html {
    html! {
        <tr class="c-python" role="row" data-python={variant.to_owned()} data-bytes={figure.to_string()}>
            <th scope="row" role="rowheader">{ format!("Python {variant}") }</th>
            <td class="bar" role="cell">{ bar(figure, longest, "python") }</td>
            <td class="figure" role="cell">{ text::grouped(figure) }</td>
            if limit.is_some() {
                <td role="cell"></td>
            }
        </tr>
    }
}

/// Returns the floor where it is drawn as a limit: it limits the peak alone,
/// and nothing when it is 0.
fn limit(headline: Headline, floor: u64) -> Option<u64> {
    (headline == Headline::Peak && floor > 0).then_some(floor)
}

/// Says what the floor counts, and which figure it limits if that is not the
/// one beside it.
fn noted(headline: Headline, floor: Option<u64>, floor_note: &str) -> String {
    let limits = |floor: &u64| headline != Headline::Peak && *floor > 0;
    let of_peak = floor.filter(limits).map(|floor| {
        let bytes = text::grouped(floor);
        format!("a peak of at least {bytes} bytes")
    });
    let note = (!floor_note.is_empty()).then(|| floor_note.to_owned());
    let parts: Vec<String> = of_peak.into_iter().chain(note).collect();
    parts.join(": ")
}

/// The figure's name over its column.
pub fn head(headline: Headline) -> &'static str {
    match headline {
        Headline::Peak => "peak bytes",
        Headline::Total => "total bytes",
        Headline::Allocations => "allocations",
        Headline::Retained => "retained bytes",
    }
}

fn row(
    headline: Headline,
    report: &Report,
    (colour, known): (&'static str, Option<Note>),
    longest: u64,
    floor: Option<u64>,
    mark: Option<Html>,
) -> Html {
    let Usage {
        peak,
        total,
        allocations,
        retained,
        pages,
    } = report.usage;
    let figure = headline.of(&report.usage);
    html! {
        <tr class={format!("c-{colour}")} role="row"
            data-variant={report.variant.clone()}
            data-peak={peak.to_string()}
            data-total={total.to_string()}
            data-allocations={allocations.to_string()}
            data-retained={retained.to_string()}
            data-pages={pages.to_string()}
            data-answer={report.answer.clone()}
            data-older={known.is_some_and(|note| note.older).then_some("true")}
            data-standing={known.map(|note| note.standing.name())}>
            <th scope="row" role="rowheader">
                { &report.variant }
                { for known.into_iter().flat_map(Note::words).map(|words| html! {
                    <span class="note">{ words }</span>
                }) }
            </th>
            <td class="bar" role="cell">
                <svg width="100%" height="22" aria-hidden="true">
                    { filled(figure, longest, colour) }
                    { for mark }
                </svg>
            </td>
            <td class="figure" role="cell">{ text::grouped(figure) }</td>
            if let Some(floor) = floor {
                <td class="of-floor" role="cell">
                    { text::times(figure, floor).map(|factor| format!("{factor} ×")) }
                </td>
            }
        </tr>
    }
}

/// A bar as long as its share. An attribute, not a style, sets its width, so a
/// strict policy admits it and paper shows it.
pub fn bar(figure: u64, longest: u64, colour: &str) -> Html {
    html! {
        <svg width="100%" height="22" aria-hidden="true">{ filled(figure, longest, colour) }</svg>
    }
}

fn filled(figure: u64, longest: u64, colour: &str) -> Html {
    if figure == 0 {
        return Html::default();
    }
    html! {
        <rect class="fill" width={share(figure, longest)} height="22"
            fill={(colour == "naive").then_some("url(#hatch)")} />
    }
}

/// The budget as a mark on the scale.
fn mark(budget: u64, longest: u64) -> Html {
    let at = share(budget, longest);
    let late = 100.0 * budget as f64 > LATE * longest as f64;
    // The word on a plate, since it may stand on a bar.
    let (plate, word) = if late { ("-52", "-48") } else { ("6", "10") };
    html! {
        <svg x={at} overflow="visible">
            <rect class="mark" y="-2" width="2" height="26" data-budget={budget.to_string()} />
            <rect class="plate" x={plate} y="3" width="48" height="16" rx="2" />
            <text x={word} y="15">{ "budget" }</text>
        </svg>
    }
}

/// The same where there is no bar.
fn alone(budget: u64, longest: u64) -> Html {
    html! {
        <svg width="100%" height="22" aria-hidden="true">{ mark(budget, longest) }</svg>
    }
}

/// The budget where there is no scale yet.
fn foretold(budget: u64) -> Html {
    html! {
        <span class="note" data-budget={budget.to_string()}>
            { format!("budget {}", text::grouped(budget)) }
        </span>
    }
}

/// The row of a variant that has not run, or gave no figures.
fn empty_row(variant: &str, colour: &str, floor: Option<u64>, budget: Option<Html>) -> Html {
    html! {
        <tr class={format!("c-{colour}")} role="row">
            <th scope="row" role="rowheader">{ variant }</th>
            <td class="bar" role="cell">{ for budget }</td>
            <td class="figure" role="cell">{ NONE }</td>
            if floor.is_some() {
                <td class="of-floor" role="cell"></td>
            }
        </tr>
    }
}

fn line(floor: u64, longest: u64) -> Html {
    html! {
        <svg width="100%" height="22" aria-hidden="true">
            <rect class="line" width={share(floor, longest)} y="10" height="2" />
        </svg>
    }
}

/// A percentage; never so little that nothing is seen.
fn share(figure: u64, longest: u64) -> String {
    let percent = 100.0 * figure as f64 / longest.max(1) as f64;
    format!("{}%", text::decimal(percent.max(0.3), 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_its_share_of_the_longest_and_never_invisible() {
        for (figure, longest, width) in [
            (100, 100, "100.000%"),
            (25, 100, "25.000%"),
            (1, 1_000_000, "0.300%"),
            (1, 0, "100.000%"),
        ] {
            assert_eq!(share(figure, longest), width);
        }
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn the_budget_is_a_mark_on_the_scale_and_a_number_before_there_is_one() {
        use crate::samples::{rendered, report};

        let variants = ["naive".to_owned(), VARIANT.to_owned()];
        let drawn = |runs: &[Rc<Report>]| {
            rendered(bars(&BarsOf {
                headline: Headline::Peak,
                runs,
                variants: &variants,
                floor_note: "",
                note: None,
                python: None,
                budget: Some(500),
            }))
        };
        let before = drawn(&[]);
        assert!(before.contains("budget 500"), "{before}");
        assert!(!before.contains("data-peak"), "{before}");
        let after = drawn(&[Rc::new(report("naive", 1_000, 240))]);
        assert!(after.contains("x=\"50.000%\""), "{after}");
        for html in [before, after] {
            assert_eq!(html.matches("data-budget=\"500\"").count(), 1, "{html}");
        }
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn pythons_rows_are_no_runs_and_the_longest_of_all_sets_the_scale() {
        use crate::samples::{content_with_questions, rendered, report};

        let runs = [Rc::new(report("naive", 1_500_000, 240_000))];
        let content = content_with_questions();
        let recorded = content.python.map(|sketch| sketch.recorded);
        let drawn = |headline, python| {
            rendered(bars(&BarsOf {
                headline,
                runs: &runs,
                variants: &["naive".to_owned()],
                floor_note: "",
                note: None,
                python,
                budget: None,
            }))
        };
        let html = drawn(Headline::Peak, recorded.as_ref());
        assert_eq!(html.matches("data-variant").count(), 1, "{html}");
        assert!(
            html.contains("data-python=\"naive\" data-bytes=\"3000000\""),
            "{html}"
        );
        assert!(html.contains("width=\"50.000%\""), "{html}");
        for (headline, python) in [(Headline::Peak, None), (Headline::Total, recorded.as_ref())] {
            assert!(
                !drawn(headline, python).contains("data-python"),
                "{headline:?}"
            );
        }
    }
}
