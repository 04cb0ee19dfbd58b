// The readings of each sensor in a list of their own, beside its unit.

use std::collections::BTreeMap;

use super::{Answer, Case};

struct Sensor {
    unit: String,
    readings: Vec<(i32, u32)>,
}

pub fn solve(case: &Case) -> Answer {
    let mut sensors: BTreeMap<u16, Sensor> = BTreeMap::new();
    for r in case.readings.iter() {
        let new = Sensor { unit: r.unit, readings: Vec::new() };
        let sensor = sensors.entry(r.sensor).or_insert(new);
        sensor.readings.push((r.value, r.time));
    }

    let mut answer = Answer::default();
    for (number, sensor) in &mut sensors {
        let count = sensor.readings.len();
        sensor.readings.sort_unstable();
        let (value, time) = sensor.readings[count / 2];
        answer.add(*number, count, time, value, &sensor.unit);
    }
    answer
}
