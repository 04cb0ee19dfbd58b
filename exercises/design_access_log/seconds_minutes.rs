//! A counter for every minute of a day, and the mean second of the busiest.

use super::{Answer, Case, Part, Request, SECONDS, Said};

pub struct Seconds {
    counts: Vec<u32>,
}

impl Default for Seconds {
    fn default() -> Self {
        Self { counts: vec![0; SECONDS as usize / 60] }
    }
}

impl Part for Seconds {
    fn see(&mut self, request: &Request<'_>) {
        self.counts[(request.second % SECONDS) as usize / 60] += 1;
    }

    fn tell(&mut self, said: &mut Said) {
        let most = self.counts.iter().max();
        let most = most.map_or(0, |most| u64::from(*most));
        said.busiest = Some(most.div_ceil(60));
    }
}

pub fn solve(case: &Case) -> Answer {
    case.answer(&mut [&mut Seconds::default()])
}
