//! Readings in the same unit share one string.

use std::collections::HashSet;
use std::rc::Rc;

use super::{Answer, Case, Reading};

pub struct Kept {
    pub time: u32,
    pub sensor: u16,
    pub value: i32,
    pub unit: Rc<str>,
}

/// Gives the one string that says this unit.
fn share(unit: &str, units: &mut HashSet<Rc<str>>) -> Rc<str> {
    if let Some(known) = units.get(unit) {
        return Rc::clone(known);
    }
    let new: Rc<str> = Rc::from(unit);
    units.insert(Rc::clone(&new));
    new
}

fn read(case: &Case) -> Vec<Kept> {
    let mut units = HashSet::new();
    let mut readings = Vec::with_capacity(case.readings.left());
    for Reading { time, sensor, value, unit } in case.readings.iter() {
        let unit = share(&unit, &mut units);
        readings.push(Kept { time, sensor, value, unit });
    }
    readings
}

pub fn solve(case: &Case) -> Answer {
    let mut readings = read(case);
    readings.sort_unstable_by_key(|r| (r.sensor, r.value, r.time));

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.sensor == b.sensor) {
        let middle = &group[group.len() / 2];
        let (time, value) = (middle.time, middle.value);
        answer.add(middle.sensor, group.len(), time, value, &middle.unit);
    }
    answer
}
