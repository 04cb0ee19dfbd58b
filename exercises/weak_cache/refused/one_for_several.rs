// failed: one entry for several images.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::{Answer, Case, Image};

thread_local! {
    static CACHE: RefCell<HashMap<u32, Rc<Image>>> = RefCell::default();
}

fn image(case: &Case, name: u32) -> Rc<Image> {
    CACHE.with_borrow_mut(|cache| {
        let load = || Rc::new(case.load(name));
        Rc::clone(cache.entry(name % 8).or_insert_with(load))
    })
}
pub fn solve(case: &Case) -> Answer {
    case.run(|name| image(case, name))
}
