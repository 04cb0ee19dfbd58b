//! structured-array: fields are looked at where they lie, and the few records
//! that are to stay are copied out.

mod copied;
mod naive;
mod optimized;
mod rows;

use std::fmt;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Layout, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Source, Values, Variant, cell, field,
    finding, grown, layout, layout_of,
};

/// A reading of a sensor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Nanoseconds since 1970.
    pub time: i64,
    /// Degrees Celsius.
    pub value: f32,
    /// False if the sensor was out of order.
    pub valid: bool,
    /// The number of the sensor.
    pub sensor: u8,
}

/// The questions about a day, which are known when it is over.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// A moment of the day. How far are all times from it?
    pub time: i64,
    /// A temperature. How far are all values from it?
    pub value: f32,
    /// A sensor. At which places are its readings?
    pub sensor: u8,
    /// A temperature. Which valid readings are above it?
    pub limit: f32,
}

/// A day's readings.
pub struct Day {
    /// The readings, in the order in which they came. Each can be taken once.
    pub readings: Source<Reading>,
    question: Question,
}

impl Day {
    /// The questions about the day.
    ///
    /// # Panics
    ///
    /// If readings are still to come.
    #[track_caller]
    pub fn question(&self) -> Question {
        self.readings.require_all_taken("the question", "day's readings");
        self.question
    }
}

/// The days to go through.
pub struct Case {
    /// The days, in their order.
    pub days: Vec<Day>,
    /// The number of readings to keep, of each day.
    kept: Vec<usize>,
    readings: usize,
}

impl Case {
    /// Begins the report on the readings that were kept.
    ///
    /// # Panics
    ///
    /// If a day has readings that are still to come.
    #[track_caller]
    pub fn report(&self) -> Report {
        for day in &self.days {
            day.readings.require_all_taken("the report", "days' readings");
        }
        Report { count: 0, checksum: 0 }
    }

    /// The number of readings to keep.
    fn all_kept(&self) -> usize {
        self.kept.iter().sum()
    }
}

/// The readings that were kept, in their order. Only a [`Case`] begins one, so
/// none can be added before the last day is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    count: u64,
    checksum: u64,
}

impl Report {
    /// Adds a reading at the end.
    pub fn add(&mut self, time: i64, value: f32, sensor: u8) {
        let value = u64::from(value.to_bits()) << 8 | u64::from(sensor);
        let mixed = Random::new(self.checksum ^ time.cast_unsigned()).bits();
        self.checksum = Random::new(mixed ^ value).bits();
        self.count += 1;
    }
}

/// The answers for all days, added up, and the report. Exact: sums of values
/// are multiples of 2^-17 below 2^31.
#[derive(Debug, PartialEq)]
pub struct Answer {
    /// The distances of all times from those asked for, in nanoseconds.
    pub time: u64,
    /// The distances of all values from those asked for, in degrees.
    pub value: f64,
    /// The places of the readings of the sensors asked for.
    pub places: u64,
    /// The readings that were kept.
    pub report: Report,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { time, value, places, report } = self;
        let Report { count, checksum } = report;
        write!(
            f,
            "time {time}, value {value}, places {places}, {count} kept, \
             checksum {checksum:016x}"
        )
    }
}

/// The exercise.
pub struct StructuredArray;

/// The nanoseconds of a day.
const DAY: u64 = 24 * 60 * 60 * 1_000_000_000;

/// The first day, in days since 1970.
const FIRST: i64 = 20_000;

/// A value is one of so many, as many as an `f32` has room for.
const VALUES: u32 = 1 << 24;

/// A sensor is out of order for one in so many readings.
const INVALID: u64 = 16;

/// The temperature at one of the [`VALUES`]: from -40 to 88 degrees.
fn degrees(value: u32) -> f32 {
    value as f32 / (1 << 17) as f32 - 40.0
}

fn moment(random: &mut Random, midnight: i64) -> i64 {
    midnight.saturating_add_unsigned(random.below(DAY))
}

fn sensor(random: &mut Random) -> u8 {
    random.bits().to_be_bytes()[0]
}

fn reading(random: &mut Random, midnight: i64) -> Reading {
    Reading {
        time: moment(random, midnight),
        value: degrees(random.below_u32(VALUES)),
        valid: random.below(INVALID) > 0,
        sensor: sensor(random),
    }
}

fn question(random: &mut Random, midnight: i64) -> Question {
    // About one in fifty values is above the limit.
    let above = VALUES / 55 + random.below_u32(VALUES / 500);
    Question {
        time: moment(random, midnight),
        value: degrees(random.below_u32(VALUES)),
        sensor: sensor(random),
        limit: degrees(VALUES - above),
    }
}

/// A day with so many readings, and how many of these are to be kept.
fn day(random: &mut Random, number: i64, readings: usize) -> (Day, usize) {
    let midnight = (FIRST + number) * DAY.cast_signed();
    let question = question(random, midnight);
    let seed = Random::new(random.bits());
    let again = &mut seed.clone();
    let is_kept =
        |reading: &Reading| reading.valid && reading.value > question.limit;
    let kept = (0..readings)
        .map(|_| reading(again, midnight))
        .filter(is_kept)
        .count();
    let readings =
        Source::new(seed, readings, move |random| reading(random, midnight));
    (Day { readings, question }, kept)
}

/// The block of an `Rc<Reading>`: two counts and the reading.
#[repr(C)]
struct Object {
    owners: usize,
    weak: usize,
    reading: Reading,
}

fn object_layout() -> Layout {
    layout!(
        Object as "An object";
        owners: usize, weak: usize, reading: Reading,
    )
}

fn reading_layout() -> Layout {
    layout!(
        Reading as "Reading";
        time: i64, value: f32, valid: bool, sensor: u8,
    )
}

/// Two readings' places in a column.
fn column<T>(name: &str, element: &str) -> Layout {
    let places = [0, 1].map(|at| {
        field(&format!("{element} {at}"), at * size_of::<T>(), size_of::<T>())
    });
    layout_of::<[T; 2]>(name, places.into())
}

fn table(case: &Case) -> Finding {
    let table = Numbers::new("readings", ["number"])
        .row("of a day", [cell(case.readings)])
        .row("of all days", [cell(case.readings * case.days.len())])
        .row("kept of all days", [cell(case.all_kept())]);
    table.titled("How many readings there are")
}

impl Exercise for StructuredArray {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "structured-array";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "readings",
            label: "Readings of a day",
            default: 32_000,
            min: 0,
            max: 300_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 32_000, 100_000],
        },
        KnobSpec {
            name: "days",
            label: "Days",
            default: 3,
            min: 0,
            max: 30,
            scale: Scale::Linear,
            sweep: &[1, 2, 3, 6, 10, 15],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "copied", solve: copied::solve },
        Variant { name: "rows", solve: rows::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("readings", 0)],
        &[("days", 0)],
        &[("readings", 1), ("days", 1)],
        &[("readings", 3), ("days", 30)],
        &[("readings", 1_023), ("days", 10)],
        // As many as fill a list that doubled, so that a column's copy is too
        // much.
        &[("readings", 65_536), ("days", 1)],
        &[("readings", 4_096), ("days", 30)],
    ];

    fn pictures(variant: &str, case: &Case) -> Vec<Finding> {
        let picture =
            |title, layouts| finding(title, FindingTable::Layouts(layouts));
        match variant {
            // The same for all variants, so it is shown once.
            "naive" => vec![
                table(case),
                picture("A reading as an object", vec![object_layout()]),
            ],
            "rows" => {
                vec![picture("A reading in a row", vec![reading_layout()])]
            }
            "optimized" => {
                let columns = vec![
                    column::<i64>("times", "time"),
                    column::<f32>("values", "value"),
                    column::<bool>("valid", "valid"),
                    column::<u8>("sensors", "sensor"),
                ];
                vec![picture("Two readings in columns", columns)]
            }
            _ => Vec::new(),
        }
    }

    fn case(values: &Values) -> Case {
        let readings = values.count("readings");
        let random = &mut values.random();
        let days: i64 = values.count("days");
        let (days, kept) =
            (0..days).map(|number| day(random, number, readings)).unzip();
        Case { days, kept, readings }
    }

    fn floor(case: &Case) -> u64 {
        // The parts of a reading that nobody knows before it comes: a moment of
        // a day in 46 bits, a value in 24, a sensor in 8. When the last day is
        // over, its readings are there, and those kept of the days before.
        let before = case.kept.iter().rev().skip(1).sum::<usize>();
        let readings = if case.days.is_empty() { 0 } else { case.readings };
        ((readings + before) * (46 + 24 + 8) / 8) as u64
    }

    fn budget(case: &Case) -> u64 {
        // A day in a list that was pushed, and a byte for each reading that
        // says whether it is kept. For those kept, two such lists, or a list
        // for each day.
        let day = grown::<Reading>(case.readings) + case.readings as u64;
        let kept = 2 * case.all_kept() * size_of::<Reading>();
        day + (kept + 128 * case.days.len() + (1 << 10)) as u64
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Object, Reading, Report};

    const READING: Reading =
        Reading { time: 1, value: 0.5, valid: true, sensor: 2 };

    #[test]
    fn a_counted_reading_takes_the_bytes_of_its_picture() {
        let (_, heap) = meter::measure(|| Rc::new(READING));
        assert_eq!(heap.peak.unsigned_abs(), size_of::<Object>() as u64);
    }

    #[test]
    fn each_field_and_the_order_change_the_report() {
        let of = |readings: &[(i64, f32, u8)]| {
            let mut report = Report { count: 0, checksum: 0 };
            for (time, value, sensor) in readings {
                report.add(*time, *value, *sensor);
            }
            report
        };
        let [a, b] = [(1, 0.5, 2), (7, -3.0, 4)];
        let both = of(&[a, b]);
        for other in [
            &[b, a][..],
            &[a],
            &[a, b, b],
            &[(2, 0.5, 2), b],
            &[(1, 0.25, 2), b],
            &[(1, 0.5, 3), b],
        ] {
            assert_ne!(both, of(other));
        }
    }
}
