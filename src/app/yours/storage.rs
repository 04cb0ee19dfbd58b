//! The browser's copy of a desk: the draft, and that the exercise was solved.

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;
use yew::hook;

use super::event::Event;
use super::hook::Desk;
use crate::browser::{self, Blocked, Listener, Tab};
use crate::effect::use_effect_with;
use crate::kept::{self, Draft};
use crate::solved;

/// Reads the draft once, keeps it whenever it changes, and hears of what other
/// tabs keep.
#[hook]
pub fn use_storage(tab: Option<&Tab>, slug: &Rc<str>, desk: &Desk) {
    let there = tab.is_some();
    let key = Draft::key(slug);
    {
        let (key, tell, slug) = (key.clone(), desk.tell.clone(), slug.to_string());
        use_effect_with(there, move |there| {
            let listener = there.then(|| {
                tell.emit(Event::Loaded(browser::load(&key)));
                if solved::load().contains(&slug) {
                    tell.emit(Event::Remembered);
                }
                if browser::may_copy() {
                    tell.emit(Event::MayCopy);
                }
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
        let state = &desk.state;
        let newer = state.is_newer();
        let pending = state.is_unsaved().then(|| state.to_keep());
        use_effect_with(pending, move |pending| {
            if let Some(text) = pending {
                let saved = match text {
                    _ if newer => Err(Blocked),
                    Some(text) => kept::store(&key, &kept::stamped(text, browser::now_ms())),
                    None => kept::forget(&key),
                };
                tell.emit(Event::Saved(text.clone(), saved));
            }
        });
    }
    let aside = Draft::unreadable_key(slug);
    let unreadable = desk.state.unreadable().map(str::to_owned);
    use_effect_with(unreadable, move |unreadable| {
        if let Some(text) = unreadable {
            // Refused, it stays where it is until something is written.
            let _ = kept::store(&aside, text);
        }
    });
}

/// Remembers that the exercise was solved.
#[hook]
pub fn use_mark(tab: Option<&Tab>, slug: &Rc<str>, desk: &Desk) {
    let passed = desk.is_solved() && tab.is_some();
    let (slug, tell) = (slug.clone(), desk.tell.clone());
    use_effect_with(passed, move |passed| {
        if *passed {
            tell.emit(Event::Marked(solved::add(&slug)));
        }
    });
}

/// Has the browser ask before it leaves the page with a draft that it does not
/// keep.
#[hook]
pub fn use_guard(tab: Option<&Tab>, desk: &Desk) {
    let at_risk = desk.state.is_at_risk() && tab.is_some();
    use_effect_with(at_risk, move |at_risk| {
        let listener = at_risk.then(|| {
            Listener::new(&browser::window(), "beforeunload", |event| {
                event.prevent_default();
                // Older browsers look at this. An event can always be written.
                let _ = Reflect::set(&event, &"returnValue".into(), &true.into());
            })
        });
        move || drop(listener)
    });
}
