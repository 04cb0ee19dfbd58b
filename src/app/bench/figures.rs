//! All figures of every run, as a table, and what speaks for them.

use std::rc::Rc;

use protocol::{Report, Usage, text};
use yew::{Html, html};

use super::hook::BenchHandle;
use super::python;
use crate::run::{Repeat, Results, palette};

const HEADS: [(&str, &str); 7] = [
    ("peak", "most bytes live at once"),
    ("total", "bytes of all allocations together"),
    ("allocations", "how many"),
    ("frees", "how many"),
    ("retained", "bytes live at the end"),
    ("pages", "of 64 KiB, by which memory grew"),
    ("time", "not repeatable"),
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
    html! {
        <>
            { figures(&bench.runs(results), &bench.variants()) }
            <ul class="checks">{ checks(bench, results) }</ul>
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
                <tbody>{ for runs.iter().map(|report| row(report, variants)) }</tbody>
            </table>
        </div>
    }
}

fn row(report: &Report, variants: &[String]) -> Html {
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
        duration(report.time_ms),
    ];
    html! {
        <tr class={format!("c-{}", palette::class(variants, &report.variant))}>
            <th scope="row">{ &report.variant }</th>
            { for cells.into_iter().map(|cell| html! { <td>{ cell }</td> }) }
        </tr>
    }
}

/// Milliseconds at the precision that a browser's clock has.
fn duration(milliseconds: f64) -> String {
    if milliseconds < 100.0 {
        format!("{} ms", text::decimal(milliseconds, 1))
    } else if milliseconds < 10_000.0 {
        format!("{} ms", text::decimal(milliseconds, 0))
    } else {
        format!("{} s", text::decimal(milliseconds / 1_000.0, 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_as_precise_as_the_clock() {
        for (milliseconds, said) in [
            (0.0, "0.0 ms"),
            (1.26, "1.3 ms"),
            (345.6, "346 ms"),
            (12_345.0, "12.3 s"),
        ] {
            assert_eq!(duration(milliseconds), said);
        }
    }
}
