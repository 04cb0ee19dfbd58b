//! A reading has no unit: it says its sensor, and a table says the sensor's
//! unit.

use std::collections::BTreeMap;

use super::{Answer, Case, Reading};

pub struct Kept {
    pub time: u32,
    pub sensor: u16,
    pub value: i32,
}

pub fn solve(case: &Case) -> Answer {
    let mut units = BTreeMap::new();
    let mut readings = Vec::with_capacity(case.readings.left());
    for Reading { time, sensor, value, unit } in case.readings.iter() {
        units.entry(sensor).or_insert(unit);
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
