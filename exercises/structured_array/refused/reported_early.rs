// failed: wants to report each day when it is over, and keeps nothing.

use super::{Answer, Case, Reading};

pub fn solve(case: &Case) -> Answer {
    let (mut time, mut value, mut places) = (0, 0.0, 0);
    let mut report = case.report();
    for day in &case.days {
        let readings: Vec<Reading> = day.readings.iter().collect();
        let q = day.question();
        for (at, r) in readings.into_iter().enumerate() {
            time += r.time.abs_diff(q.time);
            value += f64::from((r.value - q.value).abs());
            if r.sensor == q.sensor {
                places += at as u64;
            }
            if r.valid && r.value > q.limit {
                report.add(r.time, r.value, r.sensor);
            }
        }
    }

    Answer { time, value, places, report }
}
