//! An exercise that is begun again where the learner is: asked for, confirmed,
//! and taken back as long as the page is open.

use std::rc::Rc;

use js_sys::futures::spawn_local;
use protocol::Content;
use yew::{Callback, Html, UseStateHandle, hook, html, use_state};

use crate::browser::{self, Blocked};
use crate::effect::use_effect_with;
use crate::kept::{self, Browser, Change, Failed, Key, words};
use crate::solved;

/// How far it is.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Idle,
    /// It waits for a word.
    Asked,
    /// It is done once the page is cleared.
    Act(Act),
    /// It was done; the changes that it made can be taken back.
    Done(String, Vec<Change>),
    /// It was not done, and why.
    Failed(String),
}

#[derive(Clone, Debug, PartialEq)]
enum Act {
    Reset,
    Undo(Vec<Change>),
}

/// The way to begin again, at one render.
#[derive(Clone, PartialEq)]
pub struct Again {
    /// Counts how many times the page was begun.
    round: UseStateHandle<u32>,
    step: UseStateHandle<Step>,
}

/// The way to begin this exercise again.
#[hook]
pub fn use_again(content: &Rc<Content>) -> Again {
    let again = Again {
        round: use_state(|| 0),
        step: use_state(|| Step::Idle),
    };
    {
        let (again, content) = (again.clone(), content.clone());
        // After the page was cleared: what was on it has kept its last by then.
        use_effect_with((*again.step).clone(), move |step| {
            if let Step::Act(act) = step {
                again.step.set(done(act, &content));
                again.round.set(*again.round + 1);
                // Once that is drawn.
                spawn_local(async { browser::go_to("[data-stage]") });
            }
        });
    }
    again
}

/// Makes the changes, all or none.
fn done(act: &Act, content: &Content) -> Step {
    let entry = &content.entry;
    let (changes, said) = match act {
        Act::Reset => match kept::load() {
            Ok(store) => {
                let mut changes = kept::without(&store, &entry.slug);
                // It is open, so it is the last place, and is written as such again.
                changes.retain(|change| !matches!(Key::read(&change.key), Some(Key::Last)));
                (changes, words::begun_again(&entry.title))
            }
            Err(Blocked) => return Step::Failed(Failed::Refused.words()),
        },
        Act::Undo(changes) => (kept::undone(changes), words::TAKEN_BACK.to_owned()),
    };
    let made = kept::apply(&mut Browser, &changes);
    if !matches!(made, Err(Failed::Torn(_))) {
        solved::tell();
    }
    match made {
        Ok(()) => Step::Done(said, changes),
        Err(why) => Step::Failed(why.words()),
    }
}

impl Again {
    /// The number of times that the page was begun before; none while it is
    /// cleared.
    pub fn round(&self) -> Option<u32> {
        (!matches!(&*self.step, Step::Act(_))).then_some(*self.round)
    }

    fn to<E>(&self, step: Step, focus: &'static str) -> Callback<E> {
        let set = self.step.setter();
        Callback::from(move |_| {
            set.set(step.clone());
            // Once it is drawn: the button that was pressed is gone.
            spawn_local(async move { browser::focus(focus) });
        })
    }

    /// The button, the question before it acts, and what was done.
    pub fn offer(&self, content: &Content) -> Html {
        const BUTTON: &str = "[data-action=begin-again]";
        let title = &content.entry.title;
        let said = match &*self.step {
            Step::Done(said, changes) => {
                let back = changes.clone();
                html! {
                    <div class="done" role="status" data-stage="done" tabindex="-1">
                        <p>{ said }</p>
                        if !changes.is_empty() {
                            <button type="button" class="quiet" data-action="undo"
                                onclick={self.to(Step::Act(Act::Undo(back)), "h1")}>{ "Undo" }</button>
                        }
                    </div>
                }
            }
            Step::Failed(why) => html! {
                <p class="fault" role="alert" data-stage="failed" data-failure="progress"
                    tabindex="-1">{ why }</p>
            },
            Step::Idle | Step::Asked | Step::Act(_) => Html::default(),
        };
        html! {
            <div class="again">
                { said }
                if *self.step == Step::Asked {
                    <span class="confirm" role="group" aria-label={format!("Reset: {title}")}>
                        <span>{ words::RESET }</span>
                        <button type="button" class="quiet" data-action="confirm"
                            onclick={self.to(Step::Act(Act::Reset), "h1")}>{ words::BEGIN_AGAIN }</button>
                        <button type="button" class="quiet" data-action="keep"
                            onclick={self.to(Step::Idle, BUTTON)}>{ "Keep it" }</button>
                    </span>
                } else {
                    <button type="button" class="link" data-action="begin-again"
                        onclick={self.to(Step::Asked, "[data-action=keep]")}>
                        { "Reset this exercise" }
                    </button>
                }
            </div>
        }
    }
}
