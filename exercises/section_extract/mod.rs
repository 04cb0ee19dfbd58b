//! section-extract: sections of one size at given offsets, of which some are
//! not in the file.

mod naive;
mod optimized;

use std::cell::Cell;
use std::{error, fmt, io};

use protocol::random::Random;
use protocol::{Failure, Finding, Headline, Scale, text};

pub use crate::file::File;
use crate::file::{self, FromFile, Generated, Reads};
use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, cell,
};

/// A file, and the places of the sections that are wanted of it.
pub struct Case {
    file: Generated,
    /// The offsets of the sections, in no order. Each can be taken once.
    pub offsets: Source<u64>,
    /// The bytes of each section; at least 1.
    pub size: usize,
    sections: u64,
}

impl Case {
    /// Opens the file, which is the person's own if they gave one.
    pub fn open(&self) -> io::Result<File> {
        File::open(&self.file)
    }

    /// An empty report, which each section or error is added to.
    pub fn report(&self) -> Report {
        Report {
            size: self.size,
            sections: 0,
            errors: 0,
            first: None,
            digest: 0,
        }
    }
}

/// The error of a section that is not all in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastEnd {
    /// The offset of the section.
    pub offset: u64,
    /// The length of the file.
    pub length: u64,
}

impl fmt::Display for PastEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the section at {} ends after the file's {} bytes",
            text::grouped(self.offset),
            text::grouped(self.length)
        )
    }
}

impl error::Error for PastEnd {}

/// The sections and errors: how many there were of each, and a number made of
/// all their bytes and places in their order.
#[derive(Debug, PartialEq, Eq)]
pub struct Report {
    size: usize,
    sections: u64,
    errors: u64,
    first: Option<PastEnd>,
    digest: u64,
}

impl Report {
    /// Adds the next section, or the error that stands in its place. It keeps
    /// numbers alone, so it takes no more memory for more sections.
    ///
    /// # Panics
    ///
    /// If it is a section of another size.
    #[track_caller]
    pub fn add(&mut self, section: Result<&[u8], PastEnd>) {
        match section {
            Ok(bytes) => {
                assert!(
                    bytes.len() == self.size,
                    "a section of {} bytes was added, and each has {}: one \
                     that is not all in the file is an error",
                    text::grouped(bytes.len() as u64),
                    text::grouped(self.size as u64)
                );
                self.sections += 1;
                for byte in bytes {
                    self.digest(u64::from(*byte));
                }
            }
            Err(error) => {
                self.errors += 1;
                self.first.get_or_insert(error);
                // Bytes are below 256.
                self.digest(256);
                self.digest(error.offset);
                self.digest(error.length);
            }
        }
    }

    fn digest(&mut self, number: u64) {
        // The prime of the hash FNV-1a.
        self.digest = (self.digest ^ number).wrapping_mul(0x0100_0000_01B3);
        self.digest ^= self.digest >> 32;
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} sections and {} errors with the digest {:016x}",
            text::grouped(self.sections),
            text::grouped(self.errors),
            self.digest
        )?;
        self.first.map_or(Ok(()), |error| write!(f, "; first error: {error}"))
    }
}

/// The bytes after which the file repeats: a prime number.
const PERIOD: usize = 9_973;

/// So many bytes a section may be read, for each byte that it has.
const MOST_BYTES: u64 = 2;

/// So many reads a section may take.
const MOST_READS: u64 = 8;

/// Reads that are no matter, in number and in bytes.
const FEW: u64 = 16;

/// The index of a file of this length. Most offsets are those of whole
/// sections, some again, or of sections that overlap. Others are damaged.
fn index(length: u64, size: u64) -> impl Fn(&mut Random) -> u64 + 'static {
    let last_whole = length.saturating_sub(size);
    let before = Cell::new(0);
    move |random| {
        let offset = match random.below(16) {
            // Its end is behind the largest number.
            0 => u64::MAX - random.below(size),
            // Cut to 32 bits it would be in the file.
            1 => (1 << 32) + random.below(last_whole + 1),
            2 => length + random.below(length + 1),
            // Begins in the file, and ends behind it.
            3 => length.saturating_sub(random.below(size)),
            4 => last_whole,
            5 | 6 => before.get(),
            7 | 8 => before.get().saturating_add(random.below(size)),
            _ => random.below(last_whole + 1),
        };
        before.set(offset);
        offset
    }
}

/// The report, or why the file could not be read.
pub type Answer = io::Result<Report>;

/// The exercise.
pub struct SectionExtract;

impl Exercise for SectionExtract {
    type Case = Case;
    type Answer = FromFile<Report>;

    const SLUG: &'static str = "section-extract";
    const HEADLINE: Headline = Headline::Peak;
    const FILE: bool = true;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "length",
            label: "Bytes in the file",
            default: 1_000_000,
            min: 0,
            max: 100_000_000,
            scale: Scale::Logarithmic,
            sweep: &[1_000, 10_000, 100_000, 1_000_000, 3_000_000, 10_000_000],
        },
        KnobSpec {
            name: "sections",
            label: "Sections",
            default: 1_000,
            min: 0,
            max: 20_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 10, 100, 300, 1_000, 3_000],
        },
        KnobSpec {
            name: "size",
            label: "Bytes in a section",
            default: 256,
            min: 1,
            max: 65_536,
            scale: Scale::Logarithmic,
            sweep: &[1, 16, 64, 256, 1_024, 4_096],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Self::Answer>] = &[
        Variant { name: "naive", solve: |case| naive::solve(case).into() },
        Variant {
            name: "optimized",
            solve: |case| optimized::solve(case).into(),
        },
    ];
    const EDGES: Edges = &[
        &[("length", 0)],
        &[("length", 0), ("size", 1)],
        &[("length", 1), ("size", 1)],
        &[("length", 255)],
        &[("length", 256)],
        &[("length", 257)],
        &[("sections", 0)],
        &[("sections", 1)],
        &[("size", 1)],
        &[("size", 3), ("length", 1_001)],
        &[("size", 65_536), ("sections", 20)],
    ];

    fn case(values: &Values) -> Case {
        let mut random = values.random_of_exercise();
        let byte = || random.bits().to_le_bytes()[0];
        let pattern = std::iter::repeat_with(byte).take(PERIOD).collect();
        let file = Generated { pattern, length: values.get("length") };
        // The person's own file has a length of its own.
        let length = File::open(&file).map_or(file.length, |file| file.len());
        let draw = index(length, values.get("size"));
        let sections = values.count("sections");
        file::count_from_now();
        Case {
            file,
            offsets: Source::new(values.random(), sections, draw),
            size: values.count("size"),
            sections: sections as u64,
        }
    }

    fn failure(answer: &Self::Answer) -> Option<Failure> {
        answer.failure()
    }

    fn floor(_: &Case) -> u64 {
        // A section is added and forgotten.
        0
    }

    fn budget(case: &Case) -> u64 {
        // A few sections, and no list of the offsets.
        4 * case.size as u64 + (1 << 10)
    }

    fn left_out(case: &Case, _: &Self::Answer) -> Option<String> {
        let Reads { calls, bytes } = file::reads();
        let most_bytes = MOST_BYTES * case.size as u64 * (case.sections + FEW);
        let most_calls = MOST_READS * (case.sections + FEW);
        let sections = text::grouped(case.sections);
        let untaken = case.offsets.untaken("offsets");
        let too_many_bytes = || {
            let [bytes, most] = [bytes, most_bytes].map(text::grouped);
            format!(
                "{bytes} bytes of the file were read for {sections} sections, \
                 and at most {most} are allowed: ask for each section at its \
                 offset, and for no more than that"
            )
        };
        let too_many_calls = || {
            let [calls, most] = [calls, most_calls].map(text::grouped);
            format!(
                "the file was read {calls} times for {sections} sections, and \
                 at most {most} times are allowed: one read can fill a whole \
                 section"
            )
        };
        untaken
            .or_else(|| (calls > most_calls).then(too_many_calls))
            // One read of the whole file shows in the peak, and is told there.
            .or_else(|| (calls > 1 && bytes > most_bytes).then(too_many_bytes))
    }

    fn findings(_: &Case, answer: &Self::Answer) -> Vec<Finding> {
        let report = answer.0.as_ref().ok();
        let numbers = file::reads()
            .table()
            .row("sections", [cell(report.map(|report| report.sections))])
            .row("errors", [cell(report.map(|report| report.errors))]);
        vec![numbers.titled("What was read, and what came of it")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solved(length: u64, size: usize, offsets: &[u64]) -> Report {
        let case = || {
            let sections = offsets.len();
            let (next, offsets) = (Cell::new(0), offsets.to_vec());
            let draw =
                move |_: &mut Random| offsets[next.replace(next.get() + 1)];
            Case {
                file: Generated { pattern: b"0123456789".to_vec(), length },
                offsets: Source::new(Random::new(1), sections, draw),
                size,
                sections: sections as u64,
            }
        };
        let report = naive::solve(&case()).expect("it is readable");
        let other = optimized::solve(&case()).expect("it is readable");
        assert_eq!(report, other, "{length} {size} {offsets:?}");
        report
    }

    #[test]
    fn a_section_that_is_not_all_there_is_an_error() {
        let fits = |length, size, offset| {
            solved(length, size, &[offset]).sections == 1
        };
        for offset in [0, 1, 74, 75] {
            assert!(fits(100, 25, offset), "{offset}");
        }
        let past = [76, 99, 100, 101, 1 << 32, u64::MAX - 24, u64::MAX];
        for offset in past {
            assert!(!fits(100, 25, offset), "{offset}");
        }
        assert!(!fits(24, 25, 0) && fits(25, 25, 0) && !fits(0, 1, 0));
    }

    #[test]
    fn an_error_names_the_offset_and_the_length() {
        let report = solved(1_000, 100, &[5, 901, 900, 2_000]);
        assert_eq!((report.sections, report.errors), (2, 2));
        let error = report.first.expect("there are two");
        assert_eq!(
            error.to_string(),
            "the section at 901 ends after the file's 1,000 bytes"
        );
    }

    #[test]
    fn the_order_counts_and_each_byte_of_what_was_added() {
        let digest = |offsets: &[u64]| solved(1_000, 10, offsets).digest;
        assert_ne!(digest(&[1, 2]), digest(&[2, 1]));
        assert_ne!(digest(&[1, 1]), digest(&[1]));
        assert_ne!(digest(&[1, 2_000]), digest(&[2_000, 1]));
        assert_ne!(digest(&[2_000]), digest(&[2_001]));
        assert_eq!(digest(&[3]), digest(&[13]), "the same bytes");
    }

    #[test]
    fn an_index_has_sections_of_each_kind() {
        let draw = index(1_000_000, 256);
        let mut random = Random::new(7);
        let offsets: Vec<u64> =
            (0..1_000).map(|_| draw(&mut random)).collect();
        let some = |is: fn(u64, u64) -> bool| {
            offsets.windows(2).any(|pair| is(pair[0], pair[1]))
        };
        assert!(some(|one, next| one == next && next < 1_000_000));
        assert!(some(|one, next| one < next && next - one < 256));
        assert!(some(|one, _| one == 1_000_000 - 256));
        assert!(some(|one, _| (999_745..1_000_000).contains(&one)));
        assert!(some(|one, _| one > u64::MAX - 256));
        assert!(some(|one, _| one >> 32 == 1));
        let whole = offsets.iter().filter(|one| **one <= 999_744).count();
        assert!((500..800).contains(&whole), "{whole}");
    }

    #[test]
    #[should_panic(
        expected = "a section of 9 bytes was added, and each has 10"
    )]
    fn a_part_of_a_section_is_told() {
        let file = Generated { pattern: Vec::new(), length: 0 };
        let offsets = Source::new(Random::new(1), 0, Random::bits);
        let case = Case { file, offsets, size: 10, sections: 0 };
        case.report().add(Ok(&[0; 9]));
    }
}
