// wrong: sorts the readings by value, so those to keep are at the end.

use super::{Answer, Case, Reading};

pub fn solve(case: &Case) -> Answer {
    let (mut time, mut value, mut places) = (0, 0.0, 0);
    let mut kept: Vec<Reading> = Vec::new();
    for day in &case.days {
        let mut readings: Vec<Reading> = day.readings.iter().collect();
        readings.sort_unstable_by(|a, b| a.value.total_cmp(&b.value));
        let q = day.question();
        for (at, r) in readings.into_iter().enumerate() {
            time += r.time.abs_diff(q.time);
            value += f64::from((r.value - q.value).abs());
            if r.sensor == q.sensor {
                places += at as u64;
            }
            if r.valid && r.value > q.limit {
                kept.push(r);
            }
        }
    }

    let mut report = case.report();
    for r in kept {
        report.add(r.time, r.value, r.sensor);
    }
    Answer { time, value, places, report }
}
