// over-budget: the starter, in a list that doubles.

use super::{Answer, Case, Reading};

struct Kept {
    time: u32,
    sensor: u16,
    value: i32,
    unit: String,
}

pub fn solve(case: &Case) -> Answer {
    let mut readings = Vec::new();
    for Reading { time, sensor, value, unit } in case.readings.iter() {
        readings.push(Kept { time, sensor, value, unit });
    }
    readings.sort_unstable_by_key(|r| (r.sensor, r.value, r.time));

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.sensor == b.sensor) {
        let middle = &group[group.len() / 2];
        let (time, value) = (middle.time, middle.value);
        let unit = &middle.unit;
        answer.add(middle.sensor, group.len(), time, value, unit);
    }
    answer
}
