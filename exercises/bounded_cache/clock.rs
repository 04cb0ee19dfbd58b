//! A hand goes round the lists. It forgets one that was not used since it last
//! came by.

use std::collections::HashMap;

use super::{Answer, Case, Hasher};

struct Entry {
    product: u32,
    list: Vec<u64>,
    used: bool,
}

struct Clock {
    entries: Vec<Entry>,
    /// The place of each product among the entries.
    places: HashMap<u32, usize, Hasher>,
    hand: usize,
    bound: usize,
}

impl Clock {
    fn new(bound: usize) -> Self {
        let hasher = Hasher::default();
        Self {
            entries: Vec::with_capacity(bound),
            places: HashMap::with_capacity_and_hasher(bound, hasher),
            hand: 0,
            bound,
        }
    }

    fn get(&mut self, product: u32) -> Option<&[u64]> {
        let entry = &mut self.entries[*self.places.get(&product)?];
        entry.used = true;
        Some(&entry.list)
    }

    fn put(&mut self, product: u32, list: Vec<u64>) {
        let entry = Entry { product, list, used: false };
        if self.entries.len() < self.bound {
            self.places.insert(product, self.entries.len());
            self.entries.push(entry);
            return;
        }
        while self.entries[self.hand].used {
            self.entries[self.hand].used = false;
            self.hand = (self.hand + 1) % self.bound;
        }
        self.places.remove(&self.entries[self.hand].product);
        self.places.insert(product, self.hand);
        self.entries[self.hand] = entry;
        self.hand = (self.hand + 1) % self.bound;
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut clock = Clock::new(case.bound.get());

    for product in case.requests() {
        if let Some(list) = clock.get(product) {
            case.show(list);
            continue;
        }
        let list = case.similar(product);
        case.show(&list);
        clock.put(product, list);
    }
    case.checksum()
}
