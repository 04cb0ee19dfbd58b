// wrong: keeps the last unit that came, for all sensors.

use super::{Answer, Case, Reading};

struct Kept {
    time: u32,
    sensor: u16,
    value: i32,
}

pub fn solve(case: &Case) -> Answer {
    let mut units = String::new();
    let mut readings = Vec::with_capacity(case.readings.left());
    for Reading { time, sensor, value, unit } in case.readings.iter() {
        units = unit;
        readings.push(Kept { time, sensor, value });
    }
    readings.sort_unstable_by_key(|r| (r.sensor, r.value, r.time));

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.sensor == b.sensor) {
        let middle = &group[group.len() / 2];
        let (time, value) = (middle.time, middle.value);
        let unit = &units;
        answer.add(middle.sensor, group.len(), time, value, unit);
    }
    answer
}
