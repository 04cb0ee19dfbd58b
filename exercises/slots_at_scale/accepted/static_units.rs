// The units are part of the program, and each reading borrows one of them.

use super::{Answer, Case, Reading};

const UNITS: [&str; 8] = [
    "millimetre",
    "millivolt",
    "metre per second",
    "hectopascal",
    "degree Celsius",
    "percent",
    "decibel",
    "kilowatt-hour",
];

struct Kept {
    time: u32,
    sensor: u16,
    value: i32,
    unit: &'static str,
}

pub fn solve(case: &Case) -> Answer {
    let mut readings = Vec::with_capacity(case.readings.left());
    for Reading { time, sensor, value, unit } in case.readings.iter() {
        let known = UNITS.into_iter().find(|known| *known == unit);
        let unit = known.expect("a known unit");
        readings.push(Kept { time, sensor, value, unit });
    }
    readings.sort_unstable_by_key(|r| (r.sensor, r.value, r.time));

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.sensor == b.sensor) {
        let middle = &group[group.len() / 2];
        let (time, value) = (middle.time, middle.value);
        let unit = middle.unit;
        answer.add(middle.sensor, group.len(), time, value, unit);
    }
    answer
}
