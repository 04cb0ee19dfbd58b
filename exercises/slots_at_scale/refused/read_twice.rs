// wrong: goes through the readings once more for the units, and each comes
// once.

use std::collections::BTreeMap;

use super::{Answer, Case, Reading};

struct Kept {
    time: u32,
    sensor: u16,
    value: i32,
}

pub fn solve(case: &Case) -> Answer {
    let mut readings = Vec::with_capacity(case.readings.left());
    for Reading { time, sensor, value, .. } in case.readings.iter() {
        readings.push(Kept { time, sensor, value });
    }
    let units: BTreeMap<u16, String> =
        case.readings.iter().map(|r| (r.sensor, r.unit)).collect();
    readings.sort_unstable_by_key(|r| (r.sensor, r.value, r.time));

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.sensor == b.sensor) {
        let middle = &group[group.len() / 2];
        let (time, value) = (middle.time, middle.value);
        let unit = units.get(&middle.sensor).map_or("", |unit| unit);
        answer.add(middle.sensor, group.len(), time, value, unit);
    }
    answer
}
