//! A hundred counters. A path that has none takes over the smallest.

use super::{Answer, Case, Part, Request, Said, TopTen, hash};

/// So many counters, and a hundred where nothing else is said.
pub struct Paths<const COUNTERS: usize = 100> {
    counters: Vec<Counter>,
}

struct Counter {
    hash: u64,
    count: u32,
    path: String,
}

impl<const COUNTERS: usize> Default for Paths<COUNTERS> {
    fn default() -> Self {
        Self { counters: Vec::with_capacity(COUNTERS) }
    }
}

impl<const COUNTERS: usize> Part for Paths<COUNTERS> {
    fn see(&mut self, request: &Request<'_>) {
        let hash = hash(request.path);
        let is_it = |counter: &&mut Counter| {
            counter.hash == hash && counter.path == request.path
        };
        if let Some(counter) = self.counters.iter_mut().find(is_it) {
            counter.count += 1;
        } else if self.counters.len() < COUNTERS {
            let path = request.path.to_owned();
            self.counters.push(Counter { hash, count: 1, path });
        } else if let Some(smallest) =
            self.counters.iter_mut().min_by_key(|counter| counter.count)
        {
            // Its count stays, so the new one may be counted too high, and
            // never too low.
            smallest.hash = hash;
            smallest.count += 1;
            smallest.path.clear();
            smallest.path.push_str(request.path);
        }
    }

    fn tell(&mut self, said: &mut Said) {
        let mut ten = TopTen::default();
        for counter in &self.counters {
            ten.add(counter.count, &counter.path);
        }
        said.paths = Some(ten.paths());
    }
}

pub fn solve(case: &Case) -> Answer {
    case.answer(&mut [&mut <Paths>::default()])
}
