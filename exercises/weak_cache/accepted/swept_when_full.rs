// Entries whose image is gone are swept out when the table is full.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};

use super::{Answer, Case, Image};

thread_local! {
    static CACHE: RefCell<HashMap<u32, Weak<Image>>> = RefCell::default();
}

fn image(case: &Case, name: u32) -> Rc<Image> {
    if let Some(image) = CACHE.with_borrow(|cache| cache.get(&name)?.upgrade())
    {
        return image;
    }
    let image = Rc::new(case.load(name));
    CACHE.with_borrow_mut(|cache| {
        if cache.len() == cache.capacity() {
            cache.retain(|_, image| image.strong_count() > 0);
        }
        cache.insert(name, Rc::downgrade(&image));
    });
    image
}
pub fn solve(case: &Case) -> Answer {
    case.run(|name| image(case, name))
}
