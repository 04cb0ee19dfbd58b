// Pushed one by one, into a list that doubles, with a `HashMap` of the units.

use std::collections::HashMap;

use super::{Answer, Case, Reading};

struct Kept {
    time: u32,
    sensor: u16,
    value: i32,
}

pub fn solve(case: &Case) -> Answer {
    let mut units = HashMap::new();
    let mut readings = Vec::new();
    for Reading { time, sensor, value, unit } in case.readings.iter() {
        units.insert(sensor, unit);
        readings.push(Kept { time, sensor, value });
    }
    readings.sort_unstable_by_key(|r| (r.sensor, r.value, r.time));

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.sensor == b.sensor) {
        let middle = &group[group.len() / 2];
        let (time, value) = (middle.time, middle.value);
        let unit = &units[&middle.sensor];
        answer.add(middle.sensor, group.len(), time, value, unit);
    }
    answer
}
