// over-budget: what is leaked has no owner, and is never freed.

use std::cell::RefCell;
use std::collections::HashMap;

use super::{Answer, Case, Image};

thread_local! {
    static CACHE: RefCell<HashMap<u32, &'static Image>> =
        RefCell::default();
}

fn image(case: &Case, name: u32) -> &'static Image {
    let load = || &*Box::leak(Box::new(case.load(name)));
    CACHE.with_borrow_mut(|cache| *cache.entry(name).or_insert_with(load))
}
pub fn solve(case: &Case) -> Answer {
    case.run(|name| image(case, name))
}
