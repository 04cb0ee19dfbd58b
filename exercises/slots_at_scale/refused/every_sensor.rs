// over-budget: a table with a place for every number that a sensor can have.

use super::{Answer, Case, Reading};

struct Kept {
    time: u32,
    sensor: u16,
    value: i32,
}

pub fn solve(case: &Case) -> Answer {
    let mut units = vec![String::new(); 1 << 16];
    let mut readings = Vec::with_capacity(case.readings.left());
    for Reading { time, sensor, value, unit } in case.readings.iter() {
        units[usize::from(sensor)] = unit;
        readings.push(Kept { time, sensor, value });
    }
    readings.sort_unstable_by_key(|r| (r.sensor, r.value, r.time));

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.sensor == b.sensor) {
        let middle = &group[group.len() / 2];
        let (time, value) = (middle.time, middle.value);
        let unit = &units[usize::from(middle.sensor)];
        answer.add(middle.sensor, group.len(), time, value, unit);
    }
    answer
}
