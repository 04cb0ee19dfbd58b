//! Share images between windows, and keep none that no window has.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::{Answer, Case, Image};

thread_local! {
    // Owners of an image: which are they, and until when?
    /// The images by name. Lives as long as the program.
    static CACHE: RefCell<HashMap<u32, Rc<Image>>> = RefCell::default();
}

/// Gives the image of that name: the one that is there, or else loads it.
fn image(case: &Case, name: u32) -> Rc<Image> {
    CACHE.with_borrow_mut(|cache| {
        let image =
            cache.entry(name).or_insert_with(|| Rc::new(case.load(name)));
        Rc::clone(image)
    })
}

pub fn solve(case: &Case) -> Answer {
    case.run(|name| image(case, name))
}
