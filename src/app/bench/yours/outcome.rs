//! The outcome of an attempt, in words.

use judge::{Outside, Verdict, words};
use protocol::Content;
use yew::{Html, html};

use super::compiled::diagnostics;
use super::judged::judged;
use crate::bench::{BenchHandle, Elapsed};
use crate::browser;
use crate::yours::{Attempt, Barred, Desk, Stage, Standing, Step};

/// Said when compiling takes longer than it does alone.
const OTHERS: &str = ". Others may be before it.";

/// Shows how far the newest attempt is, or what it came to.
pub fn outcome(desk: &Desk, bench: &BenchHandle) -> Html {
    let attempt = desk.state.attempt();
    let warned = attempt.built().map_or(&[][..], |built| &built.diagnostics);
    html! {
        <div class="outcome" id="outcome" tabindex="-1">
            { progress(desk) }
            { match attempt.step() {
                Step::Barred(why) => barred(desk, why),
                Step::Refused(why) => html! {
                    <div data-compile={words::class_name(why.class)}>
                        <p role="alert">
                            <b>{ words::refusal(why) }</b>{ " " }{ words::reason(why) }
                        </p>
                        { diagnostics(desk, &why.diagnostics, why.more) }
                    </div>
                },
                Step::Stopped => html! { <p class="remark">{ stopped(attempt) }</p> },
                Step::Idle | Step::Compiling(_) | Step::Queued(..) | Step::Built
                | Step::Running(_) | Step::Ended => Html::default(),
            } }
            { for attempt.verdict().map(|verdict| judged(desk, bench, verdict)) }
            { for outside(attempt) }
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
            <p class="hidden" role="status">{ announced(desk, &bench.content) }</p>
        </div>
    }
}

/// Says what the newest version holds outside of what its figures count.
fn outside(attempt: &Attempt) -> Option<Html> {
    let outside = Outside::of(attempt.statics(), &attempt.measured()?.report);
    let held = words::held_outside(&outside)?;
    Some(html! {
        <p class="remark" data-outside={outside.bytes().to_string()}>{ words::sentence(&held) }</p>
    })
}

/// Shows how far an attempt is, with the seconds that it takes.
fn progress(desk: &Desk) -> Html {
    let attempt = desk.state.attempt();
    let Some(doing) = doing(desk) else {
        return Html::default();
    };
    let step = attempt.step();
    // The words of a busy host say more.
    let alone = step.compiling().is_some_and(|queue| queue.asked == 0);
    html! {
        <p class="progress" key={format!("{} {}", attempt.press(), step.name())}>
            { doing }{ " · " }<Elapsed late={if alone { OTHERS } else { "" }} />
        </p>
    }
}

/// Says how far an attempt is; `None` if none is under way.
fn doing(desk: &Desk) -> Option<String> {
    Some(match desk.state.attempt().step() {
        Step::Compiling(queue) if queue.asked == 0 => "Compiling your version…".to_owned(),
        Step::Compiling(queue) => format!("{} Asking it again…", busy(&queue.said)),
        Step::Queued(queue, seconds) => {
            format!("{} It is asked again in {seconds} s", busy(&queue.said))
        }
        Step::Built => "Compiled. It runs after the page's own variants".to_owned(),
        Step::Running(_) if desk.waits => {
            "Your version waits until the page's own runs have ended".to_owned()
        }
        Step::Running(live) => {
            let at = (live.ended() + 1).min(live.total());
            let nth = format!("{at} of {}", live.total());
            match live.key().purpose {
                Stage::Run => "Running your version…".to_owned(),
                Stage::Confirm => "Running your version again, to compare…".to_owned(),
                Stage::Trace => "Tracing your version's lines…".to_owned(),
                Stage::Oracle => format!("Computing the right answers, {nth}…"),
                Stage::Check => format!("Checking your version's answers, {nth}…"),
            }
        }
        Step::Idle | Step::Stopped | Step::Barred(_) | Step::Refused(_) | Step::Ended => {
            return None;
        }
    })
}

/// Gives the words of a busy host, or a default if it sent none.
fn busy(said: &str) -> String {
    if said.is_empty() {
        "The host is busy compiling for others.".to_owned()
    } else {
        words::sentence(said)
    }
}

fn stopped(attempt: &Attempt) -> &'static str {
    match attempt.measured().map(|measured| measured.standing) {
        None => "Stopped.",
        Some(Standing::Unconfirmed) => {
            "Stopped before the second run, so nothing shows yet that its figures repeat."
        }
        Some(Standing::Confirmed) => "Stopped before all answers were checked.",
        Some(Standing::Checked | Standing::Wrong | Standing::Failing) => {
            "Stopped. The figures are those of the run before."
        }
    }
}

/// The reason for which nothing was compiled. A screen reader is interrupted only if it is new.
fn barred(desk: &Desk, why: &Barred) -> Html {
    let (name, text) = not_compiled(why);
    let role = (!desk.state.is_barred_as_before()).then_some("alert");
    html! { <p {role} data-barred={name}><b>{ "Not compiled. " }</b>{ text }</p> }
}

fn not_compiled(why: &Barred) -> (&'static str, String) {
    match why {
        Barred::Absent => (
            "absent",
            "There is no compile host here; how to start one is said below.".to_owned(),
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
                "Something is wrong with the compile host: {why}. See whether `cargo run` still \
                 goes on in the terminal, then run again."
            ),
        ),
        Barred::Busy(said) => (
            "busy",
            format!(
                "The compile host stayed busy each time it was asked, for five minutes. {} Run \
                 again later.",
                busy(said)
            ),
        ),
        Barred::TooLong(bytes) => ("too-long", words::too_long(*bytes)),
    }
}

/// Gives the words for a screen reader to announce: each part of the way once,
/// and the end.
fn announced(desk: &Desk, content: &Content) -> String {
    let attempt = desk.state.attempt();
    match attempt.step() {
        Step::Stopped => "Your version is stopped.".to_owned(),
        Step::Compiling(queue) | Step::Queued(queue, _) if queue.asked > 0 => {
            format!("{} It is asked again.", busy(&queue.said))
        }
        Step::Compiling(_) | Step::Queued(..) => "Compiling your version.".to_owned(),
        Step::Barred(why) if desk.state.is_barred_as_before() => {
            format!("Not compiled. {}", not_compiled(why).1)
        }
        // An alert says it.
        Step::Idle | Step::Barred(_) | Step::Refused(_) => String::new(),
        Step::Built => "Your version is compiled.".to_owned(),
        Step::Running(live) => match live.key().purpose {
            Stage::Run | Stage::Confirm | Stage::Trace => "Running your version.".to_owned(),
            Stage::Oracle | Stage::Check => "Checking your version's answers.".to_owned(),
        },
        Step::Ended => {
            let verdict = attempt.verdict();
            verdict.map_or_else(String::new, |verdict| spoken(verdict, content))
        }
    }
}

/// A verdict with its case, in one breath.
fn spoken(verdict: &Verdict, content: &Content) -> String {
    let knobs = &content.knobs[..];
    let more = match verdict {
        Verdict::Passed(_) | Verdict::OverBudget { .. } | Verdict::LeftOut(_) => {
            words::explained(verdict, &content.floor_note, knobs)
        }
        Verdict::Wrong { check, .. } => format!("It differs for {}.", words::of(check, knobs)),
        Verdict::Failed { check, .. } => format!("This was {}.", words::of(check, knobs)),
    };
    format!("{} {more}", words::title(verdict))
}

/// One line in the bench on what becomes of the learner's version.
pub fn brief(desk: &Desk) -> Html {
    let attempt = desk.state.attempt();
    let said = match attempt.step() {
        Step::Idle => return Html::default(),
        Step::Stopped => "Your version was stopped.".to_owned(),
        Step::Barred(_) | Step::Refused(_) => "Your version was not compiled.".to_owned(),
        Step::Ended => match attempt.verdict() {
            Some(Verdict::Passed(_)) => "Your version solves it.".to_owned(),
            Some(Verdict::OverBudget { .. }) => {
                "Your version is right, and over its budget.".to_owned()
            }
            Some(Verdict::LeftOut(_)) => {
                "Your version is right, but leaves part of the work out.".to_owned()
            }
            Some(Verdict::Wrong { .. }) => "Your version gives another answer.".to_owned(),
            Some(Verdict::Failed { problem, .. }) => problem.heading(),
            None => return Html::default(),
        },
        Step::Compiling(_) | Step::Queued(..) | Step::Built | Step::Running(_) => {
            words::sentence(&doing(desk).unwrap_or_default())
        }
    };
    html! {
        <p class="remark brief">
            <span class="key c-yours" aria-hidden="true"></span>{ said }{ " " }
            <button type="button" class="link" data-action="to-yours"
                onclick={|_| browser::go_to("#outcome")}>{ "See more" }</button>
        </p>
    }
}
