// Two hundred samples at most: when they are there, the older half goes.

use meter::trace::{self, By, Snapshot, Unavailable};

use super::{Answer, Case, LAST, Monitored, NUMBERS, Sample, Watched};
use crate::live;

struct Monitor {
    samples: Vec<Sample>,
    taken: u64,
    highest: i64,
    /// The bytes that the monitor holds itself, which are not the work's.
    own_bytes: i64,
    /// The bytes that were live when it was highest, by line.
    snapshot: Result<Snapshot, Unavailable>,
    /// The number of these bytes.
    snapshot_bytes: i64,
}

impl Monitor {
    fn start() -> Self {
        Self {
            samples: Vec::new(),
            taken: 0,
            highest: i64::MIN,
            own_bytes: 0,
            snapshot: trace::start().and_then(|()| trace::snapshot()),
            snapshot_bytes: 0,
        }
    }

    fn sample(&mut self) {
        let bytes = meter::live_bytes() - self.own_bytes;
        live::sample(bytes);
        // A snapshot takes a long time, so small rises get none.
        if bytes > self.snapshot_bytes + self.snapshot_bytes / 8 {
            self.snapshot = trace::snapshot();
            self.snapshot_bytes = bytes;
        }
        let tick = self.taken;
        self.taken += 1;
        self.highest = self.highest.max(bytes);
        if self.samples.len() == 2 * LAST {
            self.samples.drain(..LAST);
        }
        let before = meter::live_bytes();
        self.samples.push(Sample { tick, bytes });
        self.own_bytes += meter::live_bytes() - before;
    }

    fn stop(self, sum: u64) -> Answer {
        trace::stop();
        let lines = self.snapshot.map(|snapshot| {
            let mut lines = snapshot.statistics(By::Line);
            lines.truncate(3);
            lines
        });
        let taken = self.taken;
        let found = Monitored {
            highest: self.highest,
            own_bytes: self.own_bytes,
            last: self.samples,
            lines,
        };
        Answer { value: Watched { sum, taken }, found }
    }
}

/// The work that is watched, which stays as it is. It calls `step` after each
/// step.
fn work(case: &Case, mut step: impl FnMut()) -> u64 {
    let mut made: Vec<Vec<u32>> = Vec::with_capacity(case.records);
    for _ in 0..case.records {
        let mut record = Vec::with_capacity(NUMBERS);
        for number in case.numbers.iter().take(NUMBERS) {
            record.push(number);
            step();
        }
        made.push(record);
    }
    // Now all numbers are there twice.
    let joined = made.concat();
    step();
    for record in made {
        drop(record);
        step();
    }
    case.sum(&joined)
}

pub fn solve(case: &Case) -> Answer {
    let mut monitor = Monitor::start();
    let sum = work(case, || monitor.sample());
    monitor.stop(sum)
}
