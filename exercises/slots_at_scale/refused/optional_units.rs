// over-budget: only the first reading of a sensor has its unit, and each has
// room for one.

use std::collections::HashSet;

use super::{Answer, Case, Reading};

struct Kept {
    time: u32,
    sensor: u16,
    value: i32,
    unit: Option<String>,
}

pub fn solve(case: &Case) -> Answer {
    let mut known = HashSet::new();
    let mut readings = Vec::with_capacity(case.readings.left());
    for Reading { time, sensor, value, unit } in case.readings.iter() {
        let unit = known.insert(sensor).then_some(unit);
        readings.push(Kept { time, sensor, value, unit });
    }
    readings.sort_unstable_by_key(|r| (r.sensor, r.value, r.time));

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.sensor == b.sensor) {
        let middle = &group[group.len() / 2];
        let (time, value) = (middle.time, middle.value);
        let first = group.iter().find_map(|r| r.unit.as_deref());
        let unit = first.expect("each sensor has a first reading");
        answer.add(middle.sensor, group.len(), time, value, unit);
    }
    answer
}
