//! All figures of every run, as a table, and what speaks for them.

use std::rc::Rc;

use protocol::{Report, Usage, text};
use yew::{Html, html};

use super::hook::BenchHandle;
use super::python;
use super::tradeoff::against_time;
use crate::run::{Repeat, Results, palette};

const HEADS: [(&str, &str); 7] = [
    ("peak", "most bytes live at once"),
    ("total", "bytes of all allocations together"),
    ("allocations", "how many"),
    ("frees", "how many"),
    ("retained", "bytes live at the end"),
    ("pages", "of 64 KiB, by which memory grew"),
    (
        "time",
        "of this run, as a multiple of the first version's; not repeatable",
    ),
];

/// The figures of the runs that are shown, and Python's if they are asked for.
pub fn all_figures(bench: &BenchHandle) -> Html {
    let results = bench.machine.results();
    let Some(results) = results.filter(|results| !results.runs().is_empty()) else {
        return html! {
            <p class="remark">{ "After a run: the five figures of each version, its frees and its \
                                 time." }</p>
        };
    };
    let (runs, variants) = (bench.runs(results), bench.variants());
    html! {
        <>
            { figures(&runs, &variants) }
            <ul class="checks">{ checks(bench, results) }</ul>
            { against_time(&runs, &variants, bench.content.entry.headline) }
            { python::switch(bench, results) }
        </>
    }
}

fn checks(bench: &BenchHandle, results: &Results) -> Html {
    let runs = results.runs();
    let alone = runs.len() < 2;
    let repeat = match (results.repeat(), bench.machine.running()) {
        (Repeat::Equal, _) => Some(("yes", "ran twice, equal to the byte")),
        (Repeat::Unknown, Some(_)) => Some(("wait", "running again to compare")),
        (Repeat::Unknown, None) => None,
    };
    html! {
        <>
            if !alone && results.problems().is_empty() {
                <li class="yes" data-check="answers">{ format!("same answer, {}", brief(&runs[0])) }</li>
            }
            if let Some((class, text)) = repeat {
                <li {class} data-check={(class == "yes").then_some("repeat")}>{ text }</li>
            }
            <li class="yes">{ "wasm32: pointers of 4 bytes" }</li>
        </>
    }
}

/// The answer, cut where it would not fit a line.
fn brief(report: &Rc<Report>) -> String {
    const ENOUGH: usize = 32;
    let answer = &report.answer;
    match answer.char_indices().nth(ENOUGH) {
        Some((end, _)) => format!("{}…", &answer[..end]),
        None => answer.clone(),
    }
}

/// The table of all figures.
fn figures(runs: &[Rc<Report>], variants: &[String]) -> Html {
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label="All five figures">
            <table class="five">
                <thead><tr>
                    <th scope="col">{ "variant" }</th>
                    { for HEADS.map(|(head, meaning)| html! { <th scope="col" title={meaning}>{ head }</th> }) }
                </tr></thead>
                <tbody>{ for runs.iter().map(|report| {
                    let time = runs.first().map_or_else(String::new, |first| time(report, first));
                    row(report, variants, time)
                }) }</tbody>
            </table>
        </div>
    }
}

fn row(report: &Report, variants: &[String], time: String) -> Html {
    let Usage {
        peak,
        total,
        allocations,
        retained,
        pages,
    } = report.usage;
    let cells = [
        text::grouped(peak),
        text::grouped(total),
        text::grouped(allocations),
        text::grouped(report.frees),
        text::grouped_signed(retained),
        text::grouped(pages),
        time,
    ];
    html! {
        <tr class={format!("c-{}", palette::class(variants, &report.variant))}>
            <th scope="row">{ &report.variant }</th>
            { for cells.into_iter().map(|cell| html! { <td>{ cell }</td> }) }
        </tr>
    }
}

/// The least time that a browser's clock measures well enough to compare, in
/// milliseconds.
const COMPARABLE_MS: f64 = 1.0;

/// A run's time as a multiple of another's, if both took long enough.
pub fn multiple(report: &Report, of: &Report) -> Option<f64> {
    let long = report.time_ms.min(of.time_ms) >= COMPARABLE_MS;
    long.then(|| report.time_ms / of.time_ms)
}

fn time(report: &Report, of: &Report) -> String {
    let multiple = multiple(report, of);
    multiple.map_or_else(|| "too short".to_owned(), written)
}

/// `3.3×`, and `0.04×` below 1.
pub fn written(multiple: f64) -> String {
    let digits = if multiple < 1.0 { 2 } else { 1 };
    format!("{}×", text::decimal(multiple, digits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::report;

    #[test]
    fn times_are_compared_where_a_clock_tells_them_apart() {
        let run = |time_ms| Report {
            time_ms,
            ..report("naive", 100, 50)
        };
        for (time, of, said) in [
            (12.0, 12.0, "1.0×"),
            (3.0, 12.0, "0.25×"),
            (1.0, 40.0, "0.03×"),
            (40.0, 12.0, "3.3×"),
            (0.9, 12.0, "too short"),
            (12.0, 0.0, "too short"),
        ] {
            assert_eq!(super::time(&run(time), &run(of)), said);
        }
    }
}
