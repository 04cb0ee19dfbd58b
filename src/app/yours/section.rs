//! The section “Your version” of an exercise's page.

use std::rc::Rc;

use judge::words::{self, described};
use protocol::{Content, Headline, default_case};
use yew::{Html, html};

use super::actions::below;
use super::event::{Event, Notice, Solved};
use super::hook::Desk;
use super::host::host;
use super::outcome::outcome;
use super::views::{edited, views};
use crate::bench::{BenchHandle, Results};
use crate::prose::spans;

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
                { task(bench) }
                { views(desk, &bench.content) }
                { edited(desk, bench) }
                { below(desk, bench) }
                { what_is_there() }
            } else {
                <p class="soft">{ "Write one yourself: the real compiler builds it, and it is \
                                   measured beside the others." }</p>
                { task(bench) }
            }
            { outcome(desk, bench) }
            { host(desk) }
        </section>
    }
}

/// Says what to change, what to leave, and when it is solved.
fn task(bench: &BenchHandle) -> Html {
    let content = &bench.content;
    html! {
        <div class="task" data-task="">
            <p>{ spans(&content.task) }</p>
            { budget(content, bench.machine.results().map(Rc::as_ref)) }
        </div>
    }
}

/// Says what a version may spend: in the case that was run, or else in the
/// default one, whose bounds are recorded.
fn budget(content: &Content, results: Option<&Results>) -> Html {
    let run = results.and_then(|results| Some((results.case(), results.runs().first()?)));
    let default = default_case(&content.knobs);
    let (case, budget, most, floor) = match run {
        Some((case, run)) => (case, run.budget, run.most_allocations, run.floor),
        None => (
            &default,
            content.budget,
            content.most_allocations,
            content.floor,
        ),
    };
    let of = if *case == default {
        "the default case".to_owned()
    } else {
        described(case, &content.knobs)
    };
    let limit = words::limit(content.entry.headline, budget);
    let besides = most.map_or(String::new(), |most| {
        format!(", and {}", words::limit(Headline::Allocations, most))
    });
    let least = words::least(floor);
    html! {
        <p class="soft" data-budget={budget.to_string()}>
            { format!("For {of} your version may {limit}{besides}.{least}") }
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

/// Lists what a learner's file may name.
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
                <li>{ "Where a case has a " }<code>{ "Source" }</code>
                    { " of values, each of them comes once: " }<code>{ ".iter()" }</code>
                    { " gives all that are left, one after the other, " }
                    <code>{ ".next()" }</code>{ " the next one, " }<code>{ ".read(n)" }</code>
                    { " the next " }<code>{ "n" }</code>{ " as a list, and " }
                    <code>{ ".left()" }</code>{ " says how many are left." }</li>
                <li><code>{ "println!" }</code>
                    { " goes nowhere in a tab. To look at a value, " }<code>{ "panic!" }</code>
                    { " with it: its message is shown." }</li>
            </ul>
        </details>
    }
}
