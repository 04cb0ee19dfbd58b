// left-out: a cache of the job owns all images.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Answer, Case, Image};

pub fn solve(case: &Case) -> Answer {
    let mut cache: HashMap<u32, Rc<Image>> = HashMap::new();
    case.run(|name| {
        let load = || Rc::new(case.load(name));
        Rc::clone(cache.entry(name).or_insert_with(load))
    })
}
