// A list for each field, and one of the places in order.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let count = case.readings.left();
    let mut units: HashMap<u16, String> = HashMap::new();
    let mut times = Vec::with_capacity(count);
    let mut sensors = Vec::with_capacity(count);
    let mut values = Vec::with_capacity(count);
    while let Some(r) = case.readings.next() {
        units.entry(r.sensor).or_insert(r.unit);
        times.push(r.time);
        sensors.push(r.sensor);
        values.push(r.value);
    }
    let mut order: Vec<u32> = (0..count as u32).collect();
    let key = |i: u32| {
        let i = i as usize;
        (sensors[i], values[i], times[i])
    };
    order.sort_unstable_by_key(|i| key(*i));

    let mut answer = Answer::default();
    for group in order.chunk_by(|a, b| key(*a).0 == key(*b).0) {
        let (sensor, value, time) = key(group[group.len() / 2]);
        answer.add(sensor, group.len(), time, value, &units[&sensor]);
    }
    answer
}
