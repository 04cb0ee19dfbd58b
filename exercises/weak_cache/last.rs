//! Only the image that was loaded last is remembered, by a weak reference.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::{Answer, Case, Image};

thread_local! {
    /// The image that was loaded last. Lives as long as the program.
    static LAST: RefCell<Weak<Image>> = RefCell::default();
}

/// Gives the image of that name: the one that is there, or else loads it.
fn image(case: &Case, name: u32) -> Rc<Image> {
    if let Some(image) = LAST.with_borrow(Weak::upgrade)
        && image.name() == name
    {
        return image;
    }
    let image = Rc::new(case.load(name));
    LAST.set(Rc::downgrade(&image));
    image
}

pub fn solve(case: &Case) -> Answer {
    case.run(|name| image(case, name))
}
