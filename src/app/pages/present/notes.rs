//! The presenter's own window: notes on the step, the next one, the clock. It
//! turns the screen, and is turned by it.

use std::rc::Rc;

use protocol::{Content, Expected};
use yew::{Callback, Html, Properties, component, html, use_context, use_state};

use super::clock::Clock;
use super::keyboard::{bar, help, keys, use_keys};
use super::screen::{question, use_here, vote};
use super::talk::{Other, TalkHandle, Window, use_talk};
use super::votes::Votes;
use super::votes_file::save_votes;
use crate::env::Env;
use crate::lecture::{Command, Lecture, Move, Place, Step, Tally};
use crate::prose::{blocks, spans};
use crate::query::Query;
use crate::route::Route;

/// The lecture, and the name under which its windows talk.
#[derive(Properties, PartialEq)]
pub struct NotesProps {
    /// The first exercise.
    pub content: Rc<Content>,
    /// The address's query.
    pub query: Query,
    /// The lecture.
    pub lecture: Lecture,
    /// Its name.
    pub talk: String,
}

/// The notes.
#[component]
pub fn Notes(props: &NotesProps) -> Html {
    let NotesProps {
        content,
        query,
        lecture,
        talk: name,
    } = props;
    let Some(env) = use_context::<Env>() else {
        return Html::default();
    };
    let there = env.tab.is_some();
    let here = use_here(there);
    let at = query.get("at").and_then(Place::read).unwrap_or_default();
    let window = Window::Notes(name.clone());
    let own = here.own(lecture);
    let talk = use_talk(env.tab.as_ref(), lecture, own, content, (at, window));
    let helped = use_state(|| false);
    let place = talk.talk().place.within(&talk.lengths());
    let shown = talk.here();
    let step = shown.as_ref().map(|(_, step, _)| *step);
    let act = {
        let (talk, helped) = (talk.clone(), helped.clone());
        move |command: Command| match command {
            Command::Next => talk.change(Move::Next),
            Command::Back => talk.change(Move::Back),
            Command::Black => talk.change(Move::Black),
            Command::Run => talk.ask_run(),
            Command::Help => helped.set(!*helped),
            Command::Results | Command::Again | Command::Phones | Command::Vote(_) => {
                vote(&talk, command);
            }
            Command::Notes | Command::Turn(_) => {}
        }
    };
    // A black screen is the other window's: here every key does what it says.
    use_keys(there, step.or(Some(Step::Problem)), false, act.clone());
    let act = Callback::from(act);
    let next = talk.label(place.next(&talk.lengths()));
    let route = Route::Present {
        slug: lecture.slugs[0].clone(),
    };
    let screen = lecture
        .query()
        .with("at", &place.written())
        .with("talk", name);
    let screen = env.href(&route, &screen) + &here.hash;
    html! {
        <main id="content" class="notes" data-notes={other(talk.shared.other)} data-lecture-place={place.written()}
            data-step={(place.step + 1).to_string()} data-step-kind={step.map(Step::kind)}
            data-black={talk.talk().black.then_some("true")}>
            <div class="where">
                <span>{ "Notes" }</span>
                <Clock talk={talk.talk().clone()} planned={lecture.planned(&env.catalogue)} />
            </div>
            <h1 tabindex="-1">{ talk.label(Some(place)) }</h1>
            <p class="then">{ "Next: " }<b>{ &next }</b></p>
            { for step.map(|step| {
                let tally = question(step).map(|at| talk.talk().tally(at)).unwrap_or_default();
                let mut keys = keys(step, &next, &tally, talk.shared.phones.is_some());
                keys.retain(|key| !matches!(key.command, Command::Notes | Command::Turn(_)));
                bar(&keys, &act)
            }) }
            if talk.talk().black {
                <p class="remark" role="status">{ "The screen is black." }</p>
            }
            { heard(&talk, &screen) }
            { for shown.iter().map(|(content, step, _)| html! {
                <>
                    { votes(&talk, content, *step) }
                    <div class="prose">{ words(content, *step) }</div>
                </>
            }) }
            { for talk.contents.at(place.exercise).and_then(Result::err).map(|why| html! {
                <p class="fault" role="alert">{ format!("{why}.") }</p>
            }) }
            { jumps(&talk, lecture, &env, place) }
            if *helped {
                { help() }
            }
        </main>
    }
}

/// All steps of the exercise, and the other exercises: to go to at once.
fn jumps(talk: &TalkHandle, lecture: &Lecture, env: &Env, place: Place) -> Html {
    let to = |place: Place, current: bool, words: String| {
        let talk = talk.clone();
        html! {
            <li><button type="button" class="link" data-jump={place.written()}
                aria-current={current.then_some("step")}
                onclick={move |_| talk.change(Move::To(place))}>{ words }</button></li>
        }
    };
    let Place { exercise, step } = place;
    let here = talk.contents.at(exercise).and_then(Result::ok);
    let steps = here.zip(talk.steps(exercise)).map(|(content, steps)| {
        steps
            .into_iter()
            .enumerate()
            .map(|(at, shown)| {
                let place = Place { exercise, step: at };
                to(place, at == step, shown.label(content))
            })
            .collect::<Html>()
    });
    let others = lecture
        .slugs
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != exercise);
    let others: Html = others
        .map(|(at, slug)| {
            let title = env
                .catalogue
                .find(slug)
                .map(|(_, entry)| entry.title.clone());
            let first = Place {
                exercise: at,
                step: 0,
            };
            to(first, false, title.unwrap_or_else(|| slug.clone()))
        })
        .collect();
    html! {
        <details class="jumps">
            <summary>{ "Go to a step" }</summary>
            <ol>{ for steps }{ others }</ol>
        </details>
    }
}

/// The value of `data-notes`.
fn other(other: Other) -> &'static str {
    match other {
        Other::There => "in-step",
        Other::Silent => "alone",
        Other::Gone => "left",
        Other::Deaf => "deaf",
    }
}

/// Says where the screen is, if it is not there.
fn heard(talk: &TalkHandle, screen: &str) -> Html {
    let said = match talk.shared.other {
        Other::There => return Html::default(),
        Other::Silent => "The lecture's screen has not answered. ",
        Other::Gone => "The lecture's screen is closed, or is being loaded. Nothing is lost. ",
        Other::Deaf => {
            "This browser lets no two windows of a page talk: turn each by its own keys. "
        }
    };
    html! {
        <p class="fault mild" role="status">
            { said }
            <a href={screen.to_owned()} target="_blank" rel="noopener" data-action="screen">
                { "Open the screen again" }
            </a>
        </p>
    }
}

fn votes(talk: &TalkHandle, content: &Content, step: Step) -> Html {
    let Some((at, asked)) = question(step).and_then(|at| Some((at, content.predictions.get(at)?)))
    else {
        return Html::default();
    };
    let count = {
        let talk = talk.clone();
        Callback::from(move |tally: Tally| talk.change(Move::Votes(at, tally)))
    };
    let tally = talk.talk().tally(at);
    let polled = tally.is_polled();
    html! {
        <>
            <Votes asked={asked.clone()} {tally} count={(!polled).then_some(count)} own={polled}
                told={matches!(step, Step::Answer(_))} />
            if let Some(phones) = talk.shared.phones.filter(|_| polled) {
                <p class="soft" data-connected={phones.to_string()}>
                    { format!("Phones connected: {phones}") }
                </p>
            }
            { save_votes(talk) }
        </>
    }
}

/// The words for a step.
fn words(content: &Content, step: Step) -> Html {
    let sections = &content.sections;
    match step {
        Step::Problem | Step::Code(_) | Step::Run(_) | Step::Compare => html! {
            <>
                if step != Step::Problem {
                    <p><b>{ &content.expect }</b></p>
                }
                <h2>{ "What to look for" }</h2>
                { blocks(&sections.look_for, 3) }
            </>
        },
        Step::Question(at) | Step::Votes(at) | Step::Prove(at) | Step::Answer(at) => {
            let asked = content.predictions.get(at);
            let words = asked.map(|asked| {
                html! {
                    <>
                        <p><b>{ spans(&asked.ask) }</b></p>
                        { reasons(&asked.expected) }
                    </>
                }
            });
            words.unwrap_or_default()
        }
        Step::Yours => html! {
            <>
                <p>{ spans(&content.task) }</p>
                <h2>{ "Hints" }</h2>
                <ol>{ for content.hints.iter().map(|hint| html! { <li>{ spans(hint) }</li> }) }</ol>
            </>
        },
        Step::Points => html! {
            <ol>{ for content.points.iter().map(|point| html! { <li>{ spans(point) }</li> }) }</ol>
        },
        Step::Why => html! {
            <>
                { blocks(&sections.why, 3) }
                <h2>{ "When not to" }</h2>
                { blocks(&sections.when_not, 3) }
                <h2>{ "In your own program" }</h2>
                { blocks(&sections.own_program, 3) }
            </>
        },
    }
}

/// The reason for an answer, and for each choice.
pub fn reasons(expected: &Expected) -> Html {
    match expected {
        Expected::Figure { why, .. } | Expected::Ratio { why, .. } => {
            html! { <p>{ spans(why) }</p> }
        }
        Expected::Reason(choices) => html! {
            <ol class="reasons">{ for choices.iter().map(|choice| html! {
                <li class={choice.right.then_some("right")}>
                    <q>{ spans(&choice.say) }</q>{ " " }
                    <b>{ if choice.right { "Right. " } else { "Wrong. " } }</b>{ spans(&choice.because) }
                </li>
            }) }</ol>
        },
    }
}
