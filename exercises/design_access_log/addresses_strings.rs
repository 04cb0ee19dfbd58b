//! Every address once, as a string.

use std::collections::HashSet;

use super::{Answer, Case, Hasher, Part, Request, Said};

#[derive(Default)]
pub struct Addresses {
    seen: HashSet<String, Hasher>,
}

impl Part for Addresses {
    fn see(&mut self, request: &Request<'_>) {
        // Only a new one is copied.
        if !self.seen.contains(request.address) {
            self.seen.insert(request.address.to_owned());
        }
    }

    fn tell(&mut self, said: &mut Said) {
        said.addresses = Some(self.seen.len() as u64);
    }
}

pub fn solve(case: &Case) -> Answer {
    case.answer(&mut [&mut Addresses::default()])
}
