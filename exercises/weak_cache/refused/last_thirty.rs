// left-out: owns so many images that those in windows are among them.

use std::num::NonZeroUsize;
use std::rc::Rc;

use lru::LruCache;

use super::{Answer, Case, Image};

pub fn solve(case: &Case) -> Answer {
    let mut cache: LruCache<u32, Rc<Image>> =
        LruCache::new(NonZeroUsize::new(30).unwrap());
    case.run(|name| {
        let load = || Rc::new(case.load(name));
        Rc::clone(cache.get_or_insert(name, load))
    })
}
