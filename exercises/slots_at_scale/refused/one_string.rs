// over-budget: the units of all readings in one string.

use super::{Answer, Case, Reading};

struct Kept {
    time: u32,
    sensor: u16,
    value: i32,
    start: usize,
    end: usize,
}

pub fn solve(case: &Case) -> Answer {
    let mut units = String::new();
    let mut readings = Vec::with_capacity(case.readings.left());
    for Reading { time, sensor, value, unit } in case.readings.iter() {
        let start = units.len();
        units.push_str(&unit);
        let end = units.len();
        readings.push(Kept { time, sensor, value, start, end });
    }
    readings.sort_unstable_by_key(|r| (r.sensor, r.value, r.time));

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.sensor == b.sensor) {
        let middle = &group[group.len() / 2];
        let (time, value) = (middle.time, middle.value);
        let unit = &units[middle.start..middle.end];
        answer.add(middle.sensor, group.len(), time, value, unit);
    }
    answer
}
