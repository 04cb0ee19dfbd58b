//! A counter for every path, by its name.

use std::collections::HashMap;

use super::{Answer, Case, Hasher, Part, Request, Said, TopTen};

#[derive(Default)]
pub struct Paths {
    counts: HashMap<String, u32, Hasher>,
}

impl Part for Paths {
    fn see(&mut self, request: &Request<'_>) {
        match self.counts.get_mut(request.path) {
            Some(count) => *count += 1,
            None => {
                self.counts.insert(request.path.to_owned(), 1);
            }
        }
    }

    fn tell(&mut self, said: &mut Said) {
        let mut ten = TopTen::default();
        for (path, count) in &self.counts {
            ten.add(*count, path);
        }
        said.paths = Some(ten.paths());
    }
}

pub fn solve(case: &Case) -> Answer {
    case.answer(&mut [&mut Paths::default()])
}
