//! The bars: a real table whose rows carry the figures.

use std::rc::Rc;

use protocol::{Headline, Report, Usage, text};
use yew::{Html, html};

use super::palette;

/// What a table of bars shows.
pub struct BarsOf<'a> {
    /// The figure that the bars draw.
    pub headline: Headline,
    /// The runs, naive first.
    pub runs: &'a [Rc<Report>],
    /// All variants of the exercise, for their colours.
    pub variants: &'a [String],
    /// What the floor counts; empty to leave that out.
    pub floor_note: &'a str,
}

/// The table of bars.
pub fn bars(of: &BarsOf) -> Html {
    let BarsOf {
        headline,
        runs,
        variants,
        floor_note,
    } = *of;
    let floor = runs.first().map_or(0, |report| report.floor);
    let limit = limit(headline, floor);
    let figures = runs.iter().map(|report| headline.of(&report.usage));
    let longest = figures.chain(limit).max().unwrap_or(0);
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
                { for runs.iter().map(|report| {
                    row(headline, report, palette::class(variants, &report.variant), longest, limit)
                }) }
                <tr class="floor" role="row" data-floor={floor.to_string()}>
                    <th scope="row" role="rowheader">{ "floor" }</th>
                    <td class="bar" role="cell">
                        { for limit.map(|floor| line(floor, longest)) }
                        <span class="note">{ noted(headline, floor_note) }</span>
                    </td>
                    <td class="figure" role="cell">{ text::grouped(floor) }</td>
                    if limit.is_some() {
                        <td role="cell"></td>
                    }
                </tr>
            </tbody>
        </table>
    }
}

/// What the floor can be drawn beside: it limits the peak alone, and nothing
/// when it is 0.
fn limit(headline: Headline, floor: u64) -> Option<u64> {
    (headline == Headline::Peak && floor > 0).then_some(floor)
}

/// What the floor counts, and of which figure it is the limit if that is not
/// the one beside it.
fn noted(headline: Headline, floor_note: &str) -> String {
    match headline {
        Headline::Peak => floor_note.to_owned(),
        Headline::Total | Headline::Allocations | Headline::Retained => {
            let parts = [floor_note, "bytes of peak at least"];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join("; ")
        }
    }
}

/// The figure's name over its column.
fn head(headline: Headline) -> &'static str {
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
    colour: &'static str,
    longest: u64,
    floor: Option<u64>,
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
            data-answer={report.answer.clone()}>
            <th scope="row" role="rowheader">{ &report.variant }</th>
            <td class="bar" role="cell">{ bar(figure, longest, colour) }</td>
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
fn bar(figure: u64, longest: u64, colour: &str) -> Html {
    html! {
        <svg width="100%" height="22" aria-hidden="true">
            if figure > 0 {
                <rect class="fill" width={share(figure, longest)} height="22"
                    fill={(colour == "naive").then_some("url(#hatch)")} />
            }
        </svg>
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
}
