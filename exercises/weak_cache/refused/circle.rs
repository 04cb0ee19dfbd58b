// over-budget: each image has an address of itself that counts.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};

use super::{Answer, Case, Image};

thread_local! {
    static CACHE: RefCell<HashMap<u32, Weak<Shared>>> = RefCell::default();
}

struct Shared {
    image: Image,
    itself: RefCell<Option<Rc<Shared>>>,
}

impl AsRef<Image> for Shared {
    fn as_ref(&self) -> &Image {
        &self.image
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        CACHE.with_borrow_mut(|cache| cache.remove(&self.image.name()));
    }
}

fn image(case: &Case, name: u32) -> Rc<Shared> {
    CACHE.with_borrow_mut(|cache| {
        if let Some(image) = cache.get(&name).and_then(Weak::upgrade) {
            return image;
        }
        let itself = RefCell::default();
        let image = Rc::new(Shared { image: case.load(name), itself });
        image.itself.replace(Some(Rc::clone(&image)));
        cache.insert(name, Rc::downgrade(&image));
        image
    })
}
pub fn solve(case: &Case) -> Answer {
    case.run(|name| image(case, name))
}
