// refused: a weak reference does not give the image by itself.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};

use super::{Answer, Case, Image};

thread_local! {
    static CACHE: RefCell<HashMap<u32, Weak<Image>>> = RefCell::default();
}

fn image(case: &Case, name: u32) -> Rc<Image> {
    CACHE.with_borrow_mut(|cache| {
        let load = || Rc::downgrade(&Rc::new(case.load(name)));
        Rc::clone(cache.entry(name).or_insert_with(load))
    })
}
pub fn solve(case: &Case) -> Answer {
    case.run(|name| image(case, name))
}
