//! The worker that runs a learner's version.

use yew::{Callback, hook, use_mut_ref};

use super::event::Event;
use super::hook::Desk;
use super::step::{Stage, Step};
use crate::browser::{Modules, Session, Signal, TIME_LIMIT_S, Tab, Work, modules_of};
use crate::effect::use_effect_with;
use crate::run::{BatchKey, Live, Machine, OwnFile};

/// The most seconds that one run of a learner's version may take: long enough
/// for any of the exercises, short enough to see that a loop has no end.
const YOURS_LIMIT_S: i32 = 20;

/// Lets the learner's version run once the page's own runs have ended.
#[hook]
pub fn use_turn(desk: &Desk, machine: &Machine) {
    let attempt = desk.state.attempt();
    let ready =
        (*attempt.step() == Step::Built && machine.live().is_none()).then(|| attempt.press());
    let results = machine.results().cloned();
    let (state, tell) = (desk.state.clone(), desk.tell.clone());
    use_effect_with(ready, move |ready| {
        if let Some(press) = *ready {
            let results = results.as_deref();
            let answer = results.and_then(|results| state.attempt().right_answer(results));
            tell.emit(Event::Begin(press, answer));
        }
    });
}

/// Keeps exactly the worker alive that the attempt's live batch asks for, and
/// none beside one of the page's own.
#[hook]
pub fn use_worker(tab: Option<&Tab>, desk: &Desk, machine: &Machine, file: Option<&OwnFile>) {
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
                Signal::Sample(_) | Signal::Reading(_) | Signal::Warning(_) => {}
            });
            let (modules, time_limit_s) = match key.purpose {
                Stage::Oracle => (tab.labs.of_exercise(attempt.slug()), TIME_LIMIT_S),
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
