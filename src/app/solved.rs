//! The exercises that were solved, as this browser remembers.

use std::cell::RefCell;

use web_sys::Event;
use yew::{hook, use_state_eq};

use crate::browser::{self, Blocked, Listener, window};
use crate::effect::use_effect_with;
use crate::kept::{self, SOLVED};

/// The event by which this tab hears of a change that it has made itself.
const ADDED: &str = "bytewise-solved";

thread_local! {
    /// Those that the browser refused to keep: they count while the page lives.
    static UNKEPT: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Their slugs; where storage is blocked, those of this page's life.
pub fn load() -> Vec<String> {
    let kept = browser::load(SOLVED).ok().flatten().unwrap_or_default();
    let mut solved = read(&kept);
    UNKEPT.with_borrow(|unkept| {
        let others = unkept.iter().filter(|slug| !kept_in(&kept, slug));
        solved.extend(others.cloned());
    });
    solved
}

/// True if an exercise is among those that are kept.
fn kept_in(kept: &str, slug: &str) -> bool {
    kept.split_whitespace().any(|known| known == slug)
}

/// Reads what is kept. Each counts once, whoever wrote it.
fn read(kept: &str) -> Vec<String> {
    let mut solved: Vec<String> = Vec::new();
    for slug in kept.split_whitespace() {
        if !solved.iter().any(|known| known == slug) {
            solved.push(slug.to_owned());
        }
    }
    solved
}

/// Remembers one more, and tells the page that frames this one. What another
/// tab has added meanwhile stays.
pub fn add(slug: &str) -> Result<(), Blocked> {
    browser::tell_solved(slug);
    let kept = browser::load(SOLVED).ok().flatten().unwrap_or_default();
    if kept_in(&kept, slug) {
        return Ok(());
    }
    let mut solved = load();
    if !solved.iter().any(|known| known == slug) {
        solved.push(slug.to_owned());
    }
    let stored = kept::store(SOLVED, &solved.join(" "));
    UNKEPT.with_borrow_mut(|unkept| match stored {
        Ok(()) => unkept.clear(),
        Err(Blocked) => *unkept = solved,
    });
    tell();
    stored
}

/// Has this tab look again at what is kept.
pub fn tell() {
    // Making an event of a plain name never fails, nor does telling a window.
    let _ = Event::new(ADDED).and_then(|event| window().dispatch_event(&event));
}

/// Calls `act` whenever what is kept has changed, in this tab or in another.
pub fn listen(act: impl Fn() + Clone + 'static) -> [Listener; 2] {
    [ADDED, "storage"].map(|kind| {
        let act = act.clone();
        Listener::new(&window(), kind, move |_| act())
    })
}

/// True once the browser remembers that an exercise is solved.
#[hook]
pub fn use_solved(ready: bool, slug: &str) -> bool {
    let solved = use_state_eq(|| false);
    {
        let (solved, slug) = (solved.setter(), slug.to_owned());
        use_effect_with(ready, move |ready| {
            let listeners = ready.then(|| {
                let look = move || solved.set(load().contains(&slug));
                look();
                listen(look)
            });
            move || drop(listeners)
        });
    }
    *solved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuzz;

    #[test]
    fn whatever_is_kept_is_read_as_slugs_that_are_written_the_same() {
        arbtest::arbtest(|input| {
            let kept = fuzz::string(input, &["slots", "lazy-sum", " ", "\n", "\u{3000}", "[\""])?;
            let solved = read(&kept);
            assert_eq!(read(&solved.join(" ")), solved, "{kept:?}");
            let mut each = solved.clone();
            each.sort();
            each.dedup();
            assert_eq!(each.len(), solved.len(), "{kept:?}");
            Ok(())
        })
        .budget_ms(fuzz::BUDGET_MS);
    }
}
