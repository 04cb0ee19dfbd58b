//! A press of Run before the application was there.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::futures::JsFuture;
use protocol::Outcome;

use super::{Bridge, decode};

/// The press, until the bench of its exercise has taken it.
#[derive(Clone, Default)]
pub struct Begun(Rc<RefCell<Option<Press>>>);

/// The exercise that was pressed for, and the outcomes of its variants at the
/// default case: none if they are not there.
type Press = (String, Vec<Outcome>);

impl PartialEq for Begun {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Begun {
    /// Takes the page over from `boot.js`. True if Run was pressed on the page of
    /// that exercise.
    pub async fn take_over(&self, bridge: &Bridge, slug: Option<&str>) -> bool {
        let outcomes = JsFuture::from(bridge.take_over()).await;
        let outcomes = outcomes.ok().filter(|outcomes| !outcomes.is_undefined());
        let press = slug.zip(outcomes).map(|(slug, outcomes)| {
            // Missing or damaged outcomes are run again.
            let outcomes = decode(outcomes).unwrap_or_default();
            (slug.to_owned(), outcomes)
        });
        let was_pressed = press.is_some();
        self.0.replace(press);
        was_pressed
    }

    /// The outcomes of a press on the page of that exercise, once.
    pub fn take(&self, slug: &str) -> Option<Vec<Outcome>> {
        let press = self.0.borrow_mut().take_if(|(of, _)| of == slug);
        press.map(|(_, outcomes)| outcomes)
    }
}
