//! Moves the focus on when the element that has it goes away.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Element;
use yew::{hook, use_effect, use_mut_ref};

use crate::browser::{self, Listener};

/// The places to go from the editor, in this order. A reset waits for the safe
/// answer; from what follows the editor, Tab goes on to the verdict, and never
/// back into the editor, which takes Tab for itself.
const AFTER_THE_EDITOR: [&str; 4] = [
    "[data-action=keep]",
    "[data-action=plain]",
    "[data-action=run]:enabled",
    "#tab-yours",
];

/// The places to go from what is gone. Run takes no focus while it cannot run.
const AFTER_WHAT_IS_GONE: [&str; 3] = [
    "[data-action=keep]",
    "[data-action=run]:enabled",
    "#tab-yours",
];

/// Moves the focus out of the editor.
pub fn leave() {
    browser::focus_first(&AFTER_THE_EDITOR);
}

/// The element of the section that had the focus last.
#[derive(Default)]
struct Watch {
    last: Rc<RefCell<Option<Element>>>,
    listener: Option<Listener>,
}

impl Watch {
    fn start(&mut self) {
        let last = self.last.clone();
        self.listener.get_or_insert_with(|| {
            Listener::new(&browser::document(), "focusin", move |event| {
                let element = browser::target::<Element>(&event);
                let within = |element: &Element| {
                    let section = element.closest(".yours");
                    section.is_ok_and(|section| section.is_some())
                };
                last.replace(element.filter(within));
            })
        });
    }

    /// True if it is gone, and the focus with it.
    fn is_lost(&self) -> bool {
        let last = self.last.borrow();
        let gone = last.as_ref().is_some_and(|last| !last.is_connected());
        gone && browser::focused().is_none()
    }
}

/// Passes the focus on from a button that vanishes under it.
#[hook]
pub fn use_focus() {
    let watch = use_mut_ref(Watch::default);
    use_effect(move || {
        watch.borrow_mut().start();
        // Moving the focus tells the listener.
        if watch.borrow().is_lost() {
            browser::focus_first(&AFTER_WHAT_IS_GONE);
        }
    });
}
