// The table is a sorted list of sensors, each with its unit.

use super::{Answer, Case, Reading};

struct Kept {
    time: u32,
    sensor: u16,
    value: i32,
}

fn kept(reading: Reading, sensors: &mut Vec<(u16, Box<str>)>) -> Kept {
    let Reading { time, sensor, value, unit } = reading;
    if let Err(at) = sensors.binary_search_by_key(&sensor, |known| known.0) {
        sensors.insert(at, (sensor, unit.into_boxed_str()));
    }
    Kept { time, sensor, value }
}

pub fn solve(case: &Case) -> Answer {
    let mut sensors = Vec::new();
    let keep = |reading| kept(reading, &mut sensors);
    let mut readings: Vec<Kept> = case.readings.iter().map(keep).collect();
    readings.sort_unstable_by_key(|r| (r.sensor, r.value, r.time));

    // Both are in the order of the sensors' numbers.
    let mut answer = Answer::default();
    let groups = readings.chunk_by(|a, b| a.sensor == b.sensor);
    for (group, (sensor, unit)) in groups.zip(&sensors) {
        let middle = &group[group.len() / 2];
        answer.add(*sensor, group.len(), middle.time, middle.value, unit);
    }
    answer
}
