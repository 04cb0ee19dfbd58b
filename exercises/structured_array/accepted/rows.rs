// Readings side by side, and a loop for each question.

use super::{Answer, Case, Reading};

pub fn solve(case: &Case) -> Answer {
    let (mut time, mut value, mut places) = (0, 0.0, 0);
    let mut kept: Vec<Reading> = Vec::new();
    for day in &case.days {
        let mut readings = Vec::new();
        while let Some(reading) = day.readings.next() {
            readings.push(reading);
        }

        let q = day.question();
        for r in &readings {
            time += r.time.abs_diff(q.time);
        }
        for r in &readings {
            value += f64::from((r.value - q.value).abs());
        }
        for (at, r) in readings.iter().enumerate() {
            if r.sensor == q.sensor {
                places += at as u64;
            }
        }
        let wanted = |r: &&Reading| r.valid && r.value > q.limit;
        kept.extend(readings.iter().filter(wanted));
    }

    let mut report = case.report();
    for r in kept {
        report.add(r.time, r.value, r.sensor);
    }
    Answer { time, value, places, report }
}
