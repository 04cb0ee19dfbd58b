//! The bench's words: what to expect, how far it is, the verdict, what went
//! wrong.

use std::rc::Rc;

use judge::Problem;
use judge::words::described;
use protocol::compile::VARIANT;
#[cfg(feature = "ssr")]
use protocol::{Content, Report};
use protocol::{Headline, text};
use yew::{Html, Properties, component, html, use_state};

use super::bars::{BarsOf, bars};
use super::design;
use super::hook::BenchHandle;
use super::python;
use super::rest;
use super::trail::trail;
use super::verdict;
use crate::browser::{self, Interval};
use crate::effect::use_effect_with;
use crate::run::{Event, Stopped};

/// Shows the outcome of the last press for some variants alone: not what it says
/// of the others.
pub fn outcome_of(bench: &BenchHandle, variants: &[String]) -> Html {
    html! {
        <div class="result">
            <div class="said">
                { for bench.machine.problems().iter().map(|problem| fault(bench, problem)) }
                { progress(bench) }
                { remark(bench) }
            </div>
            { measured(bench, variants) }
        </div>
    }
}

/// Shows the outcome of the last press, with a line below the bars.
pub fn outcome(bench: &BenchHandle, foot: Html) -> Html {
    let machine = &bench.machine;
    html! {
        <div class="result">
            <div class="said">
                { for bench.warning().iter().map(|text| html! {
                    <div class="fault mild" role="alert" data-warning="lab">
                        <p>{ format!("{text}.") }</p>
                    </div>
                }) }
                { for bench.misread.iter().map(|text| html! {
                    <p class="remark" data-misread="">{ text }</p>
                }) }
                { for machine.problems().iter().map(|problem| fault(bench, problem)) }
                { sentence(bench) }
            </div>
            if design::is_design(&bench.content) {
                { rest::aside(|parts| (parts.chosen.measured)(bench)) }
            } else {
                { measured(bench, &bench.variants()) }
            }
            { foot }
            { for bench.desk.iter().map(|desk| rest::aside(|parts| (parts.brief)(desk))) }
            <p class="hidden" role="status">{ announced(bench) }</p>
        </div>
    }
}

/// The one sentence: what to expect, how far the run is, or what it showed.
fn sentence(bench: &BenchHandle) -> Html {
    let machine = &bench.machine;
    let verdict = machine.results().and_then(|results| {
        let whole = results.problems().is_empty();
        // The learner's only as far as nothing speaks against it.
        let sound = bench
            .note()
            .is_some_and(|note| note.words().next().is_none());
        let runs = bench.runs(results);
        let yours = runs.iter().find(|run| sound && run.variant == VARIANT);
        let headline = bench.content.entry.headline;
        let yours = yours.map(Rc::as_ref);
        whole.then(|| verdict::with_yours(headline, results.runs(), yours))?
    });
    let chosen = rest::parts().filter(|_| design::is_design(&bench.content));
    let chosen = chosen.and_then(|parts| (parts.chosen.sentence)(bench));
    if let Some(chosen) = chosen.filter(|_| machine.problems().is_empty()) {
        return html! { <>{ chosen }{ progress(bench) }{ remark(bench) }</> };
    }
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
            } else if machine.problems().is_empty() {
                <p class="expect">
                    { expectation(bench) }
                    if bench.is_held() {
                        { " " }
                        <button type="button" class="link" data-action="to-guess"
                            onclick={|_| browser::go_to_start("[data-guess]")}>{ "To the question" }</button>
                    }
                </p>
            }
            { remark(bench) }
        </>
    }
}

/// What a run will show. Where there are questions, they ask for the rest.
fn expectation(bench: &BenchHandle) -> String {
    let content = &bench.content;
    if bench.is_held() {
        return "Answer first: the proof starts with your guess.".to_owned();
    }
    if content.predictions.is_empty() {
        return content.expect.clone();
    }
    let what = match content.entry.headline {
        Headline::Peak => "holds at its peak",
        Headline::Total => "allocates in all",
        Headline::Allocations => "asks of the allocator",
        Headline::Retained => "keeps at its end",
    };
    format!("Run it, and see what each version {what}.")
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
            None => bench.tell(Event::Stop),
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

/// The bars: those of the runs, and before them a row for each version.
fn measured(bench: &BenchHandle, variants: &[String]) -> Html {
    let content = &bench.content;
    let results = bench.machine.results();
    let mut runs = results.map_or_else(Vec::new, |results| bench.runs(results));
    runs.retain(|run| variants.contains(&run.variant));
    let stale = results.filter(|results| {
        !results.runs().is_empty() && bench.case().as_ref() != Some(results.case())
    });
    html! {
        <div class="measured" data-stale={stale.is_some().then_some("true")}>
            { for stale.map(|results| html! {
                <p class="remark">
                    { format!(
                        "These figures are for {}. Run again to measure what the knobs say now.",
                        described(results.case(), &content.knobs)
                    ) }
                </p>
            }) }
            { for bench.file().iter().filter(|_| !runs.is_empty()).map(|file| html! {
                <p class="remark" data-file={file.name.clone()}>
                    { format!("Figures for your file {}.", file.described()) }
                </p>
            }) }
            { bars(&BarsOf {
                headline: content.entry.headline,
                runs: &runs,
                variants,
                floor_note: &content.floor_note,
                note: bench.note(),
                python: results.and_then(|results| python::shown(bench, results)),
                budget: bench.allowance().map(|allowance| allowance.budget),
            }) }
        </div>
    }
}

/// The exercise, and its own variants' runs, as recorded.
#[cfg(feature = "ssr")]
#[derive(Properties, PartialEq)]
pub struct ForetoldBarsProps {
    /// The exercise, which asks for a version.
    pub content: Rc<Content>,
    /// Its runs at the default case.
    pub runs: Vec<Rc<Report>>,
}

/// The bars of a page that nothing has happened to but a run that gives these
/// figures.
#[cfg(feature = "ssr")]
#[component]
pub fn ForetoldBars(props: &ForetoldBarsProps) -> Html {
    let ForetoldBarsProps { content, runs } = props;
    let mut variants = content.variant_names();
    variants.push(VARIANT.to_owned());
    bars(&BarsOf {
        headline: content.entry.headline,
        runs,
        variants: &variants,
        floor_note: &content.floor_note,
        note: None,
        python: None,
        budget: Some(content.budget),
    })
}

/// Gives the words for a screen reader to announce: once the figures are confirmed,
/// so that those of another run are announced anew, though they be the same.
fn announced(bench: &BenchHandle) -> String {
    let machine = &bench.machine;
    let results = machine.results().filter(|_| machine.running().is_none());
    let Some(results) = results.filter(|results| results.problems().is_empty()) else {
        return String::new();
    };
    if design::is_design(&bench.content) {
        let said = rest::parts().and_then(|parts| (parts.chosen.spoken)(bench));
        return said.unwrap_or_default();
    }
    verdict::verdict(bench.content.entry.headline, results.runs())
        .map(|sentence| verdict::spoken(&sentence))
        .unwrap_or_default()
}
