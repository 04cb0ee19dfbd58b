// One string for each unit, which its readings share, in a list that doubles.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::{Answer, Case, Reading};

struct Kept {
    time: u32,
    sensor: u16,
    value: i32,
    unit: Rc<str>,
}

pub fn solve(case: &Case) -> Answer {
    let mut units: BTreeSet<Rc<str>> = BTreeSet::new();
    let mut readings = Vec::new();
    for Reading { time, sensor, value, unit } in case.readings.iter() {
        if !units.contains(unit.as_str()) {
            units.insert(Rc::from(unit.as_str()));
        }
        let unit =
            Rc::clone(units.get(unit.as_str()).expect("it is there now"));
        readings.push(Kept { time, sensor, value, unit });
    }
    readings.sort_unstable_by_key(|r| (r.sensor, r.value, r.time));

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.sensor == b.sensor) {
        let middle = &group[group.len() / 2];
        let (time, value) = (middle.time, middle.value);
        let unit = &middle.unit;
        answer.add(middle.sensor, group.len(), time, value, unit);
    }
    answer
}
