// A symbol of an interner in each reading.

use string_interner::{DefaultStringInterner, DefaultSymbol};

use super::{Answer, Case, Reading};

struct Kept {
    time: u32,
    sensor: u16,
    value: i32,
    unit: DefaultSymbol,
}

pub fn solve(case: &Case) -> Answer {
    let mut units = DefaultStringInterner::default();
    let mut readings = Vec::with_capacity(case.readings.left());
    for Reading { time, sensor, value, unit } in case.readings.iter() {
        let unit = units.get_or_intern(unit);
        readings.push(Kept { time, sensor, value, unit });
    }
    readings.sort_unstable_by_key(|r| (r.sensor, r.value, r.time));

    let mut answer = Answer::default();
    for group in readings.chunk_by(|a, b| a.sensor == b.sensor) {
        let middle = &group[group.len() / 2];
        let (time, value) = (middle.time, middle.value);
        let unit = units.resolve(middle.unit).expect("it was interned");
        answer.add(middle.sensor, group.len(), time, value, unit);
    }
    answer
}
