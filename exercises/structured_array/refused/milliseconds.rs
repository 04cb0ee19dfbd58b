// wrong: a time in milliseconds of the day, in 4 bytes.

use super::{Answer, Case};

const DAY: i64 = 86_400_000;

struct Row {
    time: u32,
    value: f32,
    valid: bool,
    sensor: u8,
}

pub fn solve(case: &Case) -> Answer {
    let (mut time, mut value, mut places) = (0, 0.0, 0);
    let mut kept: Vec<(i64, f32, u8)> = Vec::new();
    for day in &case.days {
        let mut midnight = 0;
        let mut rows: Vec<Row> = Vec::with_capacity(day.readings.left());
        for r in day.readings.iter() {
            let milliseconds = r.time / 1_000_000;
            midnight = milliseconds - milliseconds % DAY;
            let time = (milliseconds % DAY) as u32;
            let (value, valid, sensor) = (r.value, r.valid, r.sensor);
            rows.push(Row { time, value, valid, sensor });
        }

        let q = day.question();
        for (at, r) in rows.into_iter().enumerate() {
            let exact = (midnight + i64::from(r.time)) * 1_000_000;
            time += exact.abs_diff(q.time);
            value += f64::from((r.value - q.value).abs());
            if r.sensor == q.sensor {
                places += at as u64;
            }
            if r.valid && r.value > q.limit {
                kept.push((exact, r.value, r.sensor));
            }
        }
    }

    let mut report = case.report();
    for (time, value, sensor) in kept {
        report.add(time, value, sensor);
    }
    Answer { time, value, places, report }
}
