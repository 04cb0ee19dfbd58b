// over-budget: keeps references, and so all days.

use super::{Answer, Case, Reading};

pub fn solve(case: &Case) -> Answer {
    let (mut time, mut value, mut places) = (0, 0.0, 0);
    let days: Vec<Vec<Reading>> =
        case.days.iter().map(|day| day.readings.iter().collect()).collect();
    let mut kept: Vec<&Reading> = Vec::new();
    for (day, readings) in case.days.iter().zip(&days) {
        let q = day.question();
        for (at, r) in readings.iter().enumerate() {
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
