// The units that there are as an `enum`: one byte.

use super::{Answer, Case, Reading};

#[derive(Clone, Copy)]
enum Unit {
    Millimetre,
    Millivolt,
    MetrePerSecond,
    Hectopascal,
    DegreeCelsius,
    Percent,
    Decibel,
    KilowattHour,
}

use Unit::*;

const UNITS: [(Unit, &str); 8] = [
    (Millimetre, "millimetre"),
    (Millivolt, "millivolt"),
    (MetrePerSecond, "metre per second"),
    (Hectopascal, "hectopascal"),
    (DegreeCelsius, "degree Celsius"),
    (Percent, "percent"),
    (Decibel, "decibel"),
    (KilowattHour, "kilowatt-hour"),
];

struct Kept {
    time: u32,
    sensor: u16,
    value: i32,
    unit: Unit,
}

fn kept(reading: Reading) -> Kept {
    let Reading { time, sensor, value, unit } = reading;
    let known = UNITS.iter().find(|known| known.1 == unit);
    Kept { time, sensor, value, unit: known.expect("a known unit").0 }
}

pub fn solve(case: &Case) -> Answer {
    let mut readings: Vec<Kept> = case.readings.iter().map(kept).collect();
    readings.sort_unstable_by_key(|r| (r.sensor, r.value, r.time));

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.sensor == b.sensor) {
        let middle = &group[group.len() / 2];
        let (time, value) = (middle.time, middle.value);
        let unit = UNITS[middle.unit as usize].1;
        answer.add(middle.sensor, group.len(), time, value, unit);
    }
    answer
}
