//! A learner's desk on the page, and how it is told of events.

use std::rc::Rc;

use judge::Verdict;
use protocol::{Content, Source};
use yew::{Callback, UseReducerHandle, hook, use_reducer_eq};

use super::event::{Event, Solved};
use super::focus::use_focus;
use super::remote::{use_compiler, use_host};
use super::state::State;
use super::storage::{use_guard, use_mark, use_storage};
use super::worker::{use_turn, use_worker};
use crate::browser::Tab;
use crate::run::{Machine, OwnFile};

/// A desk at one render, and how to change it.
#[derive(Clone, PartialEq)]
pub struct Desk {
    /// The draft, and what became of it.
    pub state: UseReducerHandle<State>,
    /// True if the page's own code runs, so that the learner's waits.
    pub waits: bool,
    /// Tells the desk of an event.
    pub tell: Callback<Event>,
}

impl Desk {
    /// True if the exercise is solved, now or before.
    pub fn was_solved(&self) -> bool {
        self.is_solved() || self.state.solved() != Solved::No
    }

    /// True if the newest attempt solves the exercise.
    pub fn is_solved(&self) -> bool {
        matches!(self.state.attempt().verdict(), Some(Verdict::Passed(_)))
    }
}

/// The desk of this exercise.
#[hook]
pub fn use_desk(
    tab: Option<&Tab>,
    content: &Rc<Content>,
    machine: &Machine,
    file: Option<&OwnFile>,
) -> Desk {
    let state = use_reducer_eq(|| {
        let starter = content.starter.as_ref();
        State::new(content, &starter.map_or_else(String::new, Source::text))
    });
    let dispatcher = state.dispatcher();
    let desk = Desk {
        state,
        waits: machine.live().is_some(),
        tell: Callback::from(move |event| dispatcher.dispatch(event)),
    };
    let slug: Rc<str> = content.entry.slug.as_str().into();
    use_storage(tab, &slug, &desk);
    use_host(tab, &desk);
    use_compiler(tab, &slug, &desk);
    use_turn(&desk, machine);
    use_worker(tab, &desk, machine, file);
    use_mark(tab, &slug, &desk);
    use_guard(tab, &desk);
    use_focus();
    desk
}
