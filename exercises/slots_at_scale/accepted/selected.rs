// A list of readings for each sensor, of which the middle one is selected
// without sorting the rest.

use std::collections::{BTreeMap, HashMap};

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut sensors: BTreeMap<u16, Vec<(i32, u32)>> = BTreeMap::new();
    let mut units: HashMap<u16, Box<str>> = HashMap::new();
    while let Some(r) = case.readings.next() {
        let of_sensor = sensors.entry(r.sensor).or_default();
        of_sensor.push((r.value, r.time));
        units.insert(r.sensor, r.unit.into_boxed_str());
    }

    let mut answer = Answer::default();
    for (sensor, mut readings) in sensors {
        let half = readings.len() / 2;
        let (value, time) = *readings.select_nth_unstable(half).1;
        answer.add(sensor, readings.len(), time, value, &units[&sensor]);
    }
    answer
}
