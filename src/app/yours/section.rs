//! The section “Your version” of an exercise's page.

use yew::{Html, html};

use super::actions::below;
use super::event::{Event, Notice, Solved};
use super::hook::Desk;
use super::host::host;
use super::outcome::outcome;
use super::views::{edited, views};
use super::words;
use crate::bench::{BenchHandle, default_case, described};

/// The section; nothing where the exercise has no starter.
pub fn section(bench: &BenchHandle) -> Html {
    let Some(desk) = &bench.desk else {
        return Html::default();
    };
    let state = &desk.state;
    let open = {
        let tell = desk.tell.clone();
        move |_| tell.emit(Event::Open)
    };
    html! {
        <section class="yours" aria-labelledby="your-version"
            data-yours={state.attempt().step().name()}>
            <header>
                <h2 id="your-version" tabindex="-1">{ "Your version" }</h2>
                if matches!(state.solved(), Solved::Before | Solved::Now) {
                    <span class="solved" data-solved="true">{ "solved" }</span>
                }
                if state.is_edited() {
                    <span class="edited" data-edited="true">{ "edited" }</span>
                }
                if !state.is_open() {
                    <button type="button" class="quiet" data-action="edit"
                        disabled={!bench.ready} onclick={open}>{ "Edit the code" }</button>
                }
            </header>
            if state.is_open() {
                { notices(desk) }
                { budget(bench) }
                { views(desk, &bench.content) }
                { edited(desk, bench) }
                { below(desk, bench) }
                { what_is_there() }
            } else {
                <p class="soft">{ "Write one yourself: the real compiler builds it, and it is \
                                   measured beside the others." }</p>
                { budget(bench) }
            }
            { outcome(desk, bench) }
            { host(desk) }
        </section>
    }
}

/// What a version may spend: the page's own runs say it.
fn budget(bench: &BenchHandle) -> Html {
    let known = bench.machine.results().and_then(|results| {
        let report = results.runs().first()?;
        Some((results.case(), report.budget, report.floor))
    });
    let Some((case, budget, floor)) = known else {
        return Html::default();
    };
    let knobs = &bench.content.knobs;
    let of = if *case == default_case(knobs) {
        "the default case".to_owned()
    } else {
        described(case, knobs)
    };
    let limit = words::limit(bench.content.entry.headline, budget);
    let least = words::least(floor);
    html! {
        <p class="soft" data-budget={budget.to_string()}>
            { format!("For {of} your version may {limit}.{least}") }
        </p>
    }
}

fn notices(desk: &Desk) -> Html {
    let take = {
        let tell = desk.tell.clone();
        move |_| tell.emit(Event::TakeElsewhere)
    };
    match desk.state.notice() {
        None => Html::default(),
        Some(Notice::StarterChanged) => html! {
            <p class="remark" role="status" data-notice="starter-changed">
                { "The exercise has changed since you began this draft, which is kept as it was. \
                   Reset starts from the new code." }
            </p>
        },
        Some(Notice::Unreadable) => html! {
            <p class="remark" role="status" data-notice="unreadable">
                { "The draft that this browser kept is of another version of the site, and cannot \
                   be read. It was put aside; this is the exercise's own start." }
            </p>
        },
        Some(Notice::Elsewhere(_)) => html! {
            <p class="remark" role="status" data-notice="elsewhere">
                { "Another tab has changed this draft. What you write here replaces that. " }
                <button type="button" class="link" data-action="take" onclick={take}>
                    { "Take the other tab's" }
                </button>
            </p>
        },
    }
}

/// What a learner's file may name.
fn what_is_there() -> Html {
    let crates = ["arrayvec", "get_size2", "lru", "meter", "string_interner"];
    html! {
        <details class="there">
            <summary>{ "What you may use" }</summary>
            <ul>
                <li>{ "The standard library, and the crates " }
                    { for crates.iter().enumerate().map(|(at, name)| html! {
                        <>{ if at > 0 { ", " } else { "" } }<code>{ *name }</code></>
                    }) }
                    { "." }</li>
                <li><code>{ "use super::…" }</code>
                    { " names what the exercise's own variants take from it, as the code that you \
                       start with does." }</li>
                <li><code>{ "println!" }</code>
                    { " goes nowhere in a tab. To look at a value, " }<code>{ "panic!" }</code>
                    { " with it: its message is shown." }</li>
            </ul>
        </details>
    }
}
