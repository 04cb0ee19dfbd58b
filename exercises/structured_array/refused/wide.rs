// over-budget: a value as an `f64`, which makes a row 24 bytes.

use super::{Answer, Case};

struct Row {
    time: i64,
    value: f64,
    valid: bool,
    sensor: u8,
}

pub fn solve(case: &Case) -> Answer {
    let (mut time, mut value, mut places) = (0, 0.0, 0);
    let mut kept: Vec<Row> = Vec::new();
    for day in &case.days {
        let mut rows: Vec<Row> = Vec::with_capacity(day.readings.left());
        for r in day.readings.iter() {
            let value = f64::from(r.value);
            let (time, valid, sensor) = (r.time, r.valid, r.sensor);
            rows.push(Row { time, value, valid, sensor });
        }

        let q = day.question();
        for (at, r) in rows.into_iter().enumerate() {
            time += r.time.abs_diff(q.time);
            value += (r.value - f64::from(q.value)).abs();
            if r.sensor == q.sensor {
                places += at as u64;
            }
            if r.valid && r.value > f64::from(q.limit) {
                kept.push(r);
            }
        }
    }

    let mut report = case.report();
    for r in kept {
        report.add(r.time, r.value as f32, r.sensor);
    }
    Answer { time, value, places, report }
}
