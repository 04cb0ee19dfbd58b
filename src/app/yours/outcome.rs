//! What came of an attempt, in words.

use protocol::Content;
use protocol::compile::YOURS;
use yew::{Html, html};

use super::attempt::Attempt;
use super::cases::Check;
use super::compiled::diagnostics;
use super::hook::Desk;
use super::state::Event;
use super::step::{Barred, Stage, Step};
use super::verdict::{Costly, Verdict};
use super::words;
use crate::bench::{described, heading};
use crate::browser;

/// How far the newest attempt is, or what it came to.
pub fn outcome(desk: &Desk, content: &Content) -> Html {
    let attempt = desk.state.attempt();
    let warned = attempt.built().map_or(&[][..], |built| &built.diagnostics);
    let progress = progress(attempt);
    html! {
        <div class="outcome">
            if let Some(text) = &progress {
                <p class="progress">{ text.clone() }</p>
            }
            { match attempt.step() {
                Step::Barred(why) => barred(why),
                Step::Refused(why) => html! {
                    <div data-compile={words::class_name(why.class)}>
                        <p role="alert">
                            <b>{ words::refusal(why) }</b>{ " " }{ &why.message }
                        </p>
                        { diagnostics(desk, &why.diagnostics, why.more) }
                    </div>
                },
                Step::Idle | Step::Compiling(_) | Step::Queued(..) | Step::Built
                | Step::Running(_) | Step::Ended => Html::default(),
            } }
            { for attempt.verdict().map(|verdict| judged(desk, content, verdict)) }
            if let Some(Err(why)) = attempt.measured().and_then(|measured| measured.lines.as_ref()) {
                <p class="remark" data-failure="untraced">
                    { format!("Its lines are not shown. {why}.") }
                </p>
            }
            if !warned.is_empty() {
                <details open={attempt.verdict().is_none()}>
                    <summary>{ "What the compiler warns of" }</summary>
                    { diagnostics(desk, warned, 0) }
                </details>
            }
            <p class="hidden" role="status">{ announced(attempt, progress) }</p>
        </div>
    }
}

/// How far an attempt is.
fn progress(attempt: &Attempt) -> Option<String> {
    Some(match attempt.step() {
        Step::Compiling(1) => "Compiling your version…".to_owned(),
        Step::Compiling(_) => "Compiling your version; the host was busy before…".to_owned(),
        Step::Queued(_, seconds) => format!(
            "The host is busy compiling for others. Your version is sent again in {seconds} s."
        ),
        Step::Built => "Compiled. It runs after the page's own variants.".to_owned(),
        Step::Running(live) => {
            let nth = format!(
                "{} of {}",
                (live.ended() + 1).min(live.total()),
                live.total()
            );
            match live.key().purpose {
                Stage::Run => "Running your version…".to_owned(),
                Stage::Confirm => "Running your version again, to compare…".to_owned(),
                Stage::Trace => "Tracing your version's lines…".to_owned(),
                Stage::Oracle => format!("Computing the right answers, {nth}…"),
                Stage::Check => format!("Checking your version's answers, {nth}…"),
            }
        }
        Step::Idle | Step::Barred(_) | Step::Refused(_) | Step::Ended => return None,
    })
}

fn barred(why: &Barred) -> Html {
    let (name, text) = match why {
        Barred::Absent => (
            "absent",
            "There is no compile host here. Your version is kept; how to start a host is said \
             below."
                .to_owned(),
        ),
        Barred::Locked => (
            "locked",
            "The compile host does not know this tab. Open the address that it printed in the \
             terminal, with the token at its end, then run again."
                .to_owned(),
        ),
        Barred::Unreachable(why) => (
            "unreachable",
            format!(
                "The compile host gave no answer: {why}. See whether `cargo run` still goes on in \
                 the terminal, then run again."
            ),
        ),
        Barred::Busy => (
            "busy",
            "The compile host stayed busy each time it was asked. Run again in a minute."
                .to_owned(),
        ),
    };
    html! { <p role="alert" data-barred={name}><b>{ "Not compiled. " }</b>{ text }</p> }
}

/// `an edge case, 0 points`
fn named(check: &Check, content: &Content) -> String {
    let case = described(&check.case, &content.knobs);
    format!("{}, {case}", check.origin.described())
}

fn judged(desk: &Desk, content: &Content, verdict: &Verdict) -> Html {
    let headline = content.entry.headline;
    let attempt = desk.state.attempt();
    let compared = attempt
        .checked()
        .map(|checked| words::compared(checked.compared, checked.unknown, attempt.seed()));
    let naive = content
        .variants
        .first()
        .map_or("naive", |variant| &variant.name);
    let older = desk.state.is_measured_before();
    let body = match verdict {
        Verdict::Passed(figure) => html! {
            <>
                <p class="verdict">
                    <b>{ "Solved." }</b>
                    { format!(" {} Every answer is right.", words::within(headline, figure)) }
                </p>
                <p class="remark">{ "Why it works is said below; the catalogue marks the exercise \
                                     as solved in this browser." }</p>
            </>
        },
        Verdict::OverBudget { figure, line } => html! {
            <>
                <p class="verdict">
                    <b>{ "Right, and not there yet." }</b>
                    { format!(" {}", words::beyond(headline, figure)) }
                </p>
                { for line.iter().map(|costly| most_at(desk, content, costly)) }
            </>
        },
        Verdict::Wrong {
            check,
            expected,
            got,
        } => {
            let (expected, got) = words::side_by_side(expected, got);
            html! {
                <>
                    <p class="verdict">
                        <b>{ "Another answer." }</b>
                        { format!(" It differs for {}.", check.origin.described()) }
                    </p>
                    <dl class="answers">
                        <div><dt>{ "Input" }</dt>
                            <dd data-input="">{ described(&check.case, &content.knobs) }</dd></div>
                        <div><dt>{ format!("Expected, from {naive}") }</dt>
                            <dd data-expected=""><code>{ shown(&expected) }</code></dd></div>
                        <div><dt>{ "Got, from yours" }</dt>
                            <dd data-got=""><code>{ shown(&got) }</code></dd></div>
                    </dl>
                </>
            }
        }
        Verdict::Failed { check, problem } => html! {
            <p class="verdict" data-failure={problem.kind.name()}>
                <b>{ heading(problem) }</b>
                { format!(" {}. This was {}.", problem.text, named(check, content)) }
            </p>
        },
    };
    html! {
        <div class="judged" data-verdict={verdict.name()} data-seed={attempt.seed().to_string()}>
            if older {
                <p class="remark">{ "This is of an older draft. Run again to check what the editor \
                                     holds." }</p>
            }
            { body }
            { for compared.map(|text| html! { <p class="remark">{ text }</p> }) }
        </div>
    }
}

/// An answer; an empty one would not be seen.
fn shown(answer: &str) -> String {
    if answer.is_empty() {
        "(nothing)".to_owned()
    } else {
        answer.to_owned()
    }
}

fn most_at(desk: &Desk, content: &Content, costly: &Costly) -> Html {
    let (tell, line) = (desk.tell.clone(), costly.line);
    let amount = words::amount(content.entry.headline, costly.figure);
    html! {
        <p data-costly={line.to_string()}>
            { format!("The most at one place, {amount}, is at ") }
            <button type="button" class="link" data-action="line"
                onclick={move |_| tell.emit(Event::GoTo(line))}>{ format!("line {line} of {YOURS}") }</button>
            { "." }
        </p>
    }
}

/// What is told to those who listen instead of looking.
fn announced(attempt: &Attempt, progress: Option<String>) -> String {
    let verdict = attempt.verdict().map(|verdict| match verdict {
        Verdict::Passed(_) => "Your version is checked: solved.",
        Verdict::OverBudget { .. } => "Your version is checked: right, but over its budget.",
        Verdict::Wrong { .. } => "Your version is checked: another answer.",
        Verdict::Failed { .. } => "Your version is checked: a run failed.",
    });
    progress.or(verdict.map(str::to_owned)).unwrap_or_default()
}

/// One line in the bench on what becomes of the learner's version.
pub fn brief(desk: &Desk) -> Html {
    let attempt = desk.state.attempt();
    let said = match attempt.step() {
        Step::Idle => return Html::default(),
        Step::Barred(_) | Step::Refused(_) => "Your version was not compiled.".to_owned(),
        Step::Ended => match attempt.verdict() {
            Some(Verdict::Passed(_)) => "Your version solves it.".to_owned(),
            Some(Verdict::OverBudget { .. }) => {
                "Your version is right, and over its budget.".to_owned()
            }
            Some(Verdict::Wrong { .. }) => "Your version gives another answer.".to_owned(),
            Some(Verdict::Failed { problem, .. }) => heading(problem),
            None => return Html::default(),
        },
        Step::Compiling(_) | Step::Queued(..) | Step::Built | Step::Running(_) => {
            progress(attempt).unwrap_or_default()
        }
    };
    html! {
        <p class="remark brief">
            <span class="key c-yours" aria-hidden="true"></span>{ said }{ " " }
            <button type="button" class="link" data-action="to-yours"
                onclick={|_| browser::go_to("#your-version")}>{ "See more" }</button>
        </p>
    }
}
