//! slots-at-scale: once the fields are fixed, the string in each record is
//! what costs.

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "each number came from the type that it goes back to"
)]
mod naive;
mod optimized;
mod owned;
mod shared;

use std::fmt;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, finding, grown, layout,
};

/// A reading of a sensor, as it comes.
pub struct Reading {
    /// Milliseconds since the first sensor was switched on.
    pub time: u32,
    /// The number of the sensor.
    pub sensor: u16,
    /// The measured value, in thousandths of the unit.
    pub value: i32,
    /// The unit. A sensor always measures in the same one.
    pub unit: String,
}

/// The readings to keep.
pub struct Case {
    /// The readings. Each can be taken once.
    pub readings: Source<Reading>,
    count: usize,
    /// The most sensors that there can be readings of.
    sensors: usize,
}

/// The report: the rows that were added to it, in their order.
#[derive(Default, PartialEq)]
pub struct Answer {
    sensors: u64,
    mixed: u64,
}

impl Answer {
    /// Adds a sensor, with the number of its readings, and its middle reading.
    pub fn add(
        &mut self,
        sensor: u16,
        readings: usize,
        time: u32,
        value: i32,
        unit: &str,
    ) {
        self.sensors += 1;
        self.mix(u64::from(sensor));
        self.mix(readings as u64);
        self.mix(u64::from(time));
        self.mix(u64::from(value.cast_unsigned()));
        self.mix(unit.len() as u64);
        unit.bytes().for_each(|byte| self.mix(u64::from(byte)));
    }

    fn mix(&mut self, number: u64) {
        self.mixed = Random::new(self.mixed ^ number).bits();
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sensors = text::grouped(self.sensors);
        write!(f, "{sensors} sensors, checksum {:016x}", self.mixed)
    }
}

/// The exercise.
pub struct SlotsAtScale;

/// Some have their first byte in common, some their length.
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

/// So many sensors of different numbers, each with its unit.
fn sensors(random: &mut Random, count: usize) -> Vec<(u16, &'static str)> {
    let mut numbers: Vec<u16> = (0..=u16::MAX).collect();
    for i in 0..count {
        let other = i + random.index(numbers.len() - i);
        numbers.swap(i, other);
    }
    numbers.truncate(count);
    let unit = |number| (number, UNITS[random.index(UNITS.len())]);
    numbers.into_iter().map(unit).collect()
}

/// One value in eight is a small one, and half of the others are below 0. So
/// the middle readings of a busy sensor have equal values, and differ in time.
fn value(random: &mut Random) -> i32 {
    let small = random.index(8) == 0;
    let below = if small { 16 } else { u32::MAX };
    random.below_u32(below).cast_signed()
}

fn reading(random: &mut Random, sensors: &[(u16, &str)]) -> Reading {
    let (sensor, unit) = sensors[random.index(sensors.len())];
    Reading {
        time: random.below_u32(u32::MAX),
        sensor,
        value: value(random),
        unit: unit.to_owned(),
    }
}

impl Exercise for SlotsAtScale {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "slots-at-scale";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "readings",
            label: "Readings",
            default: 100_000,
            min: 0,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 50_000, 200_000],
        },
        KnobSpec {
            name: "sensors",
            label: "Sensors",
            default: 200,
            min: 1,
            max: 50_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 10, 100, 1_000, 10_000, 50_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "owned", solve: owned::solve },
        Variant { name: "shared", solve: shared::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("readings", 0)],
        &[("readings", 1)],
        &[("readings", 2), ("sensors", 1)],
        &[("readings", 1_023), ("sensors", 3)],
        &[("readings", 1_025), ("sensors", 50_000)],
        // As many as fill a list that doubled, so that room for a string in
        // each of them is too much.
        &[("readings", 32_768)],
    ];

    fn case(values: &Values) -> Case {
        let count: usize = values.count("readings");
        let sensors =
            sensors(&mut values.random_of_exercise(), values.count("sensors"));
        let most = count.min(sensors.len());
        let draw = move |random: &mut Random| reading(random, &sensors);
        let readings = Source::new(values.random(), count, draw);
        Case { readings, count, sensors: most }
    }

    fn floor(case: &Case) -> u64 {
        // Readings may lie in a list for each sensor, which says whose they
        // are.
        (case.count * size_of::<(u32, i32)>()) as u64
    }

    fn budget(case: &Case) -> u64 {
        // Readings with a wide pointer to the unit, of two `u32` as in
        // WebAssembly, in a list that grows by doubling; but none with a
        // string of its own, and none with the place for one. And for each
        // sensor an entry of a table that doubles, with a string and a list
        // of a few readings.
        let readings = grown::<(u32, i32, u16, [u32; 2])>(case.count);
        readings + 160 * case.sensors as u64 + (1 << 10)
    }

    fn pictures(variant: &str, _case: &Case) -> Vec<Finding> {
        let layout = match variant {
            // The source of `owned` is shown later, with its picture.
            "naive" | "owned" => layout!(
                Reading as "Reading";
                time: u32, sensor: u16, value: i32, unit: String,
            ),
            "shared" => layout!(
                shared::Kept as "Kept, with a shared unit";
                time: u32, sensor: u16, value: i32, unit: std::rc::Rc<str>,
            ),
            "optimized" => layout!(
                optimized::Kept as "Kept";
                time: u32, sensor: u16, value: i32,
            ),
            _ => return Vec::new(),
        };
        let title = match variant {
            "naive" => "A reading as it comes, before it is made a map",
            _ => "A reading in the list",
        };
        vec![finding(title, FindingTable::Layouts(vec![layout]))]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn sensors_have_different_numbers_and_all_units_occur() {
        let sensors = sensors(&mut Random::new(1), 200);
        let numbers: HashSet<u16> = sensors.iter().map(|s| s.0).collect();
        let units: HashSet<&str> = sensors.iter().map(|s| s.1).collect();
        assert_eq!((numbers.len(), units.len()), (200, UNITS.len()));
    }

    #[test]
    fn neither_length_nor_first_byte_tells_all_units_apart() {
        let lengths: HashSet<usize> = UNITS.iter().map(|u| u.len()).collect();
        let first: HashSet<&str> = UNITS.iter().map(|u| &u[..1]).collect();
        assert!(lengths.len() < UNITS.len() && first.len() < UNITS.len());
    }

    #[test]
    fn the_middle_value_of_a_busy_sensor_occurs_several_times() {
        let random = &mut Random::new(1);
        let mut values: Vec<i32> = (0..500).map(|_| value(random)).collect();
        values.sort_unstable();
        let middle = values[250];
        let equal = values.iter().filter(|value| **value == middle);
        assert!(equal.count() > 1);
    }

    #[test]
    fn a_report_depends_on_all_that_is_added_and_on_the_order() {
        let report = |rows: &[(u16, usize, u32, i32, &str)]| {
            let mut answer = Answer::default();
            for (sensor, readings, time, value, unit) in rows {
                answer.add(*sensor, *readings, *time, *value, unit);
            }
            answer.to_string()
        };
        let (a, b) = ((1, 2, 3, 4, "mm"), (5, 6, 7, -8, "K"));
        let all = [
            report(&[a, b]),
            report(&[b, a]),
            report(&[a]),
            report(&[a, (6, 6, 7, -8, "K")]),
            report(&[a, (5, 7, 7, -8, "K")]),
            report(&[a, (5, 6, 8, -8, "K")]),
            report(&[a, (5, 6, 7, 8, "K")]),
            report(&[a, (5, 6, 7, -8, "%")]),
            report(&[a, (5, 6, 7, -8, "")]),
        ];
        let different: HashSet<&String> = all.iter().collect();
        assert_eq!(different.len(), all.len());
    }
}
