// Entries in one list, each with the places of its neighbours by use.

use std::collections::HashMap;

use super::{Answer, Case};

struct Entry {
    product: u32,
    list: Vec<u64>,
    older: usize,
    newer: usize,
}

/// Entry 0 has no list: the newest is its older neighbour, and the oldest its
/// newer one.
struct Cache {
    entries: Vec<Entry>,
    places: HashMap<u32, usize>,
}

impl Cache {
    fn unlink(&mut self, at: usize) {
        let Entry { older, newer, .. } = self.entries[at];
        self.entries[older].newer = newer;
        self.entries[newer].older = older;
    }

    fn link_as_newest(&mut self, at: usize) {
        let newest = self.entries[0].older;
        self.entries[at].older = newest;
        self.entries[at].newer = 0;
        self.entries[newest].newer = at;
        self.entries[0].older = at;
    }
}

pub fn solve(case: &Case) -> Answer {
    let ends = Entry { product: 0, list: Vec::new(), older: 0, newer: 0 };
    let mut cache = Cache { entries: vec![ends], places: HashMap::new() };

    for product in case.requests() {
        let place = cache.places.get(&product).copied();
        let at = if let Some(at) = place {
            cache.unlink(at);
            at
        } else if cache.places.len() == case.bound.get() {
            let at = cache.entries[0].newer;
            cache.unlink(at);
            let oldest = &mut cache.entries[at];
            cache.places.remove(&oldest.product);
            oldest.product = product;
            oldest.list = case.similar(product);
            cache.places.insert(product, at);
            at
        } else {
            let list = case.similar(product);
            let at = cache.entries.len();
            cache.entries.push(Entry { product, list, older: 0, newer: 0 });
            cache.places.insert(product, at);
            at
        };
        cache.link_as_newest(at);
        case.show(&cache.entries[at].list);
    }
    case.checksum()
}
