// over-budget: takes the units out of the readings; an empty string has no
// block, but a place of 12 bytes.

use std::collections::BTreeMap;
use std::mem;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut units = BTreeMap::new();
    let mut readings = Vec::with_capacity(case.readings.left());
    for mut reading in case.readings.iter() {
        units.insert(reading.sensor, mem::take(&mut reading.unit));
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
