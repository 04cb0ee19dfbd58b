//! A counter for every second in which somebody asked.

use std::collections::HashMap;

use super::{Answer, Case, Part, Request, Said};

#[derive(Default)]
pub struct Seconds {
    counts: HashMap<u32, u32>,
}

impl Part for Seconds {
    fn see(&mut self, request: &Request<'_>) {
        *self.counts.entry(request.second).or_default() += 1;
    }

    fn tell(&mut self, said: &mut Said) {
        let most = self.counts.values().max();
        said.busiest = Some(most.map_or(0, |most| u64::from(*most)));
    }
}

pub fn solve(case: &Case) -> Answer {
    case.answer(&mut [&mut Seconds::default()])
}
