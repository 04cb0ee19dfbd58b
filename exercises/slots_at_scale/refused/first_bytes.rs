// wrong: tells units apart by their first byte.

use super::{Answer, Case, Reading};

struct Kept {
    time: u32,
    sensor: u16,
    value: i32,
    unit: u8,
}

pub fn solve(case: &Case) -> Answer {
    let mut units: Vec<String> = Vec::new();
    let mut readings = Vec::with_capacity(case.readings.left());
    for Reading { time, sensor, value, unit } in case.readings.iter() {
        let known = units.iter().position(|u| u[..1] == unit[..1]);
        let place = known.unwrap_or_else(|| {
            units.push(unit);
            units.len() - 1
        });
        let unit = place as u8;
        readings.push(Kept { time, sensor, value, unit });
    }
    readings.sort_unstable_by_key(|r| (r.sensor, r.value, r.time));

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.sensor == b.sensor) {
        let middle = &group[group.len() / 2];
        let (time, value) = (middle.time, middle.value);
        let unit = &units[usize::from(middle.unit)];
        answer.add(middle.sensor, group.len(), time, value, unit);
    }
    answer
}
