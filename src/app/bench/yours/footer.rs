//! The foot of the bench: what became of the learner's version, and what can be
//! done with it.

use judge::Verdict;
use yew::{Html, html};

use super::actions::actions;
use super::host::host;
use super::outcome::outcome;
use crate::bench::views::shown;
use crate::bench::{BenchHandle, View};

/// The foot of the bench; nothing where there is no place for a version.
pub fn judge(bench: &BenchHandle) -> Html {
    let Some(desk) = &bench.desk else {
        return Html::default();
    };
    let attempt = desk.state.attempt();
    let passed = matches!(attempt.verdict(), Some(Verdict::Passed(_)));
    html! {
        <section class={if passed { "yours judge passed" } else { "yours judge" }}
            aria-label="Your version" data-yours={attempt.step().name()}>
            { outcome(desk, bench) }
            if shown(bench) == View::Yours {
                { actions(desk, bench) }
            }
            { host(desk) }
        </section>
    }
}
