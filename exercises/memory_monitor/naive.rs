//! The monitor keeps every sample that it takes.

use meter::trace::{self, By, Snapshot, Unavailable};

use super::{Answer, Case, Monitored, NUMBERS};
use crate::live;

/// What the work had live at one tick of the monitor.
struct Sample {
    tick: u64,
    bytes: i64,
}

struct Monitor {
    samples: Vec<Sample>,
    /// What the monitor holds itself, which is not the work's.
    own_bytes: i64,
    /// What was live when it was highest, by line.
    snapshot: Result<Snapshot, Unavailable>,
    /// How many bytes that was.
    snapshot_bytes: i64,
}

impl Monitor {
    fn start() -> Self {
        Self {
            samples: Vec::new(),
            own_bytes: 0,
            snapshot: trace::start().and_then(|()| trace::snapshot()),
            snapshot_bytes: 0,
        }
    }

    fn sample(&mut self) {
        let bytes = meter::live_bytes() - self.own_bytes;
        live::sample(bytes);
        // A snapshot takes long, so it is not taken for every small rise.
        if bytes > self.snapshot_bytes + self.snapshot_bytes / 8 {
            self.snapshot = trace::snapshot();
            self.snapshot_bytes = bytes;
        }
        let tick = self.samples.len() as u64;
        let before = meter::live_bytes();
        self.samples.push(Sample { tick, bytes });
        self.own_bytes += meter::live_bytes() - before;
    }

    fn stop(self) -> Result<Monitored, Unavailable> {
        trace::stop();
        let mut lines = self.snapshot?.statistics(By::Line);
        lines.truncate(3);
        let newest = self.samples.last();
        let peak = self.samples.iter().map(|sample| sample.bytes).max();
        Ok(Monitored {
            taken: newest.map_or(0, |sample| sample.tick + 1),
            kept: self.samples.len() as u64,
            own_bytes: self.own_bytes,
            peak: peak.unwrap_or(0),
            newest: newest.map_or(0, |sample| sample.bytes),
            lines,
        })
    }
}

/// The work that is watched. It calls `step` after each step.
fn work(records: u32, mut step: impl FnMut()) -> u64 {
    let mut made: Vec<Vec<u32>> = Vec::with_capacity(records as usize);
    for i in 0..records {
        let mut record = Vec::with_capacity(NUMBERS as usize);
        for n in 0..NUMBERS {
            record.push(i + n);
            step();
        }
        made.push(record);
    }
    // Now all numbers are there twice.
    let joined = made.concat();
    step();
    drop(made);
    step();
    joined.iter().copied().map(u64::from).sum()
}

pub fn solve(case: &Case) -> Answer {
    let mut monitor = Monitor::start();
    let sum = work(case.records, || monitor.sample());
    Answer { value: sum, found: monitor.stop() }
}
