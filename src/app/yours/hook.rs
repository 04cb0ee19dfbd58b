//! A desk's life in the tab: its draft in storage, its compilation, its
//! worker.

use std::rc::Rc;

use js_sys::futures::spawn_local;
use protocol::Content;
use protocol::compile::CompileRequest;
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;
use yew::{Callback, hook, use_effect_with, use_mut_ref, use_reducer_eq};

use super::draft;
use super::state::{Event, Kept, State};
use super::step::{Stage, Step};
use super::verdict::Verdict;
use crate::bench::{BatchKey, Live, Machine, OwnFile};
use crate::browser::{
    self, Compilation, HostState, Listener, Modules, Session, Signal, TIME_LIMIT_S, Tab, Timeout,
    Work, host_state, modules_of,
};
use crate::solved;

/// How long one run of a learner's version may take, in seconds: long enough
/// for any of the exercises, short enough to see that a loop has no end.
const YOURS_LIMIT_S: i32 = 20;

/// A desk at one render, and how to change it.
#[derive(Clone, PartialEq)]
pub struct Desk {
    /// The draft, and what became of it.
    pub state: Rc<State>,
    /// Tells the desk of an event.
    pub tell: Callback<Event>,
}

impl Desk {
    /// Whether the newest attempt solves the exercise.
    pub fn is_solved(&self) -> bool {
        matches!(self.state.attempt().verdict(), Some(Verdict::Passed(_)))
    }
}

/// The desk of this exercise, and how to tell it of events.
#[hook]
pub fn use_desk(
    tab: Option<&Tab>,
    content: &Rc<Content>,
    machine: &Rc<Machine>,
    file: Option<&OwnFile>,
) -> (Desk, Callback<Event>) {
    let state = use_reducer_eq(|| State::new(content, &content.starter));
    let desk = Desk {
        state: Rc::new((*state).clone()),
        tell: {
            let state = state.dispatcher();
            Callback::from(move |event| state.dispatch(event))
        },
    };
    let slug: Rc<str> = content.entry.slug.as_str().into();
    use_storage(tab, &slug, &desk);
    use_host(tab, &desk);
    use_compiler(tab, &slug, &desk);
    use_turn(&desk, machine);
    use_worker(tab, &desk, machine, file);
    use_mark(tab, &slug, &desk);
    let tell = desk.tell.clone();
    (desk, tell)
}

/// Reads the draft once, keeps it whenever it changes, and hears of what other
/// tabs keep.
#[hook]
fn use_storage(tab: Option<&Tab>, slug: &Rc<str>, desk: &Desk) {
    let there = tab.is_some();
    let key = draft::key(slug);
    {
        let (key, tell) = (key.clone(), desk.tell.clone());
        use_effect_with(there, move |there| {
            let listener = there.then(|| {
                tell.emit(Event::Loaded(browser::load(&key)));
                Listener::new(&browser::window(), "storage", move |event| {
                    let event = event.dyn_ref::<StorageEvent>();
                    if let Some(event) = event.filter(|event| event.key().as_ref() == Some(&key)) {
                        tell.emit(Event::KeptElsewhere(event.new_value()));
                    }
                })
            });
            move || drop(listener)
        });
    }
    {
        let tell = desk.tell.clone();
        let pending = (desk.state.kept() == Kept::Pending).then(|| desk.state.to_keep());
        use_effect_with(pending, move |pending| {
            if let Some(text) = pending {
                tell.emit(Event::Saved(match text {
                    Some(text) => browser::store(&key, text),
                    None => browser::forget(&key),
                }));
            }
        });
    }
    let aside = draft::unreadable_key(slug);
    let unreadable = desk.state.unreadable().map(str::to_owned);
    use_effect_with(unreadable, move |unreadable| {
        if let Some(text) = unreadable {
            // Refused, it stays where it is until something is written.
            let _ = browser::store(&aside, text);
        }
    });
}

/// Asks whether there is a compile host, once the editor is wanted.
#[hook]
fn use_host(tab: Option<&Tab>, desk: &Desk) {
    let asked = *desk.state.host() == HostState::Asked;
    let (tab, tell) = (tab.cloned(), desk.tell.clone());
    use_effect_with(asked, move |asked| {
        if let Some(tab) = tab.filter(|_| *asked) {
            spawn_local(async move {
                tell.emit(Event::Host(host_state(&tab).await));
            });
        }
    });
}

/// Keeps exactly the compilation alive that the attempt waits for.
#[hook]
fn use_compiler(tab: Option<&Tab>, slug: &Rc<str>, desk: &Desk) {
    let attempt = desk.state.attempt();
    let press = attempt.press();
    {
        let wanted = match attempt.step() {
            Step::Compiling(tries) => Some((press, *tries)),
            Step::Idle
            | Step::Queued(..)
            | Step::Barred(_)
            | Step::Refused(_)
            | Step::Built
            | Step::Running(_)
            | Step::Ended => None,
        };
        let request = CompileRequest {
            slug: slug.to_string(),
            source: attempt.source().to_string(),
        };
        let (tab, tell) = (tab.cloned(), desk.tell.clone());
        use_effect_with(wanted, move |wanted| {
            let compilation = wanted.zip(tab).map(|((press, _), tab)| {
                let heard = Callback::from(move |reply| tell.emit(Event::Replied(press, reply)));
                Compilation::start(&tab, request, heard)
            });
            move || drop(compilation)
        });
    }
    let waits = match attempt.step() {
        Step::Queued(tries, seconds) => Some((press, *tries, *seconds)),
        Step::Idle
        | Step::Compiling(_)
        | Step::Barred(_)
        | Step::Refused(_)
        | Step::Built
        | Step::Running(_)
        | Step::Ended => None,
    };
    let tell = desk.tell.clone();
    use_effect_with(waits, move |waits| {
        let timer = waits.map(|(press, _, seconds)| {
            let milliseconds = i32::try_from(seconds).unwrap_or(1) * 1_000;
            Timeout::new(milliseconds, move || tell.emit(Event::AskAgain(press)))
        });
        move || drop(timer)
    });
}

/// Lets the learner's version run once the page's own runs have ended.
#[hook]
fn use_turn(desk: &Desk, machine: &Rc<Machine>) {
    let attempt = desk.state.attempt();
    let ready =
        (*attempt.step() == Step::Built && machine.live().is_none()).then(|| attempt.press());
    let results = machine.results().cloned();
    let tell = desk.tell.clone();
    use_effect_with(ready, move |ready| {
        if let Some(press) = *ready {
            let oracle = results.as_ref().and_then(|results| results.runs().first());
            let answer = oracle.map(|oracle| oracle.answer.clone());
            tell.emit(Event::Begin(press, answer));
        }
    });
}

/// Keeps exactly the worker alive that the attempt's live batch asks for, and
/// none beside one of the page's own.
#[hook]
fn use_worker(tab: Option<&Tab>, desk: &Desk, machine: &Rc<Machine>, file: Option<&OwnFile>) {
    let state = desk.state.clone();
    let (tab, tell) = (tab.cloned(), desk.tell.clone());
    let file = file.map(|file| file.handle.clone());
    let alone = machine.live().is_none();
    let key = state.attempt().live().filter(|_| alone).map(Live::key);
    // Loaded once for all stages of a press.
    let loaded = use_mut_ref(|| None::<(u32, Modules)>);
    use_effect_with(key, move |key| {
        let start = |key: BatchKey<Stage>| {
            let attempt = state.attempt();
            let tab = tab?;
            let jobs = attempt.live()?.jobs();
            let built = attempt.built()?;
            let signal = Callback::from(move |signal| match signal {
                Signal::Outcome(id, outcome) => tell.emit(Event::Outcome(key, id, outcome)),
                Signal::Failed(failure) => tell.emit(Event::BatchFailed(key, failure)),
                Signal::Lines(lines) => tell.emit(Event::Lines(key, lines)),
                Signal::Sample(_) | Signal::Warning(_) => {}
            });
            let (modules, time_limit_s) = match key.purpose {
                Stage::Oracle => (tab.modules.clone(), TIME_LIMIT_S),
                Stage::Run | Stage::Confirm | Stage::Trace | Stage::Check => {
                    let mut loaded = loaded.borrow_mut();
                    let known = loaded.take().filter(|(press, _)| *press == key.press);
                    let known = known.unwrap_or_else(|| (key.press, modules_of(&tab, built)));
                    let modules = loaded.insert(known).1.clone();
                    (modules, YOURS_LIMIT_S)
                }
            };
            // The checks' cases say what file to generate.
            let file = match key.purpose {
                Stage::Run | Stage::Confirm | Stage::Trace => file,
                Stage::Oracle | Stage::Check => None,
            };
            let work = Work {
                jobs,
                modules,
                tracing: attempt.module(key.purpose),
                file,
                time_limit_s,
            };
            Some(Session::start(&tab, work, signal))
        };
        let session = key.and_then(start);
        move || drop(session)
    });
}

/// Remembers that the exercise was solved.
#[hook]
fn use_mark(tab: Option<&Tab>, slug: &Rc<str>, desk: &Desk) {
    let passed = desk.is_solved() && tab.is_some();
    let slug = slug.clone();
    use_effect_with(passed, move |passed| {
        if *passed {
            // Where storage is blocked, nothing is remembered at all.
            let _ = solved::add(&slug);
        }
    });
}
