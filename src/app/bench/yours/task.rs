//! What a learner is asked to do, and with what.

use judge::words::{self, described};
use protocol::compile::CRATES;
use protocol::{Headline, Shape, default_case};
use yew::{Html, html};

use super::host::compiler;
use crate::bench::{BenchHandle, rest};
use crate::prose::spans;

/// Says what to change, what to leave, and when it is solved.
pub fn task(bench: &BenchHandle) -> Html {
    html! {
        <section class="task" data-task="" tabindex="-1">
            <h2>{ "Your task" }</h2>
            <p>{ spans(&bench.content.task) }</p>
            { limits(bench) }
            if bench.content.entry.shape == Shape::Design {
                { rest::aside(|parts| (parts.chosen.steps)(bench)) }
            }
            if bench.desk.is_some() {
                { tools(bench) }
            }
        </section>
    }
}

/// Says what a version may spend, and in which case.
fn limits(bench: &BenchHandle) -> Html {
    let Some(allowance) = bench.allowance() else {
        return Html::default();
    };
    let content = &bench.content;
    let of = if allowance.case == default_case(&content.knobs) {
        "the default case".to_owned()
    } else {
        described(&allowance.case, &content.knobs)
    };
    let limit = words::limit(content.entry.headline, allowance.budget);
    let besides = allowance.most_allocations.map_or(String::new(), |most| {
        format!(", and {}", words::limit(Headline::Allocations, most))
    });
    let least = words::least(allowance.floor);
    html! {
        <p class="soft">
            { format!(
                "Solved when every answer is right and the budget is kept: for {of} your version \
                 may {limit}{besides}.{least}"
            ) }
        </p>
    }
}

/// Lists what a learner's file may name.
fn tools(bench: &BenchHandle) -> Html {
    html! {
        <details class="there">
            <summary>{ "What you may use" }</summary>
            <ul>
                <li>{ "The standard library, and the crates " }
                    { for CRATES.iter().enumerate().map(|(at, name)| html! {
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
                { for bench.desk.iter().filter_map(compiler).map(|said| html! { <li>{ said }</li> }) }
            </ul>
        </details>
    }
}
