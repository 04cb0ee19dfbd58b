// The place of its unit, in as many bytes as an address has.

use super::{Answer, Case, Reading};

struct Kept {
    time: u32,
    sensor: u16,
    value: i32,
    unit: usize,
}

fn kept(reading: Reading, units: &mut Vec<String>) -> Kept {
    let Reading { time, sensor, value, unit } = reading;
    let known = units.iter().position(|known| *known == unit);
    let place = known.unwrap_or_else(|| {
        units.push(unit);
        units.len() - 1
    });
    Kept { time, sensor, value, unit: place }
}

pub fn solve(case: &Case) -> Answer {
    let mut units = Vec::new();
    let keep = |reading| kept(reading, &mut units);
    let mut readings: Vec<Kept> = case.readings.iter().map(keep).collect();
    readings.sort_unstable_by_key(|r| (r.sensor, r.value, r.time));

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.sensor == b.sensor) {
        let middle = &group[group.len() / 2];
        let (time, value) = (middle.time, middle.value);
        let unit = &units[middle.unit];
        answer.add(middle.sensor, group.len(), time, value, unit);
    }
    answer
}
