// over-budget: a list of all units beside the readings.

use super::{Answer, Case, Reading};

struct Kept {
    time: u32,
    sensor: u16,
    value: i32,
    place: usize,
}

pub fn solve(case: &Case) -> Answer {
    let mut units = Vec::new();
    let mut readings = Vec::with_capacity(case.readings.left());
    for Reading { time, sensor, value, unit } in case.readings.iter() {
        let place = units.len();
        units.push(unit);
        readings.push(Kept { time, sensor, value, place });
    }
    readings.sort_unstable_by_key(|r| (r.sensor, r.value, r.time));

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.sensor == b.sensor) {
        let middle = &group[group.len() / 2];
        let (time, value) = (middle.time, middle.value);
        let unit = &units[middle.place];
        answer.add(middle.sensor, group.len(), time, value, unit);
    }
    answer
}
