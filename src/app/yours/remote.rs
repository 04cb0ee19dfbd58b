//! The requests of a desk to the compile host.

use std::rc::Rc;

use js_sys::futures::spawn_local;
use protocol::compile::CompileRequest;
use yew::{Callback, hook};

use super::event::{Event, Look};
use super::hook::Desk;
use super::step::Step;
use crate::browser::{Compilation, Tab, Timeout, host_state};
use crate::effect::use_effect_with;

/// The milliseconds to wait until a host that is not ready is looked at again.
const LOOK_MS: i32 = 3_000;

/// Asks what the compile host can do, whenever that is wanted.
#[hook]
pub fn use_host(tab: Option<&Tab>, desk: &Desk) {
    let (tab, tell) = (tab.cloned(), desk.tell.clone());
    use_effect_with(desk.state.look(), move |look| {
        let Look { nth, unasked } = *look;
        let ask = move |tab: Tab| {
            spawn_local(async move {
                tell.emit(Event::Host(nth, host_state(&tab).await));
            });
        };
        let wait = if unasked > 0 { LOOK_MS } else { 0 };
        let timer = tab
            .filter(|_| nth > 0)
            .map(|tab| Timeout::new(wait, move || ask(tab)));
        move || drop(timer)
    });
}

/// Keeps exactly the compilation alive that the attempt waits for.
#[hook]
pub fn use_compiler(tab: Option<&Tab>, slug: &Rc<str>, desk: &Desk) {
    let attempt = desk.state.attempt();
    let press = attempt.press();
    {
        let wanted = match attempt.step() {
            Step::Compiling(queue) => Some((press, queue.asked)),
            Step::Idle
            | Step::Stopped
            | Step::Queued(..)
            | Step::Barred(_)
            | Step::Refused(_)
            | Step::Built
            | Step::Running(_)
            | Step::Ended => None,
        };
        let (slug, source) = (slug.clone(), attempt.source().clone());
        let (tab, tell) = (tab.cloned(), desk.tell.clone());
        use_effect_with(wanted, move |wanted| {
            let compilation = wanted.zip(tab).map(|((press, _), tab)| {
                let request = CompileRequest {
                    slug: slug.to_string(),
                    source: source.to_string(),
                };
                let heard = Callback::from(move |reply| tell.emit(Event::Replied(press, reply)));
                Compilation::start(&tab, request, heard)
            });
            move || drop(compilation)
        });
    }
    let waits = match attempt.step() {
        Step::Queued(queue, seconds) => Some((press, queue.asked, *seconds)),
        Step::Idle
        | Step::Stopped
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
