// failed: the only owner is gone before the image is given.

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
        let image = cache.entry(name).or_insert_with(load);
        image.upgrade().unwrap()
    })
}
pub fn solve(case: &Case) -> Answer {
    case.run(|name| image(case, name))
}
