//! The bench's words: what to expect, how far it is, the verdict, what went
//! wrong.

use std::rc::Rc;

use judge::Problem;
use judge::words::described;
use protocol::{Report, text};
use yew::{Html, Properties, component, html, use_effect_with, use_state};

use super::bars::{BarsOf, bars};
use super::figures::figures;
use super::findings::findings;
use super::hook::BenchHandle;
use super::machine::{Event, Stopped};
use super::python;
use super::results::{Repeat, Results};
use super::trail::trail;
use super::verdict;
use crate::browser::{self, Interval};
use crate::yours;

/// Shows the outcome of the last press.
pub fn outcome(bench: &BenchHandle) -> Html {
    let machine = &bench.machine;
    let results = machine
        .results()
        .filter(|results| !results.runs().is_empty());
    html! {
        <>
            <div class="said">
                { for bench.warning.iter().map(|text| html! {
                    <div class="fault mild" role="alert" data-warning="lab">
                        <p>{ format!("{text}.") }</p>
                    </div>
                }) }
                { for machine.problems().iter().map(|problem| fault(bench, problem)) }
                { sentence(bench) }
            </div>
            if let Some(results) = results {
                { measured(bench, results) }
            }
            { for bench.desk.iter().map(yours::brief) }
            <p class="hidden" role="status">{ announced(bench) }</p>
        </>
    }
}

/// The one sentence: what to expect, how far the run is, or what it showed.
fn sentence(bench: &BenchHandle) -> Html {
    let machine = &bench.machine;
    let verdict = machine.results().and_then(|results| {
        let whole = results.problems().is_empty();
        whole.then(|| verdict::verdict(bench.content.entry.headline, results.runs()))?
    });
    if let Some(verdict) = verdict {
        return html! {
            <>
                <p class="verdict">{ verdict::coloured(&verdict, &bench.variants()) }</p>
                { progress(bench) }
                { remark(bench) }
            </>
        };
    }
    html! {
        <>
            if machine.running().is_some() {
                { progress(bench) }
            } else if machine.problems().is_empty() && bench.content.predictions.is_empty() {
                <p class="expect">{ &bench.content.expect }</p>
            }
            { remark(bench) }
        </>
    }
}

fn progress(bench: &BenchHandle) -> Html {
    let Some(live) = bench.machine.running() else {
        return Html::default();
    };
    let first = bench.machine.results().is_none();
    let what = live.current().map_or_else(String::new, |request| {
        format!(
            "Running {}, {} of {}",
            request.variant,
            live.ended() + 1,
            live.total()
        )
    });
    html! {
        <>
            <p class={if first { "progress wide" } else { "progress" }} key={live.key().press}>
                { what }{ if first { "" } else { ", again to compare" } }{ " · " }<Elapsed />
            </p>
            { trail(bench) }
        </>
    }
}

/// The words that go with a wait.
#[derive(Properties, PartialEq)]
pub struct ElapsedProps {
    /// Said after ten seconds.
    #[prop_or_default]
    pub late: &'static str,
}

/// Seconds since this was put on the page.
#[component]
pub fn Elapsed(props: &ElapsedProps) -> Html {
    let seconds = use_state(|| 0.0);
    {
        let seconds = seconds.setter();
        use_effect_with((), move |()| {
            let start = browser::now();
            let clock = Interval::new(100, move || seconds.set((browser::now() - start) / 1_000.0));
            move || drop(clock)
        });
    }
    html! {
        <span class="clock">
            { format!("{} s", text::decimal(*seconds, 1)) }{ if *seconds > 10.0 { props.late } else { "" } }
        </span>
    }
}

fn remark(bench: &BenchHandle) -> Html {
    let text = match bench.machine.stopped() {
        Some(Stopped::KeepingFigures) => "Stopped. These figures are those of the run before.",
        Some(Stopped::WithoutFigures) => "Stopped before there were figures.",
        Some(Stopped::Unconfirmed) => {
            "Stopped before the second run, so nothing shows yet that these figures repeat."
        }
        Some(Stopped::Tracing | Stopped::Growing) | None => return Html::default(),
    };
    html! { <p class="remark">{ text }</p> }
}

/// A fault: what happened to which variant, and what to do.
pub fn fault(bench: &BenchHandle, problem: &Problem) -> Html {
    let retry = problem.kind.may_pass().then(|| {
        let bench = bench.clone();
        move |_| match bench.case() {
            Some(_) => bench.run(),
            None => bench.tell.emit(Event::Stop),
        }
    });
    html! {
        <div class="fault" role="alert" data-failure={problem.kind.name()}>
            <p><b>{ problem.heading() }</b>{ format!(" {}.", problem.text) }</p>
            if let Some(retry) = retry {
                <button type="button" class="quiet" data-action="retry" onclick={retry}>{ "Retry" }</button>
            }
        </div>
    }
}

fn measured(bench: &BenchHandle, results: &Results) -> Html {
    let variants = bench.variants();
    let content = &bench.content;
    let runs = &bench.runs(results)[..];
    let stale = bench.case().as_ref() != Some(results.case());
    html! {
        <>
            <div class="measured" data-stale={stale.then_some("true")}>
                if stale {
                    <p class="remark">
                        { format!(
                            "These figures are for {}. Run again to measure what the knobs say now.",
                            described(results.case(), &content.knobs)
                        ) }
                    </p>
                }
                { for bench.file.iter().map(|file| html! {
                    <p class="remark" data-file={file.name.clone()}>
                        { format!("Figures for your file {}.", file.described()) }
                    </p>
                }) }
                { bars(&BarsOf {
                    headline: content.entry.headline,
                    runs,
                    variants: &variants,
                    floor_note: &content.floor_note,
                    note: bench.note(),
                    python: python::shown(bench, results),
                }) }
                { python::switch(bench, results) }
                <details>
                    <summary>{ "All five figures" }</summary>
                    { figures(runs, &variants) }
                </details>
            </div>
            <ul class="checks">{ checks(bench, results) }</ul>
            if runs.iter().any(|run| !run.findings.is_empty()) {
                { findings(runs, &variants) }
            }
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

/// Gives the words for a screen reader to announce.
fn announced(bench: &BenchHandle) -> String {
    let machine = &bench.machine;
    let Some(results) = machine
        .results()
        .filter(|results| results.problems().is_empty())
    else {
        return String::new();
    };
    verdict::verdict(bench.content.entry.headline, results.runs())
        .map(|sentence| verdict::spoken(&sentence))
        .unwrap_or_default()
}
