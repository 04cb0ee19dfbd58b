// Tuples in a list with room for all, and a sorted map of the units.

use std::collections::BTreeMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut units = BTreeMap::new();
    let mut readings: Vec<(u16, i32, u32)> = case
        .readings
        .iter()
        .map(|r| {
            units.entry(r.sensor).or_insert(r.unit);
            (r.sensor, r.value, r.time)
        })
        .collect();
    readings.sort_unstable();

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.0 == b.0) {
        let (sensor, value, time) = group[group.len() / 2];
        answer.add(sensor, group.len(), time, value, &units[&sensor]);
    }
    answer
}
