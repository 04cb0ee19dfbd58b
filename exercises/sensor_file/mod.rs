//! sensor-file: records of one size in a file, and how many of them to have in
//! memory at once.

mod buffered;
mod by_record;
mod naive;
mod optimized;

use std::cell::RefCell;
use std::{fmt, io};

use protocol::random::Random;
use protocol::{Failure, Finding, Headline, Scale, text};

pub use crate::file::File;
use crate::file::{self, FromFile, Generated, Reads};
use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Values, Variant, cell,
};

/// The bytes of a record: a time (8), a sensor (2), a value (4) and a status.
pub const RECORD: usize = 15;

/// A file of records, and the size of a portion.
pub struct Case {
    file: Generated,
    /// The records of a chunk; at least 1.
    pub chunk: usize,
    // There before the run, so that it is no part of a version's bytes.
    tally: RefCell<Tally>,
}

impl Case {
    /// Opens the file, which is the person's own if they gave one.
    pub fn open(&self) -> io::Result<File> {
        File::open(&self.file)
    }

    /// Adds the next record of the file.
    pub fn add(&self, record: &[u8; RECORD]) {
        self.tally.borrow_mut().add(record);
    }

    /// The report on all records that were added. `left` is the number of bytes
    /// behind the last whole record: those of one that was cut.
    ///
    /// # Panics
    ///
    /// If so many bytes are left that they have a whole record.
    #[track_caller]
    pub fn report(&self, left: usize) -> Report {
        assert!(
            left < RECORD,
            "{} bytes are said to be left, and {RECORD} of them are a record: \
             add each whole record before the report",
            text::grouped(left as u64)
        );
        self.tally.borrow().report(left)
    }
}

/// The numbers of a sensor so far.
#[derive(Clone, Copy, Default)]
struct Sensor {
    records: u64,
    /// Those whose value counts, and the sum of these values.
    valid: u64,
    sum: i64,
    /// The time of its last record in the file.
    last: u64,
}

struct Tally {
    records: u64,
    /// Good, low and failed.
    known: [u64; 3],
    unknown: u64,
    /// The first record of unknown status, and the status.
    first: Option<(u64, u8)>,
    /// By the sensor's number.
    sensors: Vec<Sensor>,
}

impl Tally {
    fn new() -> Self {
        Self {
            records: 0,
            known: [0; 3],
            unknown: 0,
            first: None,
            sensors: vec![Sensor::default(); 1 << 16],
        }
    }

    fn add(&mut self, record: &[u8; RECORD]) {
        let &[t0, t1, t2, t3, t4, t5, t6, t7, s0, s1, v0, v1, v2, v3, status] =
            record;
        let time = u64::from_le_bytes([t0, t1, t2, t3, t4, t5, t6, t7]);
        let value = i32::from_le_bytes([v0, v1, v2, v3]);
        self.records += 1;
        let sensor =
            &mut self.sensors[usize::from(u16::from_le_bytes([s0, s1]))];
        sensor.records += 1;
        sensor.last = time;
        if let Some(count) = self.known.get_mut(usize::from(status)) {
            *count += 1;
        } else {
            self.unknown += 1;
            self.first.get_or_insert((self.records, status));
        }
        if status < FAILED {
            sensor.valid += 1;
            sensor.sum += i64::from(value);
        }
    }

    fn report(&self, left: usize) -> Report {
        let sensors = (0..=u16::MAX).zip(&self.sensors);
        let mut report = Report {
            records: self.records,
            known: self.known,
            unknown: self.unknown,
            first: self.first,
            sensors: 0,
            sample: None,
            checksum: 0,
            left,
        };
        for (number, sensor) in sensors.filter(|(_, one)| one.records > 0) {
            report.sensors += 1;
            if sensor.valid > 0 {
                let average =
                    sensor.sum.div_euclid(sensor.valid.cast_signed());
                report.sample.get_or_insert((number, average));
            }
            for part in [
                u64::from(number),
                sensor.records,
                sensor.valid,
                sensor.sum.cast_unsigned(),
                sensor.last,
            ] {
                report.checksum = Random::new(report.checksum ^ part).bits();
            }
        }
        report
    }
}

/// The report: how many records there are of each status, and a number made of
/// what is known of each sensor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    records: u64,
    known: [u64; 3],
    unknown: u64,
    first: Option<(u64, u8)>,
    sensors: u64,
    /// A sensor with its average, in thousandths and rounded down.
    sample: Option<(u16, i64)>,
    checksum: u64,
    left: usize,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [records, good, low, failed, unknown, sensors] = [
            self.records,
            self.known[0],
            self.known[1],
            self.known[2],
            self.unknown,
            self.sensors,
        ]
        .map(text::grouped);
        write!(
            f,
            "{records} records: good {good}, low {low}, failed {failed}, \
             unknown {unknown}"
        )?;
        if let Some((record, status)) = self.first {
            let record = text::grouped(record);
            write!(f, " (record {record} is the first, with {status})")?;
        }
        write!(f, "; {sensors} sensors")?;
        if let Some((number, average)) = self.sample {
            let average = text::grouped_signed(average);
            write!(f, " (sensor {number} averages {average} thousandths)")?;
        }
        write!(f, ", checksum {:016x}", self.checksum)?;
        if self.left > 0 {
            let (left, record) = (self.left, text::grouped(self.records + 1));
            write!(f, "; the file ends {left} bytes into record {record}")?;
        }
        Ok(())
    }
}

/// The report, or why the file could not be read.
pub type Answer = io::Result<Report>;

/// The exercise.
pub struct SensorFile;

/// The records after which the file repeats: a prime number.
const RECORDS: usize = 9_973;

/// The sensors of the generated file.
const SENSORS: usize = 200;

/// The first status whose values do not count.
const FAILED: u8 = 2;

/// The room for a buffered reader, and not for another list.
const SPARE: u64 = 16 << 10;

/// The part of the file that repeats. Its times begin at 0.
fn pattern(random: &mut Random) -> Vec<u8> {
    let sensors: Vec<(u16, i32)> = (0..SENSORS)
        .map(|_| {
            let [a, b, c, d, ..] = random.bits().to_le_bytes();
            (u16::from_le_bytes([a, b]), i16::from_le_bytes([c, d]).into())
        })
        .collect();
    let mut time: u64 = 0;
    let mut pattern = Vec::with_capacity(RECORDS * RECORD);
    for _ in 0..RECORDS {
        let (sensor, usual) = sensors[random.index(sensors.len())];
        let noise = random.below_u32(4_001).cast_signed() - 2_000;
        let status = match random.below(100) {
            0..92 => 0,
            92..96 => 1,
            96..98 => FAILED,
            _ => random.bits().to_le_bytes()[0],
        };
        pattern.extend(time.to_le_bytes());
        pattern.extend(sensor.to_le_bytes());
        pattern.extend((usual + noise).to_le_bytes());
        pattern.push(status);
        time += random.below(1_000);
    }
    pattern
}

impl Exercise for SensorFile {
    type Case = Case;
    type Answer = FromFile<Report>;

    const SLUG: &'static str = "sensor-file";
    const HEADLINE: Headline = Headline::Peak;
    const FILE: bool = true;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "length",
            label: "Bytes in the file",
            default: 1_500_000,
            min: 0,
            max: 150_000_000,
            scale: Scale::Logarithmic,
            sweep: &[15, 1_500, 15_000, 150_000, 1_500_000, 4_500_000],
        },
        KnobSpec {
            name: "chunk",
            label: "Records a chunk",
            default: 10_000,
            min: 1,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 10, 100, 1_000, 10_000, 100_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Self::Answer>] = &[
        Variant { name: "naive", solve: |case| naive::solve(case).into() },
        Variant {
            name: "by-record",
            solve: |case| by_record::solve(case).into(),
        },
        Variant {
            name: "optimized",
            solve: |case| optimized::solve(case).into(),
        },
        Variant {
            name: "buffered",
            solve: |case| buffered::solve(case).into(),
        },
    ];
    const EDGES: Edges = &[
        &[("length", 0)],
        &[("length", 1)],
        &[("length", 14), ("chunk", 1)],
        &[("length", 15), ("chunk", 1)],
        &[("length", 16), ("chunk", 1)],
        &[("length", 15_007), ("chunk", 1)],
        &[("length", 15_014), ("chunk", 7)],
        // As many bytes as there are in a chunk or two, and some more or less.
        &[("length", 149_985)],
        &[("length", 149_999)],
        &[("length", 150_000)],
        &[("length", 150_001)],
        &[("length", 300_000)],
        &[("length", 300_014)],
        // A chunk as small as that shows what else is kept.
        &[("length", 1_500_011), ("chunk", 100)],
        &[("length", 15_001), ("chunk", 1_000_000)],
    ];

    fn case(values: &Values) -> Case {
        let pattern = pattern(&mut values.random_of_exercise());
        file::count_from_now();
        Case {
            file: Generated { pattern, length: values.get("length") },
            chunk: values.count("chunk"),
            tally: RefCell::new(Tally::new()),
        }
    }

    fn failure(answer: &Self::Answer) -> Option<Failure> {
        answer.failure()
    }

    fn floor(_: &Case) -> u64 {
        // A record is added and forgotten.
        0
    }

    fn budget(case: &Case) -> u64 {
        2 * (case.chunk * RECORD) as u64 + SPARE
    }

    fn left_out(case: &Case, _: &Self::Answer) -> Option<String> {
        let length = case.open().ok()?.len();
        // The bytes of a record that was cut need not be looked at.
        let whole = length - length % RECORD as u64;
        file::reads().left_out("file", whole, case.chunk * RECORD)
    }

    fn findings(case: &Case, _: &Self::Answer) -> Vec<Finding> {
        let Reads { calls, bytes } = file::reads();
        let tally = case.tally.borrow();
        let reads = Numbers::new("what", ["number"])
            .row("reads", [cell(calls)])
            .drawn()
            .row("bytes read", [cell(bytes)])
            .row("records", [cell(tally.records)])
            .row("unknown status", [cell(tally.unknown)]);
        vec![reads.titled("What came from the file")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOLVES: [fn(&Case) -> Answer; 4] =
        [naive::solve, by_record::solve, optimized::solve, buffered::solve];

    fn record(time: u64, sensor: u16, value: i32, status: u8) -> Vec<u8> {
        let mut bytes = time.to_le_bytes().to_vec();
        bytes.extend(sensor.to_le_bytes());
        bytes.extend(value.to_le_bytes());
        bytes.push(status);
        bytes
    }

    fn report(content: &[u8]) -> Report {
        let mut reports = Vec::new();
        for chunk in [1, 2, 3, 5, 1_000] {
            for solve in SOLVES {
                let (pattern, length) =
                    (content.to_vec(), content.len() as u64);
                let file = Generated { pattern, length };
                let tally = RefCell::new(Tally::new());
                let case = Case { file, chunk, tally };
                reports.push(solve(&case).expect("it is readable"));
            }
        }
        let first = reports.remove(0);
        assert!(reports.iter().all(|other| *other == first), "{first}");
        first
    }

    #[test]
    fn a_file_has_one_report_however_it_is_read() {
        let all: Vec<u8> = (0..6)
            .flat_map(|at| record(u64::from(at) << 40, at % 2, -7, 0))
            .collect();
        for length in 0..=all.len() {
            let report = report(&all[..length]);
            assert_eq!(report.records, (length / RECORD) as u64);
            assert_eq!(report.left, length % RECORD);
        }
    }

    #[test]
    fn a_cut_record_and_an_unknown_status_are_told() {
        let mut content = record(1, 9, 21_000, 0);
        content.extend(record(2, 9, -1, 1));
        content.extend(record(3, 9, 999_999, 2));
        content.extend(record(4, 70, 999_999, 3));
        content.extend(record(5, 70, 999_999, 255));
        content.extend(&record(6, 9, 5, 0)[..11]);
        let said = report(&content).to_string();
        assert!(
            said.starts_with(
                "5 records: good 1, low 1, failed 1, unknown 2 (record 4 is \
                 the first, with 3); 2 sensors (sensor 9 averages 10,499 \
                 thousandths), checksum "
            ),
            "{said}"
        );
        assert!(said.ends_with("; the file ends 11 bytes into record 6"));
    }

    #[test]
    fn each_field_counts_and_so_does_the_order() {
        let of = |records: &[Vec<u8>]| report(&records.concat()).to_string();
        let (a, b) = (record(1, 2, 3, 0), record(4, 2, 6, 1));
        let all = [
            of(&[a.clone(), b.clone()]),
            of(&[b.clone(), a.clone()]),
            of(std::slice::from_ref(&a)),
            of(&[a.clone(), b.clone(), b]),
            of(&[a.clone(), record(5, 2, 6, 1)]),
            of(&[a.clone(), record(4, 3, 6, 1)]),
            of(&[a.clone(), record(4, 2, 7, 1)]),
            of(&[a, record(4, 2, 6, 0)]),
        ];
        let different: std::collections::HashSet<&String> =
            all.iter().collect();
        assert_eq!(different.len(), all.len());
    }

    #[test]
    #[should_panic(expected = "20 bytes are said to be left, and 15 of them")]
    fn a_record_among_what_is_left_is_told() {
        let file = Generated { pattern: Vec::new(), length: 0 };
        let tally = RefCell::new(Tally::new());
        let _ = Case { file, chunk: 1, tally }.report(20);
    }

    #[test]
    fn the_file_has_every_status_and_a_browser_takes_it() {
        let file = pattern(&mut Random::new(1));
        let statuses: Vec<u8> =
            file.chunks_exact(RECORD).map(|record| record[14]).collect();
        assert!((0..3).all(|status| statuses.contains(&status)));
        assert!(statuses.iter().any(|status| *status > 2));
        assert_eq!(file.len() % RECORD, 0);
        assert!(file.len() < 1 << 20, "a browser's worker takes so much");
    }
}
