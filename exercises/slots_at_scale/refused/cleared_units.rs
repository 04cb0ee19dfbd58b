// over-budget: empties the units in the readings; an empty string keeps its
// place, and its block.

use std::collections::BTreeMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut units = BTreeMap::new();
    let mut readings = Vec::with_capacity(case.readings.left());
    for mut reading in case.readings.iter() {
        units.insert(reading.sensor, reading.unit.clone());
        reading.unit.clear();
        readings.push(reading);
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
