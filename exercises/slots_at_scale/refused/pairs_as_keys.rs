// over-budget: an entry of a map for each reading.

use std::collections::BTreeMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut readings = BTreeMap::new();
    for r in case.readings.iter() {
        readings.insert((r.sensor, r.value, r.time), r.unit);
    }
    let readings: Vec<_> = readings.into_iter().collect();

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.0.0 == b.0.0) {
        let ((sensor, value, time), unit) = &group[group.len() / 2];
        answer.add(*sensor, group.len(), *time, *value, unit);
    }
    answer
}
