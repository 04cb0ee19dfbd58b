//! The foot of the bench: what became of the learner's version, and what can be
//! done with it.

use judge::Verdict;
use yew::{Html, html};

use super::actions::actions;
use crate::bench::views::shown;
use crate::bench::{BenchHandle, View, rest};
use crate::yours::Step;

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
            if attempt.step() == &Step::Idle {
                { rest::aside(|parts| (parts.outcome)(desk, bench)) }
            } else {
                { rest::drawn(bench, |parts| (parts.outcome)(desk, bench)) }
            }
            if shown(bench) == View::Yours {
                { actions(desk, bench) }
            }
            { rest::aside(|parts| (parts.host)(desk)) }
        </section>
    }
}
