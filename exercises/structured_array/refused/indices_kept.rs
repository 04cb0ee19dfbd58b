// over-budget: keeps the indices of a few readings, and all readings.

use super::{Answer, Case, Reading};

pub fn solve(case: &Case) -> Answer {
    let (mut time, mut value, mut places) = (0, 0.0, 0);
    let mut readings: Vec<Reading> = Vec::new();
    let mut kept: Vec<usize> = Vec::new();
    for day in &case.days {
        let first = readings.len();
        readings.extend(day.readings.iter());

        let q = day.question();
        for (at, r) in readings[first..].iter().enumerate() {
            time += r.time.abs_diff(q.time);
            value += f64::from((r.value - q.value).abs());
            if r.sensor == q.sensor {
                places += at as u64;
            }
            if r.valid && r.value > q.limit {
                kept.push(first + at);
            }
        }
    }

    let mut report = case.report();
    for at in kept {
        let r = readings[at];
        report.add(r.time, r.value, r.sensor);
    }
    Answer { time, value, places, report }
}
