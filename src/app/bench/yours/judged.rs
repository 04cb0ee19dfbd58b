//! The verdict on a learner's version, with its reasons and where to go on.

use judge::words::{self, described};
use judge::{Check, Costly, Figure, Verdict, costliest};
use protocol::Headline;
use protocol::compile::YOURS;
use yew::{Html, html};

use super::views::reference;
use crate::bench::BenchHandle;
use crate::browser;
use crate::link::Link;
use crate::mode::Mode;
use crate::route::Route;
use crate::yours::{Desk, Event, Pane, Solved};

/// Shows the verdict on a version.
pub fn judged(desk: &Desk, bench: &BenchHandle, verdict: &Verdict) -> Html {
    let content = &bench.content;
    let knobs = &content.knobs[..];
    let attempt = desk.state.attempt();
    let compared = attempt
        .checked()
        .map(|checked| words::compared(checked.compared, checked.unknown, attempt.seed()));
    let title = html! { <b>{ words::title(verdict) }</b> };
    let body = match verdict {
        Verdict::Passed(figure) => passed(desk, bench, title, figure),
        Verdict::OverBudget { figure, line } => html! {
            <>
                <p class="verdict">
                    { title }
                    { format!(" {} ", words::beyond(figure, knobs)) }
                    { for line.iter().map(|costly| most_at(desk, figure.of, costly)) }
                </p>
                { set_to(bench, &figure.check) }
            </>
        },
        Verdict::LeftOut(figure) => html! {
            <>
                <p class="verdict">
                    { title }
                    { format!(" {}", words::left_out(figure, &content.floor_note, knobs)) }
                </p>
                { set_to(bench, &figure.check) }
            </>
        },
        Verdict::Wrong {
            check,
            expected,
            got,
        } => wrong(bench, title, check, expected, got),
        Verdict::Failed { check, problem } => html! {
            <>
                <p class="verdict" data-failure={problem.kind.name()}>
                    { title }
                    { format!(" {}. This was {}.", problem.text, words::of(check, knobs)) }
                </p>
                { set_to(bench, check) }
            </>
        },
    };
    html! {
        <div class="judged" data-verdict={verdict.name()} data-seed={attempt.seed().to_string()}>
            if !desk.state.is_as_sent() {
                <p class="remark" data-draft="older">{ "This is of an older draft. Run again to check \
                                                      what the editor holds." }</p>
            }
            { body }
            { for compared.map(|text| html! { <p class="remark">{ text }</p> }) }
        </div>
    }
}

fn passed(desk: &Desk, bench: &BenchHandle, title: Html, figure: &Figure) -> Html {
    let content = &bench.content;
    let within = words::within(figure, &content.knobs);
    let marked = match desk.state.solved() {
        Solved::No | Solved::Before | Solved::Now => "",
        Solved::Unkept => {
            "This browser's storage is full or blocked, so the catalogue cannot mark the exercise."
        }
    };
    let Mode { embed, exam } = bench.mode;
    let beside = reference(content).filter(|_| !exam).map(|variant| {
        let (tell, name) = (desk.tell.clone(), variant.name.clone());
        let show = move |_| {
            tell.emit(Event::Show(Pane::Diff(name.clone())));
            browser::go_to("#tab-yours");
        };
        html! {
            <button type="button" class="link" data-action="compare" onclick={show}>
                { format!("Compare with {}", variant.name) }
            </button>
        }
    });
    let measured = desk.state.attempt().measured();
    let lines = measured.and_then(|measured| measured.lines.as_ref()?.as_ref().ok());
    let most = lines.and_then(|lines| costliest(figure.of, lines));
    html! {
        <>
            <p class="verdict">
                { title }
                { format!(" {within} Every answer is right.{} ", above_floor(figure)) }
                { for most.iter().map(|most| most_at(desk, figure.of, most)) }
            </p>
            <p class="remark">{ marked }</p>
            <p class="acts">
                { for beside }
                if !embed && !exam {
                    <button type="button" class="link" data-action="to-explanation"
                        onclick={|_| browser::go_to_start("#explanation")}>{ "Why it works" }</button>
                }
                if !embed && content.position == content.of {
                    <Link to={Route::Learnt { track: content.track_id.clone() }}>
                        { "What you have learnt in this track" }
                    </Link>
                }
                { for content.next.iter().filter(|_| !embed).map(|next| html! {
                    <Link to={Route::Exercise { slug: next.slug.clone() }}>
                        { format!("Next: {} →", next.title) }
                    </Link>
                }) }
            </p>
        </>
    }
}

/// Says how far a peak is from the floor, which it cannot fall below where all
/// of the payload is held at once: a sentence that follows another.
fn above_floor(figure: &Figure) -> String {
    match (figure.of, figure.spent.checked_sub(figure.floor)) {
        (Headline::Peak, Some(0)) if figure.floor > 0 => " That is exactly the floor.".to_owned(),
        (Headline::Peak, Some(above)) if figure.floor > 0 => {
            format!(
                " The floor is {} lower.",
                words::amount(Headline::Peak, above)
            )
        }
        _ => String::new(),
    }
}

fn wrong(bench: &BenchHandle, title: Html, check: &Check, expected: &str, got: &str) -> Html {
    let content = &bench.content;
    let oracle = content
        .variants
        .first()
        .map_or("naive", |variant| &variant.name);
    let (expected, got) = words::side_by_side(expected, got);
    html! {
        <>
            <p class="verdict">
                { title }
                { format!(" It differs for {}.", check.origin.described()) }
            </p>
            <dl class="answers">
                <div><dt>{ "Input" }</dt>
                    <dd data-input="">{ described(&check.case, &content.knobs) }</dd></div>
                <div><dt>{ format!("Expected, from {oracle}") }</dt>
                    <dd data-expected=""><code>{ shown(&expected) }</code></dd></div>
                <div><dt>{ "Got, from yours" }</dt>
                    <dd data-got=""><code>{ shown(&got) }</code></dd></div>
            </dl>
            { set_to(bench, check) }
        </>
    }
}

/// Sets the knobs to the case that shows it, so that it can be run and traced.
fn set_to(bench: &BenchHandle, check: &Check) -> Html {
    if bench.case().as_ref() == Some(&check.case) {
        return Html::default();
    }
    let set = {
        let (bench, case) = (bench.clone(), check.case.clone());
        move |_| bench.settings.set(bench.settings_of(&case))
    };
    html! {
        <p><button type="button" class="quiet" data-action="set-case" onclick={set}>
            { "Set the knobs to this case" }
        </button></p>
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

fn most_at(desk: &Desk, of: Headline, costly: &Costly) -> Html {
    let (tell, line) = (desk.tell.clone(), costly.line);
    let amount = words::amount(of, costly.figure);
    html! {
        <span data-costly={line.to_string()}>
            { format!("The most at one place, {amount}, is at ") }
            <button type="button" class="link" data-action="line"
                onclick={move |_| tell.emit(Event::GoTo(line))}>{ format!("line {line} of {YOURS}") }</button>
            { "." }
        </span>
    }
}
