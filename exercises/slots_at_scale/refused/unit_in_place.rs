// over-budget: the bytes of the unit within the reading, and their number.

use super::{Answer, Case, Reading};

struct Kept {
    time: u32,
    sensor: u16,
    value: i32,
    unit: [u8; 16],
    len: u8,
}

pub fn solve(case: &Case) -> Answer {
    let mut readings = Vec::with_capacity(case.readings.left());
    for Reading { time, sensor, value, unit } in case.readings.iter() {
        let len = unit.len() as u8;
        let mut bytes = [0; 16];
        bytes[..unit.len()].copy_from_slice(unit.as_bytes());
        readings.push(Kept { time, sensor, value, unit: bytes, len });
    }
    readings.sort_unstable_by_key(|r| (r.sensor, r.value, r.time));

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.sensor == b.sensor) {
        let middle = &group[group.len() / 2];
        let (time, value) = (middle.time, middle.value);
        let unit = &middle.unit[..usize::from(middle.len)];
        let unit = str::from_utf8(unit).expect("a unit is a string");
        answer.add(middle.sensor, group.len(), time, value, unit);
    }
    answer
}
