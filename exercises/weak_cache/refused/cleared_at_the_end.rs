// left-out: keeps all images, and frees them at the end.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::{Answer, Case, Image};

thread_local! {
    static CACHE: RefCell<HashMap<u32, Rc<Image>>> = RefCell::default();
}

fn image(case: &Case, name: u32) -> Rc<Image> {
    CACHE.with_borrow_mut(|cache| {
        let image =
            cache.entry(name).or_insert_with(|| Rc::new(case.load(name)));
        Rc::clone(image)
    })
}

pub fn solve(case: &Case) -> Answer {
    let answer = case.run(|name| image(case, name));
    CACHE.take();
    answer
}
