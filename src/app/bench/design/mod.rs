//! A problem in parts: a structure is chosen for each, and what they hold and
//! err by is held against a budget.

mod choices;
mod kept;
mod projection;
mod stack;
mod trend;
mod weighed;

use judge::words::described;
use protocol::{Content, Knob, Shape, text};
use yew::{Html, html};

use super::BenchHandle;
use crate::run::Growth;

pub use choices::choices;
pub use kept::{Kept, use_keeping, use_kept};
pub use projection::projection;
pub use weighed::is_free;
use weighed::{CHOSEN, Design, fewest, fits};

/// The variants that are drawn beside each other where structures are chosen.
const DRAWN: [&str; 3] = ["naive", CHOSEN, "optimized"];

/// True for an exercise whose structures are chosen.
pub fn is_design(content: &Content) -> bool {
    content.entry.shape == Shape::Design
}

/// True for a variant that is drawn: all are, but where structures are chosen
/// only those that answer everything.
pub fn is_drawn(content: &Content, variant: &str) -> bool {
    !is_design(content) || DRAWN.contains(&variant)
}

/// The growth of what is chosen, where structures are, or else all of it.
pub fn drawn_growth(bench: &BenchHandle, growth: &Growth) -> Growth {
    let Some(case) = bench.case().filter(|_| is_design(&bench.content)) else {
        return growth.clone();
    };
    let design = Design::of(&bench.content, &case, None);
    let chosen = design.chosen.iter();
    let names: Vec<String> = chosen
        .map(|chosen| chosen.structure.variant.clone())
        .collect();
    growth.only(&names)
}

/// The knobs that change none of the structures' figures.
pub fn free(content: &Content) -> Vec<String> {
    let knobs = content
        .knobs
        .iter()
        .filter(|knob| is_free(&knob.name, content));
    knobs
        .filter(|_| is_design(content))
        .map(|knob| knob.name.clone())
        .collect()
}

/// The verdict on the choices in a sentence, if they have run together.
pub fn sentence(bench: &BenchHandle) -> Option<Html> {
    let case = bench.case()?;
    let results = bench.machine.results()?;
    let design = Design::of(&bench.content, &case, Some(results));
    let Some((verdict, title, rest)) = design.said() else {
        let peaks = design.weights()?;
        let sum = peaks.iter().map(|weight| weight.peak).sum();
        return Some(html! {
            <p class="verdict" data-unrun="">{ format!(
                "Alone, each at its own peak, these hold {} bytes. Run measures them together.",
                text::grouped(sum)
            ) }</p>
        });
    };
    let breaks = verdict
        .breaks()
        .map(|part| design.chosen[part].part.knob.clone());
    Some(html! {
        <p class="verdict" data-verdict={verdict.name()} data-breaks={breaks}
            data-held={design.held.map(|held| held.to_string())}>
            <b>{ title }</b>{ rest }
        </p>
    })
}

/// The same for a screen reader, when a run has ended or the budget was moved.
pub fn spoken(bench: &BenchHandle) -> Option<String> {
    let case = bench.case()?;
    let results = bench.machine.results()?;
    let design = Design::of(&bench.content, &case, Some(results));
    design
        .said()
        .map(|(_, title, rest)| format!("{title}{rest}"))
}

/// The bar of the chosen parts against the budget.
pub fn measured(bench: &BenchHandle) -> Html {
    let content = &bench.content;
    let results = bench.machine.results().map(AsRef::as_ref);
    let Some(case) = bench.case() else {
        return Html::default();
    };
    let design = Design::of(content, &case, results);
    let stale = results.filter(|results| !fits(results.case(), &case, content));
    let sum: Option<u64> = design
        .weights()
        .map(|all| all.iter().map(|one| one.peak).sum());
    let apart = design.held.zip(sum).filter(|(held, sum)| held < sum);
    html! {
        <div class="measured" data-stale={stale.is_some().then_some("true")}>
            { for stale.map(|results| html! {
                <p class="remark">{ format!(
                    "The last run was of {}. Run again to measure what the knobs say now.",
                    described(results.case(), &case_knobs(content))
                ) }</p>
            }) }
            { for bench.file().iter().filter(|_| results.is_some()).map(|file| html! {
                <p class="remark" data-file={file.name.clone()}>
                    { format!("Figures for your file {}.", file.described()) }
                </p>
            }) }
            { stack::stack(&design) }
            { for apart.map(|(held, sum)| html! {
                <p class="remark">{ format!(
                    "The parts alone hold {} bytes, each at its own peak. In one pass these peaks \
                     come one after the other, so the parts hold {} bytes at once.",
                    text::grouped(sum), text::grouped(held)
                ) }</p>
            }) }
        </div>
    }
}

/// The knobs that a run depends on.
fn case_knobs(content: &Content) -> Vec<Knob> {
    let knobs = content
        .knobs
        .iter()
        .filter(|knob| !is_free(&knob.name, content));
    knobs.cloned().collect()
}

/// The two steps of the task, and which of them are done.
pub fn steps(bench: &BenchHandle) -> Html {
    let content = &bench.content;
    if !is_design(content) {
        return Html::default();
    }
    let broken = bench.kept.broken.as_ref();
    let title = |knob: &str| {
        let mut parts = content.parts.iter();
        parts
            .find(|part| part.knob == knob)
            .map(|part| part.title.to_lowercase())
    };
    let least = bench.machine.results().filter(|_| bench.solved);
    let least = least.and_then(|results| fewest(content, results));
    let done = |done: bool| if done { "done" } else { "open" };
    html! {
        <>
            <ol class="soft steps-of-task">
                <li data-task-step="passed" data-done={bench.solved.then_some("true")}>
                    { format!("Under the budget, with every error small enough: {}.", done(bench.solved)) }
                </li>
                <li data-task-step="broken" data-done={broken.is_some().then_some("true")}>
                    { match broken.and_then(|broken| Some((broken, title(&broken.part)?))) {
                        Some((broken, part)) => format!(
                            "Lowered until it broke: at {} bytes, and the first to break it was {part}.",
                            text::grouped(broken.budget)
                        ),
                        None => format!("The budget lowered until the choices break it: {}.", done(false)),
                    } }
                </li>
            </ol>
            { for least.map(|least| html! {
                <p class="soft">{ "The least that structures with an error below 2\u{a0}% hold here, part \
                                   by part, is " }<b data-least={least.to_string()}>{ text::grouped(least) }</b>{ " bytes." }</p>
            }) }
            if *bench.kept.refused {
                <p role="alert">{ "This browser keeps nothing: your choices are gone when the page is \
                                   closed." }</p>
            }
        </>
    }
}
