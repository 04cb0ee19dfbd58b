//! A counter for every second of a day. Two days are counted as one.

use super::{Answer, Case, Part, Request, SECONDS, Said};

pub struct Seconds {
    counts: Vec<u32>,
}

impl Default for Seconds {
    fn default() -> Self {
        Self { counts: vec![0; SECONDS as usize] }
    }
}

impl Part for Seconds {
    fn see(&mut self, request: &Request<'_>) {
        self.counts[(request.second % SECONDS) as usize] += 1;
    }

    fn tell(&mut self, said: &mut Said) {
        let most = self.counts.iter().max();
        said.busiest = Some(most.map_or(0, |most| u64::from(*most)));
    }
}

pub fn solve(case: &Case) -> Answer {
    case.answer(&mut [&mut Seconds::default()])
}
