// A short list in place of a map, with an address for each image.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::{Answer, Case, Image};

thread_local! {
    static CACHE: RefCell<Vec<Weak<Image>>> = RefCell::default();
}

fn image(case: &Case, name: u32) -> Rc<Image> {
    CACHE.with_borrow_mut(|cache| {
        let mut there = cache.iter().filter_map(Weak::upgrade);
        if let Some(image) = there.find(|image| image.name() == name) {
            return image;
        }
        cache.retain(|image| image.strong_count() > 0);
        let image = Rc::new(case.load(name));
        cache.push(Rc::downgrade(&image));
        image
    })
}
pub fn solve(case: &Case) -> Answer {
    case.run(|name| image(case, name))
}
