// The handle that a window gets takes the image out with the last one.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Deref;
use std::rc::Rc;

use super::{Answer, Case, Image};

thread_local! {
    static CACHE: RefCell<HashMap<u32, Rc<Image>>> = RefCell::default();
}

struct Handle(Rc<Image>);

impl Deref for Handle {
    type Target = Image;

    fn deref(&self) -> &Image {
        &self.0
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        // One is in the cache, and one is here.
        if Rc::strong_count(&self.0) == 2 {
            let name = self.0.name();
            CACHE.with_borrow_mut(|cache| cache.remove(&name));
        }
    }
}

fn image(case: &Case, name: u32) -> Handle {
    let load = || Rc::new(case.load(name));
    CACHE.with_borrow_mut(|cache| {
        Handle(Rc::clone(cache.entry(name).or_insert_with(load)))
    })
}
pub fn solve(case: &Case) -> Answer {
    case.run(|name| image(case, name))
}
