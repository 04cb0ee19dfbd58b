//! Counters for the last 64 seconds: a log is nearly in the order of time.

use super::{Answer, Case, Part, Request, Said};

/// A line may come so many seconds late, less one.
const WINDOW: u32 = 64;

pub struct Seconds {
    /// The counter of a second is at its remainder by 64.
    counts: Vec<u32>,
    newest: u32,
    busiest: u32,
}

impl Default for Seconds {
    fn default() -> Self {
        let counts = vec![0; WINDOW as usize];
        Self { counts, newest: 0, busiest: 0 }
    }
}

impl Part for Seconds {
    fn see(&mut self, request: &Request<'_>) {
        let second = request.second;
        if second > self.newest {
            let passed = (second - self.newest).min(WINDOW);
            for late in 0..passed {
                self.counts[((second - late) % WINDOW) as usize] = 0;
            }
            self.newest = second;
        } else if self.newest - second >= WINDOW {
            // Too late: its counter is another second's by now.
            return;
        }
        let count = &mut self.counts[(second % WINDOW) as usize];
        *count += 1;
        self.busiest = self.busiest.max(*count);
    }

    fn tell(&mut self, said: &mut Said) {
        said.busiest = Some(u64::from(self.busiest));
    }
}

pub fn solve(case: &Case) -> Answer {
    case.answer(&mut [&mut Seconds::default()])
}
