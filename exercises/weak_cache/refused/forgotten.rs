// over-budget: a count that never falls keeps each image.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};

use super::{Answer, Case, Image};

thread_local! {
    static CACHE: RefCell<HashMap<u32, Weak<Image>>> = RefCell::default();
}

fn image(case: &Case, name: u32) -> Rc<Image> {
    CACHE.with_borrow_mut(|cache| {
        if let Some(image) = cache.get(&name).and_then(Weak::upgrade) {
            return image;
        }
        let image = Rc::new(case.load(name));
        std::mem::forget(Rc::clone(&image));
        cache.insert(name, Rc::downgrade(&image));
        image
    })
}
pub fn solve(case: &Case) -> Answer {
    case.run(|name| image(case, name))
}
